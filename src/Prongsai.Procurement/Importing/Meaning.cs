using System.Text.RegularExpressions;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>What a column of somebody's file holds. Some columns hold a name and a price at once, or a number and a day.</summary>
internal enum Meaning
{
    Number,
    Work,
    Budget,
    ReferencePrice,
    Method,
    Bidders,
    BidderPrice,
    Winner,
    AgreedPrice,
    Reason,
    Contract,
    ContractNumber,
    ContractDay,
    EgpNumber,
    ControlNumber,
    BudgetSource,
    Status,
    FirstDay,
    LastDay,
    TaxId,
    FiscalYear,
    Month,
    AgencyName,
    AgencyType,
    Ministry,
    District,
    Province,
}

/// <summary>Finds what a heading means by its words, whichever of its many forms an office uses.</summary>
internal static partial class Meanings
{
    /// <summary>The heading of an import's column chooser.</summary>
    public static Bilingual Name(this Meaning meaning) =>
        meaning switch
        {
            Meaning.BidderPrice => new("ราคาที่เสนอ", "Price offered"),
            Meaning.Contract => new("เลขที่และวันที่ของสัญญา", "Contract no. and date"),
            _ => meaning.Field().Name(),
        };

    /// <summary>The field of the record that it fills first.</summary>
    public static Field Field(this Meaning meaning) => Fields[(int)meaning];

    private static readonly Field[] Fields =
    [
        .. Enum.GetValues<Meaning>()
            .Select(meaning =>
                meaning switch
                {
                    Meaning.BidderPrice => Register.Field.Bidders,
                    Meaning.Winner => Register.Field.Winners,
                    Meaning.Contract => Register.Field.ContractNumber,
                    _ => Enum.Parse<Field>(meaning.ToString()),
                }
            ),
    ];

    /// <summary>What the heading says; null when it is none of ours.</summary>
    public static Meaning? Of(string heading)
    {
        var said = Plain(heading);
        if (said.Length == 0)
            return null;
        if (English.TryGetValue(said, out var known))
            return known;

        // In this order: "ปีงบประมาณ" before "งบประมาณ", the price agreed before whoever agreed to it.
        foreach (var (meaning, words) in Rules)
        {
            if (words.IsMatch(said))
                return meaning;
        }

        return null;
    }

    /// <summary>Below a heading that spans several columns: which part this one is.</summary>
    public static Meaning? Part(Meaning whole, string heading)
    {
        var said = Plain(heading);
        // "รายชื่อผู้เสนอราคา" is a name although it speaks of a price.
        var price =
            (said.Contains("ราคา", StringComparison.Ordinal) || said.Contains("เงิน", StringComparison.Ordinal))
            && !said.Contains("ชื่อ", StringComparison.Ordinal)
            && !said.StartsWith("ผู้", StringComparison.Ordinal);
        var taxId = said.Contains("ผู้เสียภาษี", StringComparison.Ordinal);

        return whole switch
        {
            // A bidder's number stays with the name: there is no field of its own for it.
            Meaning.Bidders when taxId => Meaning.Bidders,
            Meaning.Bidders when price => Meaning.BidderPrice,
            Meaning.Winner when taxId => Meaning.TaxId,
            Meaning.Winner when price => Meaning.AgreedPrice,
            Meaning.Contract
                when said.StartsWith("เลข", StringComparison.Ordinal)
                    && !said.Contains("วันที่", StringComparison.Ordinal) => Meaning.ContractNumber,
            Meaning.Contract when said.StartsWith("วัน", StringComparison.Ordinal) => Meaning.ContractDay,
            _ => null,
        };
    }

    /// <summary>
    /// Without spaces, units and punctuation: "วงเงินที่จะซื้อ\nหรือจ้าง (บาท)" → "วงเงินที่จะซื้อหรือจ้าง". And without the difference of ำ
    /// and า, which damaged files lose; it tells no two headings apart, and two words are too few to prove damage by.
    /// </summary>
    public static string Plain(string heading) =>
        WithoutAm(Noise().Replace(ThaiText.Fold(heading).Replace("(บาท)", "", StringComparison.Ordinal), ""));

    private static string WithoutAm(string text) => text.Replace('ำ', 'า');

    private static readonly (Meaning, Regex)[] Rules =
    [
        .. new (Meaning, string)[]
        {
            (Meaning.Number, "^(ลำดับ(ที่)?|ที่|no)$"),
            (Meaning.ControlNumber, "เลขคุมสัญญา"),
            (Meaning.EgpNumber, "เลขที่โครงการ|เลขโครงการ|รหัสโครงการ|(egp|e-gp)$"),
            (Meaning.TaxId, "ผู้เสียภาษี|^(tin|taxid)$"),
            (Meaning.FirstDay, "วัน(ที่)?เริ่ม"),
            (Meaning.LastDay, "วัน(ที่)?สิ้นสุด|วันครบกำหนด"),
            (Meaning.Contract, "เลขที่และวันที่|วันที่และเลขที่|เลขที่/?วันที่|วันที่/?เลขที่"),
            (Meaning.ContractNumber, "เลขที่(ของ)?(สัญญา|ข้อตกลง|ใบสั่ง|เอกสาร)|^เลขที่$"),
            (Meaning.ContractDay, "วันที่(ของ|ลงนาม|ทำ|ใน)*(สัญญา|ข้อตกลง|ใบสั่ง|ลงนาม)|^วันที่$|^ลงวันที่$"),
            (Meaning.FiscalYear, "ปีงบประมาณ"),
            (Meaning.Month, "^(ประจำ|รอบ)?เดือน"),
            (Meaning.Status, "สถานะ"),
            (Meaning.BudgetSource, "แหล่ง(ที่มา|งบ|เงิน)"),
            (Meaning.Reason, "เหตุผล"),
            (Meaning.Bidders, "ผู้(ที่)?(เสนอราคา|ยื่นข้อเสนอ|เข้าเสนอ)"),
            (Meaning.BidderPrice, "^ราคาที่เสนอ"),
            (Meaning.Winner, "ได้รับ(การ)?คัดเลือก|ผู้ชนะ|ผู้(ขาย|รับจ้าง)|คู่สัญญา|ผู้ประกอบการ"),
            (Meaning.AgreedPrice, "ราคาที่ตกลง|ราคาที่ซื้อ|ราคาตามสัญญา|วงเงินตามสัญญา|จำนวนเงินรวม|มูลค่าสัญญา"),
            (Meaning.ReferencePrice, "ราคากลาง"),
            (Meaning.Budget, "วงเงิน|งบประมาณ"),
            (Meaning.Method, "^วิธี|วิธีการ?(จัด)?(ซื้อ|จ้าง)"),
            (Meaning.AgencyType, "ประเภทหน่วยงาน"),
            (Meaning.AgencyName, "หน่วยงาน"),
            (Meaning.Ministry, "กระทรวง"),
            (Meaning.District, "^(อำเภอ|เขต)"),
            (Meaning.Province, "^จังหวัด"),
            (Meaning.Work, "^(ชื่อ)?(งาน|รายการ|โครงการ)|รายการพัสดุ|รายละเอียด"),
        }.Select(rule =>
            (rule.Item1, new Regex(WithoutAm(rule.Item2), RegexOptions.Compiled | RegexOptions.CultureInvariant))
        ),
    ];

    // The names of our own data files.
    private static readonly Dictionary<string, Meaning> English = new()
    {
        ["work"] = Meaning.Work,
        ["budget"] = Meaning.Budget,
        ["reference_price"] = Meaning.ReferencePrice,
        ["method"] = Meaning.Method,
        ["bidders"] = Meaning.Bidders,
        ["winner"] = Meaning.Winner,
        ["agreed_price"] = Meaning.AgreedPrice,
        ["reason"] = Meaning.Reason,
        ["contract_no"] = Meaning.ContractNumber,
        ["contract_date"] = Meaning.ContractDay,
        ["egp_no"] = Meaning.EgpNumber,
        ["control_no"] = Meaning.ControlNumber,
        ["budget_source"] = Meaning.BudgetSource,
        ["status"] = Meaning.Status,
        ["contract_start"] = Meaning.FirstDay,
        ["contract_end"] = Meaning.LastDay,
        ["tax_id"] = Meaning.TaxId,
        ["fiscal_year"] = Meaning.FiscalYear,
        ["month"] = Meaning.Month,
        ["agency"] = Meaning.AgencyName,
    };

    [GeneratedRegex(@"[\s()\[\]:*.""“”]+")]
    private static partial Regex Noise();
}

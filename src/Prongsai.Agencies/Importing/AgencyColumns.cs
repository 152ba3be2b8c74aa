using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Importing;

/// <summary>What a column of a file of agencies can hold.</summary>
internal enum AgencyColumn
{
    Slug,
    Code,
    NameTh,
    NameEn,
    Parent,
    Kind,
    Profile,
    Province,
    District,
    AddressTh,
    AddressEn,
    Phone,
    Email,
    Website,
    MapLink,
}

/// <summary>Which column holds what, found by the meaning of its heading.</summary>
internal sealed partial record AgencyColumns(
    IReadOnlyList<string> Names,
    IReadOnlyDictionary<AgencyColumn, int> Places,
    IReadOnlyList<string> NotRead
)
{
    /// <summary>For messages.</summary>
    public const string Expected =
        "ชื่อหน่วยงาน (name_th), ชื่ออังกฤษ (name_en), รหัส (code), ที่อยู่ย่อ (slug), ประเภท (kind), กลุ่มการประเมิน (profile), สังกัด (parent)";

    // Headings as offices write them, without spaces, brackets and underlines.
    private static readonly FrozenDictionary<string, AgencyColumn> Meanings = new Dictionary<string, AgencyColumn>
    {
        ["slug"] = AgencyColumn.Slug,
        ["ที่อยู่ย่อ"] = AgencyColumn.Slug,
        ["ชื่อย่อเว็บ"] = AgencyColumn.Slug,
        ["code"] = AgencyColumn.Code,
        ["agencycode"] = AgencyColumn.Code,
        ["dcode"] = AgencyColumn.Code,
        ["รหัส"] = AgencyColumn.Code,
        ["รหัสหน่วยงาน"] = AgencyColumn.Code,
        ["รหัสเขต"] = AgencyColumn.Code,
        ["nameth"] = AgencyColumn.NameTh,
        ["name"] = AgencyColumn.NameTh,
        ["agency"] = AgencyColumn.NameTh,
        ["agencyname"] = AgencyColumn.NameTh,
        ["ชื่อ"] = AgencyColumn.NameTh,
        ["หน่วยงาน"] = AgencyColumn.NameTh,
        ["ชื่อหน่วยงาน"] = AgencyColumn.NameTh,
        ["ชื่อหน่วยงานไทย"] = AgencyColumn.NameTh,
        ["ชื่อหน่วยงานภาษาไทย"] = AgencyColumn.NameTh,
        ["ชื่อไทย"] = AgencyColumn.NameTh,
        ["ชื่อภาษาไทย"] = AgencyColumn.NameTh,
        ["nameen"] = AgencyColumn.NameEn,
        ["englishname"] = AgencyColumn.NameEn,
        ["ชื่ออังกฤษ"] = AgencyColumn.NameEn,
        ["ชื่อภาษาอังกฤษ"] = AgencyColumn.NameEn,
        ["ชื่อหน่วยงานอังกฤษ"] = AgencyColumn.NameEn,
        ["ชื่อหน่วยงานภาษาอังกฤษ"] = AgencyColumn.NameEn,
        ["parent"] = AgencyColumn.Parent,
        ["สังกัด"] = AgencyColumn.Parent,
        ["ต้นสังกัด"] = AgencyColumn.Parent,
        ["หน่วยงานต้นสังกัด"] = AgencyColumn.Parent,
        ["kind"] = AgencyColumn.Kind,
        ["type"] = AgencyColumn.Kind,
        ["ประเภท"] = AgencyColumn.Kind,
        ["ประเภทหน่วยงาน"] = AgencyColumn.Kind,
        ["profile"] = AgencyColumn.Profile,
        ["กลุ่ม"] = AgencyColumn.Profile,
        ["กลุ่มการประเมิน"] = AgencyColumn.Profile,
        ["กลุ่มการประเมินita"] = AgencyColumn.Profile,
        ["province"] = AgencyColumn.Province,
        ["จังหวัด"] = AgencyColumn.Province,
        ["district"] = AgencyColumn.District,
        ["เขต"] = AgencyColumn.District,
        ["อำเภอ"] = AgencyColumn.District,
        ["เขต/อำเภอ"] = AgencyColumn.District,
        ["อำเภอ/เขต"] = AgencyColumn.District,
        ["address"] = AgencyColumn.AddressTh,
        ["addressth"] = AgencyColumn.AddressTh,
        ["ที่อยู่"] = AgencyColumn.AddressTh,
        ["ที่ตั้ง"] = AgencyColumn.AddressTh,
        ["addressen"] = AgencyColumn.AddressEn,
        ["ที่อยู่อังกฤษ"] = AgencyColumn.AddressEn,
        ["ที่อยู่ภาษาอังกฤษ"] = AgencyColumn.AddressEn,
        ["phone"] = AgencyColumn.Phone,
        ["telephone"] = AgencyColumn.Phone,
        ["tel"] = AgencyColumn.Phone,
        ["โทร"] = AgencyColumn.Phone,
        ["โทร."] = AgencyColumn.Phone,
        ["โทรศัพท์"] = AgencyColumn.Phone,
        ["เบอร์โทร"] = AgencyColumn.Phone,
        ["เบอร์โทรศัพท์"] = AgencyColumn.Phone,
        ["หมายเลขโทรศัพท์"] = AgencyColumn.Phone,
        ["email"] = AgencyColumn.Email,
        ["e-mail"] = AgencyColumn.Email,
        ["อีเมล"] = AgencyColumn.Email,
        ["อีเมล์"] = AgencyColumn.Email,
        ["website"] = AgencyColumn.Website,
        ["web"] = AgencyColumn.Website,
        ["url"] = AgencyColumn.Website,
        ["เว็บไซต์"] = AgencyColumn.Website,
        ["เว็บไซด์"] = AgencyColumn.Website,
        ["map"] = AgencyColumn.MapLink,
        ["แผนที่"] = AgencyColumn.MapLink,
        ["ลิงก์แผนที่"] = AgencyColumn.MapLink,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the present row names at least two columns of ours, one of them a name: titles above a table do not.</summary>
    public static bool LooksLikeOne(Sheet sheet)
    {
        var known = Cells(sheet).Select(Meaning).OfType<AgencyColumn>().ToList();
        return known.Count >= 2 && known.Any(c => c is AgencyColumn.NameTh or AgencyColumn.NameEn);
    }

    /// <summary>Reads the present row as the header.</summary>
    public static (AgencyColumns Columns, IReadOnlyList<Refusal> WhyNot) Of(Sheet sheet, string file)
    {
        var names = Cells(sheet);
        Dictionary<AgencyColumn, int> places = [];
        List<string> notRead = [];
        List<Refusal> whyNot = [];
        for (var i = 0; i < names.Count; i++)
        {
            if (Meaning(names[i]) is not { } meaning)
            {
                if (names[i].Length > 0)
                    notRead.Add(names[i]);
            }
            else if (!places.TryAdd(meaning, i))
            {
                whyNot.Add(
                    ImportRefusals.ColumnTwice(
                        new Place(file, sheet.Name, sheet.Row, names[i]),
                        names[i],
                        names[places[meaning]]
                    )
                );
            }
        }

        return (new AgencyColumns(names, places, notRead), whyNot);
    }

    /// <summary>How the file itself calls a column.</summary>
    public string NameOf(AgencyColumn column) =>
        Places.TryGetValue(column, out var place) ? Names[place] : column.ToString();

    private static List<string> Cells(Sheet sheet) => [.. Enumerable.Range(0, sheet.Count).Select(i => sheet[i])];

    private static AgencyColumn? Meaning(string heading) =>
        Meanings.TryGetValue(Decoration().Replace(ThaiText.NormaliseLine(heading), ""), out var meaning)
            ? meaning
            : null;

    [GeneratedRegex(@"[\s_()（）*:]", RegexOptions.CultureInvariant)]
    private static partial Regex Decoration();
}

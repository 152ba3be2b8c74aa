using Prongsai.Kernel;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Register;

namespace Prongsai.Tests.Procurement;

/// <summary>Single cells as they stand in real files (dates and amounts: Kernel/Thai/ReadingDates, Kernel/Amounts).</summary>
public sealed class WordsOfOffices
{
    [Theory]
    [InlineData("69089649017", "69089649017")]
    [InlineData("ปย.001/2569 เลขที่โครงการในระบบ e-GP : 69089649017", "69089649017")]
    [InlineData("๖๙๐๘๙๖๔๙๐๑๗", "69089649017")]
    [InlineData("doc_S50510000036_69069367809.pdf", "69069367809")]
    [InlineData("28,000", null)]
    [InlineData("2569", null)]
    [InlineData("69139649017", null)] // there is no month 13
    [InlineData("0105564128418", null)] // a tax id
    public void Hold_the_number_of_a_project(string cell, string? number) =>
        Assert.Equal(number, EgpNumber.FindIn(cell));

    [Fact]
    public void The_number_of_a_project_says_its_month() =>
        Assert.Equal(new DateOnly(2026, 8, 1), EgpNumber.MonthOf("69089649017"));

    [Theory]
    [InlineData("0105564128418", true)]
    [InlineData("0107536000374", true)]
    [InlineData("0994000368968", true)]
    [InlineData("0105564128419", false)]
    [InlineData("010556412841", false)]
    public void The_last_digit_of_a_tax_id_checks_the_others(string digits, bool valid) =>
        Assert.Equal(valid, TaxId.IsValid(digits));

    [Theory]
    [InlineData("ผู้รับจ้าง 1-2345-67890-12-3 โทร 0812345678", "ผู้รับจ้าง x-xxxx-xxxxx-xx-x โทร 0812345678")]
    [InlineData("๓๑๐๐๖๐๐๔๔๕๖๗๘", "x-xxxx-xxxxx-xx-x")]
    [InlineData("0105564128418", "0105564128418")]
    [InlineData("เลขที่โครงการ 69089649017", "เลขที่โครงการ 69089649017")]
    public void A_citizens_number_is_covered_and_a_companys_is_not(string text, string covered) =>
        Assert.Equal(covered, TaxId.Cover(text));

    [Theory]
    [InlineData("บริษัท  บริษัท ก จำกัด", "บริษัท ก จำกัด")]
    [InlineData("หจก. ป่าไผ่การโยธา", "หจก. ป่าไผ่การโยธา")] // never resolved to the long form: a name alone proves nothing
    [InlineData(" ร้าน  ก้าวหน้า / ", "ร้าน ก้าวหน้า")]
    public void A_vendors_name_is_tidied_and_never_resolved(string cell, string name) =>
        Assert.Equal(name, VendorName.Tidy(cell));

    [Theory]
    [InlineData("วงเงินที่จะซื้อหรือจ้าง\n(บาท)", "Budget")]
    [InlineData("วงเงินที่จัดซื้อจัดจ้าง (บาท)", "Budget")]
    [InlineData("วงเงินงบประมาณ", "Budget")]
    [InlineData("วงเงินงบประมาณที่ได้รับจัดสรร (บาท)", "Budget")]
    [InlineData("งานที่จะจัดซื้อหรือจ้าง", "Work")]
    [InlineData("งานจัดซื้อจัดจ้าง", "Work")]
    [InlineData("งานที่จัดซื้อหรือจัดจ้าง", "Work")]
    [InlineData("ชื่อรายการของงานที่ซื้อหรือจ้าง", "Work")]
    [InlineData("รายการ", "Work")]
    [InlineData("รำยกำรพัสดุ", "Work")]
    [InlineData("วิธีซื้อ/จ้าง", "Method")]
    [InlineData("วิธีซื้อหรือจ้าง", "Method")]
    [InlineData("วิธีการจัดซื้อจัดจ้าง", "Method")]
    [InlineData("ราคากลาง (บาท)", "ReferencePrice")]
    [InlineData("ผู้ที่ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", "Winner")]
    [InlineData("ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", "Winner")]
    [InlineData("รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก", "Winner")]
    [InlineData("รายชื่อผู้เสนอราคา และราคาที่เสนอ", "Bidders")]
    [InlineData("ราคาที่ตกลงซื้อหรือจ้าง (บาท)", "AgreedPrice")]
    [InlineData("เหตุผลที่คัดเลือกโดยสรุป", "Reason")]
    [InlineData("เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง", "Contract")]
    [InlineData("วันที่/เลขที่เอกสารอ้างอิง", "Contract")]
    [InlineData("เลขที่โครงการในระบบ e-GP", "EgpNumber")]
    [InlineData("เลขประจำตัวผู้เสียภาษี", "TaxId")]
    [InlineData("แหล่งที่มาของงบประมาณ", "BudgetSource")]
    [InlineData("สถานะการจัดซื้อจัดจ้าง", "Status")]
    [InlineData("ปีงบประมาณ", "FiscalYear")]
    [InlineData("ประเภทหน่วยงาน", "AgencyType")]
    [InlineData("ชื่อหน่วยงาน", "AgencyName")]
    [InlineData("ลำดับ\nที่", "Number")]
    [InlineData("ที่", "Number")]
    [InlineData("จํำนวนเงินรวม", "AgreedPrice")]
    [InlineData("ผู้รับผิดชอบโครงการของเขต", null)]
    public void A_heading_is_found_by_what_it_means(string heading, string? meaning) =>
        Assert.Equal(meaning, Meanings.Of(heading)?.ToString());

    [Fact]
    public void Doubled_sara_am_is_one() => Assert.Equal("จำนวน", ThaiText.Normalise("จํำนวน"));

    [Theory]
    [InlineData("บริษัท ก จำกัด / 12,345.00 บาท", "บริษัท ก จำกัด=12,345.00")]
    [InlineData("บริษัท ก จำกัด\n12,345.00", "บริษัท ก จำกัด=12,345.00")]
    [InlineData("1. ร้าน ก / 100.00 บาท\n2. ร้าน ข / 120.50 บาท", "ร้าน ก=100.00;ร้าน ข=120.50")]
    [InlineData("1. ร้าน ก / 100.00 บาท 2. ร้าน ข / 120.50 บาท", "ร้าน ก=100.00;ร้าน ข=120.50")]
    [InlineData("ร้าน ก เสนอราคา ๔๔๒,๐๐๐ บาท", "ร้าน ก=442,000.00")]
    [InlineData("บริษัท รุ่งเรือง 2000", "บริษัท รุ่งเรือง 2000=")]
    [InlineData("บริษัท รุ่งเรือง 2000 จำกัด (45,000.-)", "บริษัท รุ่งเรือง 2000 จำกัด=45,000.00")]
    [InlineData("บริษัท ทูยู จำกัด (0105564128418) 3,258,792.00 บาท", "บริษัท ทูยู จำกัด=3,258,792.00#0105564128418")]
    [InlineData("-", "")]
    public void A_cell_of_offers_has_names_and_prices(string cell, string offers) =>
        Assert.Equal(
            offers,
            string.Join(
                ';',
                OfferCell.Read(cell).Select(o => $"{o.Name}={o.Price}{(o.TaxId is { } id ? $"#{id}" : "")}")
            )
        );

    [Theory]
    [InlineData("12/2568 ลว. 20 พ.ย. 67", "12/2568", "20 พ.ย. 67")]
    [InlineData("เลขที่ จ.12/2568\nลงวันที่ 20 พฤศจิกายน 2567", "จ.12/2568", "20 พฤศจิกายน 2567")]
    [InlineData("CNTR-00123/68 3 ต.ค. 67", "CNTR-00123/68", "3 ต.ค. 67")]
    [InlineData("ใบสั่งซื้อเลขที่ 5/2568 วันที่ 02/10/2567", "5/2568", "02/10/2567")]
    [InlineData("๑๒/๒๕๖๘ ลว. ๒๐ พ.ย. ๖๗", "๑๒/๒๕๖๘", "๒๐ พ.ย. ๖๗")]
    [InlineData("20 พ.ย. 67", null, "20 พ.ย. 67")]
    [InlineData("12/2568", "12/2568", null)]
    [InlineData("-", null, null)]
    public void A_cell_of_a_contract_has_its_number_and_its_day(string cell, string? number, string? day) =>
        Assert.Equal((number, day), ContractCell.Split(cell));

    [Theory]
    [InlineData("สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือนตุลาคม 2567", "2024-10")]
    [InlineData("สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน ต.ค. ๖๗", "2024-10")]
    [InlineData("ประจำเดือน พฤศจิกายน พ.ศ. 2567", "2024-11")]
    [InlineData("ไตรมาสที่ 3 (เดือนเมษายน 2569 ถึง เดือน มีนาคม 2569)", "2026-04 2026-03")]
    [InlineData("วันที่ 3 เดือน พฤศจิกายน พ.ศ. 2567", "")]
    public void A_title_tells_its_months(string title, string months) =>
        Assert.Equal(
            months,
            string.Join(' ', Period.MonthsIn(title).Select(m => FormattableString.Invariant($"{m:yyyy-MM}")))
        );

    [Theory]
    [InlineData("วิธีเฉพาะเจาะจง", "Specific", null)]
    [InlineData("เฉพาะเจาะจง ม.56 (2) (ข)", "Specific", "ม.56(2)(ข)")]
    [InlineData("เฉพาะเจาะจง มาตรา ๕๖ วรรคหนึ่ง (๒)(ค)", "Specific", "ม.56(2)(ค)")]
    [InlineData("ประกวดราคาอิเล็กทรอนิกส์ (e-bidding)", "EBidding", null)]
    [InlineData("e-market", "EMarket", null)]
    [InlineData("คัดเลือก", "Selection", null)]
    [InlineData("จ้างออกแบบโดยการประกวดแบบ", "Other", null)]
    public void A_method_is_read_with_its_ground(string cell, string method, string? ground) =>
        Assert.Equal((method, ground), (Methods.Read(cell).ToString(), Methods.GroundIn(cell)));
}

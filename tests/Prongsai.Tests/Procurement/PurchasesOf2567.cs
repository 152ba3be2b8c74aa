using System.Globalization;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Register;

namespace Prongsai.Tests.Procurement;

/// <summary>Two complete purchases for each month of fiscal year 2567, brought by a file: one of a company, one of a person.</summary>
internal static class PurchasesOf2567
{
    /// <summary>A made-up citizen's number that must never be seen outside the office.</summary>
    public const string Citizen = "3100600000015";

    public static readonly FiscalYear Year = new(2567);

    public static async Task ImportAsync(App app, int month, bool withoutSource = false)
    {
        var first = Year.MonthOrMiss(month);
        await app.With<PurchaseImports>(async imports =>
        {
            var (kept, whyNot) = await imports.BeginAsync(
                app.Agency,
                Year,
                first,
                $"เดือน-{month.ToString(CultureInfo.InvariantCulture)}.csv",
                Csv(first, withoutSource),
                Actor.System,
                default
            );
            Assert.Empty(whyNot);
            Assert.Empty(await imports.KeepAsync(kept!, acceptRepairs: true, Actor.System, default));
        });
    }

    /// <summary>A file that waits, with a cell that cannot be read and one that was mended.</summary>
    /// <returns>The page on which it is looked at.</returns>
    public static Task<string> WaitingAsync(App app, int month) =>
        app.Ask<PurchaseImports, string>(async imports =>
        {
            var (kept, _) = await imports.BeginAsync(
                app.Agency,
                Year,
                Year.MonthOrMiss(month),
                "รอยืนยัน.csv",
                SomePurchases.Csv(["1,", "ซื้อหมึกพิมพ์", ",ห้าพัน,900,เฉพาะเจาะจง,ร้าน ก,900,9/2567,-,-"]),
                Actor.System,
                default
            );
            return $"/staff/procurement/imports/{kept!.Id.Value}";
        });

    private static byte[] Csv(DateOnly month, bool withoutSource)
    {
        var day = ThaiDate.Abbreviated(month.AddDays(4));
        var source = withoutSource ? "" : "งบประมาณกรุงเทพมหานคร";
        var number = month.Month.ToString(CultureInfo.InvariantCulture);

        return Encoding.UTF8.GetBytes(
            "ลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,วงเงินที่จะซื้อหรือจ้าง,ราคากลาง,วิธีซื้อหรือจ้าง,รายชื่อผู้เสนอราคาและราคาที่เสนอ,ผู้ได้รับการคัดเลือก,ราคาที่ตกลงซื้อหรือจ้าง,เลขประจำตัวผู้เสียภาษี,เหตุผลที่คัดเลือก,เลขที่สัญญา,วันที่สัญญา,เลขที่โครงการ,แหล่งที่มาของงบประมาณ,สถานะการจัดซื้อจัดจ้าง\n"
                + $"1,ซื้อกระดาษเดือน {number},30000,29500,วิธีเฉพาะเจาะจง,บริษัท กอไก่ จำกัด / 29000,บริษัท กอไก่ จำกัด,29000,0105564128418,ราคาต่ำสุด,ก{number}/2567,{day},-,{source},สิ้นสุดสัญญา\n"
                + $"2,จ้างเหมาทำความสะอาดเดือน {number} ผู้รับจ้าง {Citizen},12000,12000,วิธีเฉพาะเจาะจง,นางสมมุติ ใจดี / 11000,นางสมมุติ ใจดี,11000,{Citizen},ราคาเหมาะสม,ข{number}/2567,{day},-,{source},อยู่ระหว่างระยะสัญญา\n"
        );
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Web.Charts;

namespace Prongsai.Web.City;

/// <summary>What the parent's page found, as a file: every year, every agency, in the same order.</summary>
[Reads(Duty.ParentObserver, Duty.Executive)]
internal sealed class ExportModel(OverviewOfBelow below) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string sheet, [FromQuery] Asked asked, CancellationToken cancellation)
    {
        var overview = await below.OfAsync(User.Agency(), cancellation);
        var written = Sheet(overview, asked.Of(overview));

        return sheet == "csv"
            ? File(written.Csv(), "text/csv; charset=utf-8", "agencies.csv")
            : File(written.Xlsx(), FileKind.Xlsx.MediaType, "agencies.xlsx");
    }

    // Thai headings: the file goes on to meetings, whatever language the screen had.
    private static WrittenSheet Sheet(Overview overview, IReadOnlyList<CityRow> rows)
    {
        List<IReadOnlyList<object?>> lines =
        [
            [
                "รหัสหน่วยงาน",
                "หน่วยงาน",
                "ชื่อภาษาอังกฤษ",
                .. overview.Years.SelectMany(y => new[] { $"คะแนนรวมปี {y}", $"ความแน่ใจปี {y}" }),
                "เปลี่ยนแปลงจากปีก่อน",
                "จำนวนตัวชี้วัดที่ลดลง",
                "มาตรการใกล้กำหนด (30 วัน)",
                "มาตรการเลยกำหนด",
                "สถานะ",
                "เหตุ",
            ],
        ];
        foreach (var row in rows)
            lines.Add([
                row.Agency.Code,
                row.Agency.Name.Th,
                row.Agency.Name.En,
                .. overview.Years.SelectMany(y =>
                    row.Years.GetValueOrDefault(y) is { Total: { } total } of
                        ? new object?[] { total, of.Confidence.Mark()?.Th ?? "" }
                        : [null, null]
                ),
                row.Change,
                row.Newest?.Fell.Count,
                row.Measures?.Due,
                row.Measures?.Late,
                row.Need switch
                {
                    Need.Help => "ต้องช่วยเหลือ",
                    Need.Watch => "เฝ้าระวัง",
                    _ => "ปกติ",
                },
                string.Join("; ", row.Reasons.Select(r => r.Th)),
            ]);

        return new WrittenSheet("หน่วยงานในสังกัด", lines);
    }
}

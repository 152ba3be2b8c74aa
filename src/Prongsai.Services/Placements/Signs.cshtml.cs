using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Services.Placements;

/// <summary>The register of signs: what is to be mended, how far the month's walk-round is, and its result as evidence.</summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer)]
[Act("แนบผลเดินตรวจป้ายเป็นหลักฐานของมาตรการ", "Attach a walk-round to a measure")]
internal sealed class SignsModel(
    ProngsaiDb db,
    IEnumerable<IMeasuresToKeep> measures,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    public const string Here = "/staff/services/signs";

    public WalkOfMonth Walk { get; private set; } = null!;
    public IReadOnlyList<Sign> ToMend { get; private set; } = [];
    public IReadOnlyList<MeasureToKeep> Measures { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool IsAttached { get; private set; }
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(string? month, bool attached, CancellationToken cancellation)
    {
        await FetchAsync(month, cancellation);
        IsAttached = attached;
    }

    public async Task<IActionResult> OnGetCsvAsync(string? month, CancellationToken cancellation)
    {
        await FetchAsync(month, cancellation);
        return File(Walk.Sheet().Csv(), "text/csv; charset=utf-8", $"signs-{Walk.IsoMonth}.csv");
    }

    public async Task<IActionResult> OnPostAttachAsync(string? month, Guid measure, CancellationToken cancellation)
    {
        await FetchAsync(month, cancellation);
        WhyNot =
            Walk.Seen == 0 ? [SignRefusals.NothingSeen]
            : Measures.All(m => m.Id != measure) ? [SignRefusals.NoMeasure]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by, agency) = (clock.Now(), User.Actor(), User.Agency());
        var (content, name) = (Walk.Sheet().Xlsx(), $"signs-{Walk.IsoMonth}.xlsx");
        var file = await files.KeepAsync(agency, by, name, content, cancellation);
        db.Enqueue(
            agency,
            now,
            new FileAsEvidence(
                agency.Value,
                measure,
                $"เดินตรวจป้ายประชาสัมพันธ์ {ThaiDate.Month(Walk.Month)} ตรวจแล้ว {Walk.Seen} จาก {Walk.Signs.Count} จุด เรียบร้อย {Walk.In(SignState.Good)} จุด",
                now.Today,
                file.Hex,
                name,
                FileKind.Xlsx.MediaType,
                content.Length,
                MadeUp: false
            ),
            key: $"{agency.Value}:{measure}:{file.Hex}"
        );
        db.Journal(
            agency,
            now,
            by,
            "WalkAttached",
            Walk.Record,
            new
            {
                measure,
                file = name,
                sha256 = file.Hex,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect($"{Here}?month={Walk.IsoMonth}&attached=true");
    }

    private async Task FetchAsync(string? month, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        var first = IsoDay.TryParseMonth(month, out var asked) && asked <= Today ? asked : Today.AddDays(1 - Today.Day);
        Walk = await WalkOfMonth.OfAsync(db, agency, first, cancellation);
        ToMend = await db
            .Signs.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.TakenDownOn == null && s.FaultSince != null)
            .OrderBy(s => s.FaultSince)
            .ToListAsync(cancellation);
        List<MeasureToKeep> all = [];
        foreach (var door in measures)
            all.AddRange(await door.OfAsync(agency, first, cancellation));
        Measures = all;
    }
}

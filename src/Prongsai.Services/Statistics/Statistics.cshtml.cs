using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Services.Statistics;

/// <summary>The office's look at its services: counts, times, promises; into the disclosure with one click, to measures as evidence.</summary>
[Writes(Duty.ServiceManager, Duty.Preparer)]
[Act("แนบสถิติการให้บริการเป็นหลักฐานของมาตรการ", "Attach service statistics to a measure")]
internal sealed class StatisticsModel(
    ProngsaiDb db,
    IAgencies agencies,
    IRequestFigures online,
    IDisclosureItems items,
    IMeasuresToKeep measures,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    /// <summary>Of the journal: the statistics of a year.</summary>
    public const string Kind = "service-statistics";

    public Agency Agency { get; private set; } = null!;
    public YearOfServices Shown { get; private set; } = null!;
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public IReadOnlyList<MeasureToKeep> Measures { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool IsAttached { get; private set; }

    /// <summary>The code of the item that asks for service statistics in this year; null where none does.</summary>
    public string? Item { get; private set; }

    public async Task OnGetAsync(string? year, bool attached, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        IsAttached = attached;
    }

    public async Task<IActionResult> OnGetCsvAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        return File(Shown.Sheet().Csv(), "text/csv; charset=utf-8", $"service-statistics-{Shown.Year}.csv");
    }

    public async Task<IActionResult> OnPostAttachAsync(string? year, Guid measure, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        WhyNot =
            Shown.IsEmpty ? [NothingToAttach]
            : Measures.All(m => m.Id != measure) ? [NoSuchMeasure]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by, agency) = (clock.Now(), User.Actor(), User.Agency());
        var content = Shown.Sheet().Xlsx();
        var name = $"service-statistics-{Shown.Year}.xlsx";
        var file = await files.KeepAsync(agency, by, name, content, cancellation);
        var title =
            $"สถิติการให้บริการ ปีงบประมาณ พ.ศ. {Shown.Year} ณ วันที่ {ThaiDate.InFull(now.Today)}{(Shown.IsMadeUp ? " (ข้อมูลสมมุติ)" : "")}";
        db.Prove(
            now,
            new FileAsEvidence(
                agency.Value,
                measure,
                title,
                now.Today,
                file.Hex,
                name,
                FileKind.Xlsx.MediaType,
                content.Length,
                Shown.IsMadeUp
            )
        );
        db.Journal(
            agency,
            now,
            by,
            "ServiceStatisticsAttached",
            $"{Kind}:{Shown.Year}",
            new
            {
                year = Shown.Year.Buddhist,
                measure,
                file = name,
                sha256 = file.Hex,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect($"/staff/services/statistics?year={Shown.Year}&attached=true");
    }

    private async Task FetchAsync(string? asked, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var today = clock.Now().Today;
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Years = await YearOfServices.YearsAsync(db, agency, today, cancellation);
        var year = FiscalYear.TryParse(asked, out var chosen) ? chosen : FiscalYear.Of(today);
        Shown = await YearOfServices.OfAsync(db, online, agency, year, cancellation);
        Item = (await items.OfYearAsync(agency, year, cancellation))
            ?.Items.FirstOrDefault(i => i.IsAbout("service_stats"))
            ?.Code;
        Measures = await measures.OfAsync(agency, year.FirstDay, cancellation);
    }

    private static readonly Refusal NothingToAttach = new(
        "statistics-empty",
        "ปีนี้ยังไม่มีสถิติให้แนบ",
        "There are no figures of this year to attach yet."
    );

    private static readonly Refusal NoSuchMeasure = new(
        "statistics-measure",
        "เลือกมาตรการจากรายการ",
        "Choose a measure of the list."
    );
}

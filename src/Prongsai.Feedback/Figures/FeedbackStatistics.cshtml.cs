using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Feedback.Figures;

/// <summary>The office's look at the same figures; to measures as evidence.</summary>
[Writes(Duty.ServiceManager, Duty.Preparer)]
[Act("แนบสถิติความเห็นเป็นหลักฐานของมาตรการ", "Attach feedback statistics to a measure")]
internal sealed class FeedbackStatisticsModel(
    ProngsaiDb db,
    IAgencies agencies,
    IMeasuresToKeep measures,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    /// <summary>Of the journal: the statistics of a year.</summary>
    public const string Kind = "feedback-statistics";

    public const string Here = "/staff/feedback/statistics";

    public YearOfFeedback Shown { get; private set; } = null!;
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public IReadOnlyList<MeasureToKeep> Measures { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool IsAttached { get; private set; }

    public async Task OnGetAsync(string? year, bool attached, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        IsAttached = attached;
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
        var (content, name) = (Shown.Sheet().Xlsx(), $"feedback-{Shown.Year}.xlsx");
        var file = await files.KeepAsync(agency, by, name, content, cancellation);
        db.Prove(
            now,
            new FileAsEvidence(
                agency.Value,
                measure,
                $"สถิติความเห็นของประชาชน ปีงบประมาณ พ.ศ. {Shown.Year} ณ วันที่ {ThaiDate.InFull(now.Today)} รับ {Shown.Total.Received} เรื่อง ตอบในกำหนด {Shown.Total.InTime} เรื่อง",
                now.Today,
                file.Hex,
                name,
                FileKind.Xlsx.MediaType,
                content.Length,
                MadeUp: false
            )
        );
        db.Journal(
            agency,
            now,
            by,
            "FeedbackStatisticsAttached",
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
        return LocalRedirect($"{Here}?year={Shown.Year}&attached=true");
    }

    private async Task FetchAsync(string? asked, CancellationToken cancellation)
    {
        var (agency, today) = (User.Agency(), clock.Now().Today);
        var year = FiscalYear.TryParse(asked, out var chosen) ? chosen : FiscalYear.Of(today);
        Years = await YearOfFeedback.YearsAsync(db, agency, today, cancellation);
        var sections = await agencies.SectionsAsync(agency, cancellation);
        Shown = await YearOfFeedback.OfAsync(db, agency, year, today, sections, cancellation);
        Measures = await measures.OfAsync(agency, year.FirstDay, cancellation);
    }

    private static readonly Refusal NothingToAttach = new(
        "feedback-statistics-empty",
        "ปีนี้ยังไม่มีสถิติให้แนบ",
        "There are no figures of this year to attach yet."
    );

    private static readonly Refusal NoSuchMeasure = new(
        "feedback-statistics-measure",
        "เลือกมาตรการจากรายการ",
        "Choose a measure of the list."
    );
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Reports.Contracts;

namespace Prongsai.Web.Today;

/// <summary>What the office sees first: where it stands, what is weak, what waits, and what to do next.</summary>
internal sealed class TodayModel(
    IScores scores,
    IMeasures measures,
    IReports reports,
    IDisclosuresDue due,
    IAssessorsEye eye,
    IEnumerable<IWaitingWork> modules,
    TimeProvider clock
) : PageModel
{
    public YearResult? Latest { get; private set; }
    public YearComparison? Comparison { get; private set; }
    public IReadOnlyList<WeakPoint> WeakPoints { get; private set; } = [];
    public MeasuresTable Table { get; private set; } = null!;
    public PublishedReport? Report { get; private set; }
    public Waiting Waiting { get; private set; } = null!;
    public IReadOnlyList<DueDisclosure> Due { get; private set; } = [];

    /// <summary>What was seen from outside and is not mended; of whoever looks first.</summary>
    public IReadOnlyList<SeenFault> Seen { get; private set; } = [];

    /// <summary>What waits in the modules, late work first.</summary>
    public IReadOnlyList<WaitingWork> Work { get; private set; } = [];

    public Now Now { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        var results = await scores.AllAsync(agency, cancellation);
        if (results is [.., var latest])
        {
            Latest = latest;
            WeakPoints = await scores.WeakPointsAsync(agency, latest.Year, cancellation);
        }

        if (results is [.., var before, var after])
            Comparison = await scores.CompareAsync(agency, before.Year, after.Year, cancellation);

        // Measures answer the latest result, in the year after it.
        var programmes = await measures.ProgrammesAsync(agency, cancellation);
        var programme = programmes is [.., var last] ? last : Latest?.Year.Next ?? FiscalYear.Of(Now.Today);
        Table = await measures.TableAsync(agency, programme, cancellation);
        Waiting = Waiting.In(Table, Now.Today);
        Due = await due.DueAsync(agency, Now.Today, cancellation);
        var me = User.Actor().AccountId;
        Seen =
        [
            .. (await eye.OpenAsync(agency, cancellation)).OrderByDescending(fault =>
                fault.OfficerId == me || fault.DeputyId == me
            ),
        ];
        List<WaitingWork> work = [];
        foreach (var module in modules)
            work.AddRange(await module.OfAsync(agency, Now.Today, cancellation));
        Work = [.. work.Where(w => w.Count > 0).OrderByDescending(w => w.IsLate)];
        Report = (await reports.PublishedAsync(agency, cancellation)).FirstOrDefault(r => r.Programme == programme);
    }

    /// <summary>The first of the four steps that has nothing yet; null when the report is issued.</summary>
    public Step? Next =>
        Latest is null ? Step.Import
        : Table.Rows.Sum(row => row.Measures.Count) == 0 ? Step.Plan
        : Table.Rows.Sum(row => row.Outcomes.Count) == 0 ? Step.Record
        : Report is null ? Step.Issue
        : null;
}

/// <summary>The line that the programme follows every year.</summary>
internal enum Step
{
    Import,
    Plan,
    Record,
    Issue,
}

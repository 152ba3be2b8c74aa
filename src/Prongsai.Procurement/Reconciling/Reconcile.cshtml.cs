using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling.Announcements;
using Prongsai.Procurement.Reconciling.Differences;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Where the register and the national systems disagree; asks them on demand, shows how far that is, and stops it.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer)]
[Act("สั่งหรือหยุดการถามระบบกลางเพื่อเทียบทะเบียน", "Ask the national systems to compare the register, or stop asking")]
internal sealed class ReconcileModel(ProngsaiDb db, ReadingDifferences differences, FeedHours hours, TimeProvider clock)
    : PageModel
{
    /// <summary>Of a kind with more, the page of that kind alone shows the rest.</summary>
    public const int MostOfAKind = 25,
        MostOfOne = 1000;

    public FiscalYear Year { get; private set; }
    public NationalSource? Source { get; private set; }
    public IReadOnlyList<NationalAsk> Asks { get; private set; } = [];
    public IReadOnlyList<Job> AtWork { get; private set; } = [];
    public ComparedYear Compared { get; private set; } = null!;

    /// <summary>The only kind shown; null: all.</summary>
    public DifferenceKind? Only { get; private set; }

    /// <summary>When the announcements open; null while they are open.</summary>
    public DateTime? OpensAt { get; private set; }
    public IReadOnlyList<ClosedHours> ClosedHours { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public int Shown => Only is null ? MostOfAKind : MostOfOne;

    public bool WasRead => Asks.Any(a => a.InUse is not null);

    /// <summary>What is not explained first.</summary>
    public IReadOnlyList<IGrouping<DifferenceKind, ExplainedDifference>> Kinds =>
        [
            .. Compared
                .Differences.Where(d => Only is null || d.Difference.Kind == Only)
                .OrderBy(d => d.Valid is not null)
                .GroupBy(d => d.Difference.Kind)
                .OrderBy(g => g.Key),
        ];

    public NationalAsk? Ask(NationalSystem system) => Asks.FirstOrDefault(a => a.System == system);

    public Job? JobOf(NationalSystem system) =>
        AtWork.FirstOrDefault(j =>
            j.Kind == (system == NationalSystem.Contracts ? AskJobs.ContractsKind : AskJobs.AnnouncementsKind)
        );

    public Task OnGetAsync(FiscalYear? year, string? kind, CancellationToken cancellation) =>
        ShowAsync(year, kind, cancellation);

    public async Task<IActionResult> OnPostAsync(FiscalYear? year, CancellationToken cancellation)
    {
        await ShowAsync(year, null, cancellation);
        WhyNot =
            Source is null ? [SourceRefusals.NotSet]
            : AtWork.Count > 0 ? [ReconcileRefusals.AtWork]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        db.AskNationally(Source!, Year, hours, by.Name, now);
        db.Journal(
            Source!.AgencyId,
            now,
            by,
            "NationalSystemsAsked",
            ReconcilingModule.Record,
            new { year = Year.Buddhist }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(ReconcilingModule.Address(Year));
    }

    public async Task<IActionResult> OnPostStopAsync(FiscalYear? year, CancellationToken cancellation)
    {
        await ShowAsync(year, null, cancellation);
        var now = clock.Now();
        var stoppable = AtWork.Where(job => job.WhyNotStop().Count == 0).ToList();
        foreach (var job in stoppable)
        {
            db.Attach(job);
            job.Stop(now);
        }

        if (stoppable.Count > 0)
        {
            db.Journal(
                User.Agency(),
                now,
                User.Actor(),
                "NationalSystemsStopped",
                ReconcilingModule.Record,
                new { year = Year.Buddhist }
            );
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // One ended this very moment, which is what was wanted.
            }
        }

        return LocalRedirect(ReconcilingModule.Address(Year));
    }

    private async Task ShowAsync(FiscalYear? asked, string? kind, CancellationToken cancellation)
    {
        var (agency, now) = (User.Agency(), clock.Now());
        Year = asked ?? FiscalYear.Of(now.Today);
        Only = Enum.TryParse<DifferenceKind>(kind, ignoreCase: true, out var one) ? one : null;
        Source = await db.NationalSources.AsNoTracking().FirstOrDefaultAsync(s => s.AgencyId == agency, cancellation);
        Asks = await db.AsksAsync(agency, Year, cancellation);
        AtWork = await db.Asking(agency, Year).AsNoTracking().OrderBy(j => j.Id).ToListAsync(cancellation);
        Compared = await differences.OfYearAsync(agency, Year, cancellation);
        (OpensAt, ClosedHours) = (hours.OpensAt(now.Utc), hours.On(now.Today));
    }
}

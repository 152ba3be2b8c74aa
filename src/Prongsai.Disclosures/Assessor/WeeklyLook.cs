using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>The nightly round: which agencies' pages have not been looked at for a week.</summary>
internal sealed record LookWeekly;

/// <summary>
/// Enqueues a look for every agency and year that has public pages and no look of the last week, this fiscal year and the one before
/// (which is the one being assessed). Two queries, however many agencies there are.
/// </summary>
internal sealed class LookingWeekly(ProngsaiDb db, TimeProvider clock) : IJobWork<LookWeekly>
{
    // A night less than a week, or a look that took long would slip to the next night each time.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(6.5);

    public async Task RunAsync(LookWeekly job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var since = now.Utc - Fresh;
        var year = FiscalYear.Of(now.Today);
        var before = year.Previous;
        var wanted = await db
            .DisclosureEditions.Where(e => e.Year == year || e.Year == before)
            .Select(e => new { e.AgencyId, e.Year })
            .Union(
                db.ElsewhereAddresses.Where(e => e.Year == year || e.Year == before)
                    .Select(e => new { e.AgencyId, e.Year })
            )
            .ToListAsync(cancellation);
        var recent = (
            await db
                .VisitRounds.Where(r => r.BeganAt > since)
                .Select(r => new { r.AgencyId, r.Year })
                .Distinct()
                .ToListAsync(cancellation)
        ).ToHashSet();
        foreach (var one in wanted.Where(w => !recent.Contains(w)))
            db.Enqueue(
                one.AgencyId,
                now,
                new LookAtPages(one.Year.Buddhist, Actor.System.Name),
                key: Looking.KeyOf(one.AgencyId, one.Year)
            );

        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>The monthly round: clean visits that are no evidence for anybody any more.</summary>
internal sealed record ForgetVisits;

/// <summary>
/// An assessment of one year is argued about until the next one is over. Visits with findings are kept for good, clean ones a year
/// and a quarter; of each item's page the last one is kept too, however old.
/// </summary>
internal sealed class ForgettingVisits(ProngsaiDb db, TimeProvider clock) : IJobWork<ForgetVisits>
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(455);

    public async Task RunAsync(ForgetVisits job, JobRun run, CancellationToken cancellation)
    {
        var before = clock.Now().Utc - Kept;
        var visits = db.PageVisits;
        await visits
            .Where(v => v.IsClean && v.At < before)
            .Where(v =>
                visits.Any(later => later.AgencyId == v.AgencyId && later.Address == v.Address && later.At > v.At)
            )
            .ExecuteDeleteAsync(cancellation);
    }
}

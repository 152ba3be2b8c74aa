using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Assessor;

/// <summary>
/// Writes a round down: every answer, the faults that are new, those that are still there and those that are gone, and in the end who is
/// told. What is written stays when the round is stopped.
/// </summary>
internal sealed class RoundBook(ProngsaiDb db, INotices notices, TimeProvider clock)
{
    /// <summary>What has been seen of this round already; null when the round has ended.</summary>
    public async Task<HashSet<(Side, string)>?> BeginAsync(
        AgencyId agency,
        VisitRoundId id,
        FiscalYear year,
        Actor by,
        CancellationToken cancellation
    )
    {
        var present = await db
            .VisitRounds.AsNoTracking()
            .FirstOrDefaultAsync(r => r.AgencyId == agency && r.Id == id, cancellation);
        if (present is { EndedAt: not null })
            return null;
        if (present is null)
        {
            db.VisitRounds.Add(VisitRound.Begin(agency, id, year, clock.Now(), by));
            await db.SaveChangesAsync(cancellation);
            return [];
        }

        return
        [
            .. (
                await db
                    .PageVisits.AsNoTracking()
                    .Where(v => v.AgencyId == agency && v.RoundId == id)
                    .Select(v => new { v.Side, v.Code })
                    .Distinct()
                    .ToListAsync(cancellation)
            ).Select(v => (v.Side, v.Code)),
        ];
    }

    /// <summary>One item of one side: its answers, what is new, what is still there, what is gone. One transaction.</summary>
    public async Task KeepAsync(
        AgencyId agency,
        VisitRoundId roundId,
        Side side,
        string code,
        IReadOnlyList<Looked> looked,
        CancellationToken cancellation
    )
    {
        db.ChangeTracker.Clear();
        var now = clock.Now();
        var round = await RoundAsync(agency, roundId, cancellation);
        var year = round.Year;
        var line = await db
            .Disclosures.AsNoTracking()
            .FirstOrDefaultAsync(d => d.AgencyId == agency && d.Year == year && d.Code == code, cancellation);
        var open = await db
            .Faults.Where(f =>
                f.AgencyId == agency && f.Year == year && f.Code == code && f.Side == side && f.ClosedAt == null
            )
            .ToListAsync(cancellation);
        var record = line?.Record ?? $"disclosures:{year}";
        foreach (var one in looked)
        {
            var visit = PageVisit.Of(round, one);
            db.PageVisits.Add(visit);
            foreach (var found in one.Found)
            {
                if (open.FirstOrDefault(f => f.Is(visit, found)) is { } known)
                {
                    known.SeenAgain(visit, found);
                    continue;
                }

                var fault = Fault.Open(round, visit, found);
                open.Add(fault);
                db.Faults.Add(fault);
                db.Journal(agency, now, Actor.System, "DisclosureFaultSeen", record, FactsOf(fault));
            }
        }

        foreach (var gone in open.Where(f => f.IsGone(looked)).ToList())
            Close(gone, now, record);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Withdrawn items and removed addresses: nothing is left there that could be mended.</summary>
    /// <param name="blind">Without a public address nothing of ours was looked at, which ends no task.</param>
    public async Task CloseForgottenAsync(
        AgencyId agency,
        FiscalYear year,
        IReadOnlyCollection<(Side, string)> lookedAt,
        bool blind,
        CancellationToken cancellation
    )
    {
        db.ChangeTracker.Clear();
        var open = await db
            .Faults.Where(f => f.AgencyId == agency && f.Year == year && f.ClosedAt == null)
            .ToListAsync(cancellation);
        foreach (var fault in open.Where(f => !lookedAt.Contains((f.Side, f.Code)) && !(blind && f.Side == Side.Own)))
            Close(fault, clock.Now(), $"disclosures:{year}");
        await db.SaveChangesAsync(cancellation);
    }

    private Task<VisitRound> RoundAsync(AgencyId agency, VisitRoundId id, CancellationToken cancellation) =>
        db.VisitRounds.FirstOrDefaultAsync(r => r.AgencyId == agency && r.Id == id, cancellation).OrMissAsync();

    private void Close(Fault fault, Now now, string record)
    {
        fault.Close(now);
        db.Journal(fault.AgencyId, now, Actor.System, "DisclosureFaultGone", record, FactsOf(fault));
    }

    public async Task EndAsync(
        AgencyId agency,
        FiscalYear year,
        VisitRoundId id,
        Actor by,
        List<Bilingual> notes,
        CancellationToken cancellation
    )
    {
        db.ChangeTracker.Clear();
        var now = clock.Now();
        var round = await RoundAsync(agency, id, cancellation);
        var visits = db.PageVisits.Where(v => v.AgencyId == agency && v.RoundId == id);
        var count = await visits.CountAsync(cancellation);
        var withFindings = await visits.CountAsync(v => !v.IsClean, cancellation);
        var fresh = await db
            .Faults.AsNoTracking()
            .Where(f => f.AgencyId == agency && f.FirstRound == id && f.ClosedAt == null)
            .Select(f => f.Code)
            .Distinct()
            .ToListAsync(cancellation);
        var lines = await db
            .Disclosures.AsNoTracking()
            .Where(d => d.AgencyId == agency && d.Year == year && fresh.Contains(d.Code))
            .ToDictionaryAsync(d => d.Code, cancellation);
        foreach (
            var told in fresh.GroupBy(code =>
                (lines.GetValueOrDefault(code)?.OfficerId, lines.GetValueOrDefault(code)?.DeputyId)
            )
        )
            notices.Tell(now, EyeWords.Seen(agency, year, told.Key, [.. told.Order(StringComparer.Ordinal)]));

        round.End(count, withFindings, notes, now);
        db.Journal(
            agency,
            now,
            by,
            "DisclosurePagesLookedAt",
            $"disclosures:{year}",
            new
            {
                year = year.Buddhist,
                visits = count,
                withFindings,
            }
        );
        await db.SaveChangesAsync(cancellation);
    }

    private static object FactsOf(Fault fault) =>
        new
        {
            code = fault.Code,
            address = fault.Address,
            kind = fault.Kind,
            th = fault.Th,
            en = fault.En,
        };
}

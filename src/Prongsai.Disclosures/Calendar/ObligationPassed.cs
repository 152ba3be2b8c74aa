using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Calendar;

/// <summary>The nightly round: which promises had their last day, kept or not.</summary>
internal sealed record ObligationPassed
{
    /// <summary>The line of the journal, from which the public log has it: whoever audits it sees what was due and silent.</summary>
    public const string Journaled = "DisclosureFellDue";
}

internal sealed class NotingObligations(ProngsaiDb db, TimeProvider clock) : IJobWork<ObligationPassed>
{
    // A program that stood still makes up for so many days; what was due before it came here is not its to tell.
    private const int Days = 45;

    public async Task RunAsync(ObligationPassed job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var year = FiscalYear.Of(now.Today);
        var lines = await db
            .Disclosures.AsNoTracking()
            .Where(d => d.Year == year || d.Year == year.Previous)
            .ToListAsync(cancellation);
        var passed = (
            from line in lines
            let rule = new DueRule(line.Year, line.Code, line.Rhythm, line.WithinDays, line.DueOn)
            from promise in Promise.Of(rule, [], now.Today)
            where promise.By < now.Today && promise.By >= now.Today.AddDays(-Days)
            select (Line: line, Promise: promise)
        ).ToList();
        if (passed.Count == 0)
            return;

        var agencies = passed.Select(p => (AgencyId?)p.Line.AgencyId).Distinct().ToList();
        var since = now.Utc.AddDays(-Days - 1);
        var noted = (
            await db.Set<JournalEntry>()
                .AsNoTracking()
                .Where(e => agencies.Contains(e.AgencyId) && e.At >= since && e.What == ObligationPassed.Journaled)
                .Select(e => new { e.Record, e.Facts })
                .ToListAsync(cancellation)
        )
            .Select(e => (e.Record, JsonDocument.Parse(e.Facts).RootElement.GetProperty("due").GetString()!))
            .ToHashSet();
        foreach (var (line, promise) in passed.OrderBy(p => p.Promise.By))
        {
            var due = promise.By.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!noted.Add((line.Record, due)))
                continue;

            IEnumerable<DateOnly> months =
                promise.Month is { } month ? [month]
                : line.Rhythm == Rhythm.FirstSixMonths ? Register.Days.MonthsOf(line.Year, 6)
                : [];
            db.Journal(
                line.AgencyId,
                now,
                Actor.System,
                ObligationPassed.Journaled,
                line.Record,
                new
                {
                    code = line.Code,
                    year = line.Year.Buddhist,
                    months = months.Select(m => m.MonthIso()),
                    due,
                }
            );
        }

        await db.SaveChangesAsync(cancellation);
    }
}

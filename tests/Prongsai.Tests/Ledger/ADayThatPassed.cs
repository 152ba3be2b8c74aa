using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Calendar;
using Prongsai.Kernel;
using Prongsai.Tests.Measures;
using Prongsai.Tests.Notifications;

namespace Prongsai.Tests.Ledger;

/// <summary>From the calendar of promises through the nightly round to an auditor, without anybody having published anything.</summary>
public sealed class ADayThatPassed
{
    [Theory, OnBothDatabases]
    public async Task Is_in_the_log_once_and_an_audit_finds_the_silence(Database database)
    {
        var clock = new SetClock(new DateTime(2025, 4, 20, 5, 0, 0, DateTimeKind.Utc));
        await using var app = await TheOffice.StartAsync(database, clock);
        await SampleOffice.GiveResultsAsync(app, app.Agency, "สำนักงานเขตคลองสามวา");
        await App.SubmitAsync(app.Officer, "/staff/disclosures?year=2568", []);
        await App.SubmitAsync(
            app.Officer,
            "/staff/disclosures/2568/O15/charge",
            new() { ["rhythm"] = "Once", ["dueOn"] = "2025-04-30" }
        );

        // Its last day is not over before midnight.
        await NightAsync(app, clock, new DateTime(2025, 4, 30, 10, 0, 0, DateTimeKind.Utc));
        Assert.DoesNotContain(await ObligationsAsync(app), o => o.Contains("2025-04-30", StringComparison.Ordinal));

        await NightAsync(app, clock, new DateTime(2025, 4, 30, 17, 20, 0, DateTimeKind.Utc));
        await NightAsync(app, clock, new DateTime(2025, 5, 1, 17, 20, 0, DateTimeKind.Utc));

        Assert.Single(
            await ObligationsAsync(app),
            o => o.Contains("O15", StringComparison.Ordinal) && o.Contains("2025-04-30", StringComparison.Ordinal)
        );
        var audit = await WritingIntoTheLog.AuditAsync(app);
        Assert.Empty(audit.Faults);
        Assert.Single(audit.Silent, s => s.En.StartsWith("O15 of 2568", StringComparison.Ordinal));
    }

    private static async Task NightAsync(App app, SetClock clock, DateTime utc)
    {
        clock.Utc = utc;
        await app.With<ProngsaiDb>(async db =>
        {
            db.Enqueue(null, clock.Now(), new ObligationPassed());
            await db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();
    }

    private static Task<List<string>> ObligationsAsync(App app) =>
        app.Ask<ProngsaiDb, List<string>>(db =>
            db.Set<JournalEntry>()
                .Where(e => e.AgencyId == app.Agency && e.What == ObligationPassed.Journaled)
                .Select(e => e.Facts)
                .ToListAsync()
        );
}

using Prongsai.Disclosures.Calendar;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;
using Prongsai.Tests.Measures;
using Prongsai.Tests.Notifications;

namespace Prongsai.Tests.Disclosures.Calendar;

public sealed class KeepingPromises
{
    private static readonly FiscalYear Year = new(2568);

    [Fact]
    public void A_month_is_due_so_many_days_after_its_end()
    {
        var rule = new DueRule(Year, "O15", Rhythm.Monthly, 15, null);

        var promises = Promise.Of(rule, [], new DateOnly(2025, 1, 1));

        Assert.Equal(12, promises.Count);
        // 15 December 2024 is a Sunday, and the last day all the same.
        Assert.Equal((new DateOnly(2024, 11, 1), new DateOnly(2024, 12, 15)), (promises[1].Month, promises[1].By));
        Assert.Equal(PromiseState.Late, promises[1].State);
        Assert.Equal(PromiseState.Due, promises[3].State);
    }

    [Fact]
    public void On_time_late_and_nothing_to_report_are_told_apart()
    {
        var rule = new DueRule(Year, "O15", Rhythm.Monthly, 15, null);
        EditionLine[] editions =
        [
            Edition(1, new DateOnly(2024, 11, 10), "2024-10", ""),
            Edition(2, new DateOnly(2025, 1, 10), "2024-10 2024-11", ""),
            Edition(3, new DateOnly(2025, 1, 12), "2024-10 2024-11 2024-12", "2024-12"),
        ];

        var promises = Promise.Of(rule, editions, new DateOnly(2025, 1, 13));

        Assert.Equal(
            [PromiseState.Kept, PromiseState.KeptLate, PromiseState.NothingToReport, PromiseState.Due],
            promises.Take(4).Select(p => p.State)
        );
    }

    [Theory, OnBothDatabases]
    public async Task The_officer_and_when_it_is_late_the_executives_hear_of_it(Database database)
    {
        var clock = new SetClock(new DateTime(2025, 4, 20, 5, 0, 0, DateTimeKind.Utc));
        await using var app = await TheOffice.StartAsync(database, clock);
        await SampleOffice.GiveResultsAsync(app, app.Agency, "สำนักงานเขตคลองสามวา");
        (await app.PersonAsync("head", app.Agency, Duty.Executive)).Dispose();
        await App.SubmitAsync(app.Officer, "/staff/disclosures?year=2568", []);
        await App.SubmitAsync(
            app.Officer,
            "/staff/disclosures/2568/O15/charge",
            new() { ["rhythm"] = "Once", ["dueOn"] = "2025-04-30" }
        );

        foreach (var day in Enumerable.Range(0, 14))
        {
            clock.Utc = new DateTime(2025, 4, 20, 5, 0, 0, DateTimeKind.Utc).AddDays(day);
            await app.With<ProngsaiDb>(async db =>
            {
                db.Enqueue(null, clock.Now(), new RemindOfficers());
                await db.SaveChangesAsync();
            });
            await app.DrainJobsAsync();
        }

        var due = await app.InboxAsync();
        Assert.Equal(
            ["2025-04-23", "2025-04-29", "2025-05-01", "2025-05-01"],
            due.Select(n => n.At.DayInThailand().ToString("O", System.Globalization.CultureInfo.InvariantCulture))
        );
        var waiting = await app.Ask<IDisclosuresDue, IReadOnlyList<DueDisclosure>>(promised =>
            promised.DueAsync(app.Agency, new DateOnly(2025, 5, 2))
        );
        Assert.Equal(("O15", true), (waiting[0].Code, waiting[0].IsLate));
    }

    private static EditionLine Edition(int number, DateOnly on, string months, string none) =>
        new(
            DisclosureId.From(Guid.Empty),
            Year,
            "O15",
            number,
            DateTime.SpecifyKind(on.ToDateTime(new TimeOnly(3, 0)), DateTimeKind.Utc),
            "",
            "",
            0,
            months,
            none,
            ""
        );
}

using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Reminding;
using Prongsai.Tests.Notifications;
using Reminding = Prongsai.Measures.Reminding.RemindingOwners;

namespace Prongsai.Tests.Measures;

public sealed class RemindingOwners
{
    private const string Yaml = """
        format: 1
        programme: 2568
        assessed: 2567
        rows:
          - item: E1
            score: 89.11
            must_improve: การให้บริการของเจ้าหน้าที่ยังมีการเลือกปฏิบัติ
            measures:
              - text: จัดประชุมชี้แจง
                period: {from: 2024-10-01, to: 2025-03-31}
              - text: เผยแพร่คู่มือ
                period: {from: 2024-10-01, to: 2025-04-03}
        """;

    [Theory, OnBothDatabases]
    public async Task The_agency_hears_a_week_ahead_a_day_ahead_and_when_it_is_late(Database database)
    {
        var clock = new SetClock(Noon(2025, 3, 20));
        await using var app = await TheOffice.StartAsync(database, clock);
        await SampleOffice.GiveResultsAsync(app, app.Agency, "สำนักงานเขตคลองสามวา");
        using (var table = new SomeTable(Yaml))
        {
            var refused = await app.Ask<IMeasuresImport, IReadOnlyList<Refusal>>(import =>
                import.ImportAsync(app.Agency, table.YamlPath, Actor.System)
            );
            Assert.Empty(refused);
        }

        foreach (var day in Enumerable.Range(0, 14))
        {
            clock.Utc = Noon(2025, 3, 20).AddDays(day);
            await app.With<ProngsaiDb>(async db =>
            {
                db.Enqueue(null, clock.Now(), new RemindOwners());
                await db.SaveChangesAsync();
            });
            await app.DrainJobsAsync();
        }

        var notices = await app.InboxAsync();
        Assert.Equal(
            ["2025-03-24", "2025-03-27", "2025-03-30", "2025-04-01", "2025-04-02"],
            notices.Select(n => n.At.DayInThailand().ToString("O", System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.EndsWith(
            "1 รายการครบกำหนดภายใน 7 วัน และ 1 รายการเกินกำหนด",
            notices[^1].TextTh,
            StringComparison.Ordinal
        );
        Assert.Equal("/staff/measures?year=2568", notices[0].Link);
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(7, true)]
    [InlineData(6, false)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    [InlineData(-2, false)]
    [InlineData(-8, true)]
    public void Nobody_is_told_the_same_every_day(int left, bool told) =>
        Assert.Equal(told, Reminding.ComesUp(new DateOnly(2025, 3, 31), new DateOnly(2025, 3, 31).AddDays(-left)));

    private static DateTime Noon(int year, int month, int day) => new(year, month, day, 5, 0, 0, DateTimeKind.Utc);
}

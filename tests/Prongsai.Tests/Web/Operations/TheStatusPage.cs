using Prongsai.Kernel;
using Prongsai.Web.Status;

namespace Prongsai.Tests.Web.Operations;

public sealed class TheStatusPage
{
    private static readonly Now Noon = new(
        new DateTime(2026, 11, 22, 5, 0, 0, DateTimeKind.Utc),
        new DateOnly(2026, 11, 22)
    );

    [Theory, OnBothDatabases]
    public async Task Tells_of_each_part_in_Thai(Database database)
    {
        await using var app = await App.StartAsync(database);

        var page = await App.OpenAsync(app.Officer, "/staff/status");

        var rows = page.QuerySelectorAll("main tbody tr")
            .ToDictionary(
                row => row.QuerySelector("th")!.TextContent,
                row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToArray()
            );
        Assert.Equal("ปกติ", rows["นาฬิกาของเครื่อง"][0]);
        Assert.Contains(
            database == Database.Postgres ? "PostgreSQL" : "SQLite",
            rows["ฐานข้อมูล"][1],
            StringComparison.Ordinal
        );
        Assert.Contains("GB", rows["พื้นที่ดิสก์ของโฟลเดอร์ข้อมูล"][1], StringComparison.Ordinal);
        Assert.Contains("โปร่งใส 0.", rows["โปรแกรม"][1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, "นาฬิกาผิด 7 ชั่วโมง", "เร็วกว่านาฬิกาของฐานข้อมูล 7 ชั่วโมง 0 นาที")]
    [InlineData(-7, "นาฬิกาผิด 7 ชั่วโมง", "ช้ากว่านาฬิกาของฐานข้อมูล 7 ชั่วโมง 0 นาที")]
    [InlineData(1, "set-ntp", "เร็วกว่านาฬิกาของฐานข้อมูล 1 ชั่วโมง 0 นาที")]
    public void Names_a_clock_that_differs_from_the_databases(int hours, string whatToDo, string finding)
    {
        var line = TheClock.Compare(Noon, database: Noon.Utc.AddHours(-hours), journal: null);

        Assert.Equal(Standing.Bad, line.Standing);
        Assert.Contains(finding, line.Finding.Th, StringComparison.Ordinal);
        Assert.Contains(whatToDo, line.WhatToDo!.Value.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_clock_that_fell_behind_the_journal_where_the_database_has_none_of_its_own()
    {
        var line = TheClock.Compare(Noon, database: null, journal: Noon.Utc.AddHours(7).AddSeconds(-20));

        Assert.Equal(Standing.Bad, line.Standing);
        Assert.Contains("นาฬิกาผิด 7 ชั่วโมง", line.WhatToDo!.Value.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Forgives_a_minute() =>
        Assert.Equal(Standing.Good, TheClock.Compare(Noon, Noon.Utc.AddSeconds(61), Noon.Utc.AddSeconds(61)).Standing);
}

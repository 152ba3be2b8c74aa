using Prongsai.Backups.Schedule;
using Prongsai.Kernel;
using Prongsai.Tests.Kernel.Jobs;
using Prongsai.Tests.Notifications;
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

        var rows = await RowsAsync(app);

        Assert.Equal("ปกติ", rows["นาฬิกาของเครื่อง"][0]);
        Assert.Contains(
            database == Database.Postgres ? "PostgreSQL" : "SQLite",
            rows["ฐานข้อมูล"][1],
            StringComparison.Ordinal
        );
        Assert.Contains("GB", rows["พื้นที่ดิสก์ของโฟลเดอร์ข้อมูล"][1], StringComparison.Ordinal);
        Assert.Contains("โปร่งใส 0.", rows["โปรแกรม"][1], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Says_at_first_that_nothing_is_backed_up_mailed_or_tried_yet(Database database)
    {
        await using var app = await App.StartAsync(database);

        var rows = await RowsAsync(app);

        Assert.Equal("ปกติ", rows["งานของระบบ"][0]);
        foreach (var part in new[] { "การส่งอีเมล", "สำเนาสำรองประจำวัน", "การซ้อมกู้คืน" })
        {
            Assert.Equal("ควรดู", rows[part][0]);
            Assert.NotEqual("–", rows[part][2]);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Counts_what_waits_and_what_failed_and_names_a_queue_that_nobody_works(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(
            database,
            builder =>
            {
                clock.Set(builder);
                SomeWork.Add(builder, SomeWork.Quick);
            }
        );
        await app.EnqueueAsync(new Count(1, Refused: true));
        await app.DrainJobsAsync();
        await app.EnqueueAsync(new Count(2));

        var soon = (await RowsAsync(app))["งานของระบบ"];
        clock.Advance(TimeSpan.FromMinutes(11));
        var later = (await RowsAsync(app))["งานของระบบ"];

        Assert.Equal("ควรดู", soon[0]);
        Assert.Contains("ล้มเหลว 1 งาน", soon[1], StringComparison.Ordinal);
        Assert.Contains("/staff/jobs", soon[2], StringComparison.Ordinal);
        Assert.Equal("ต้องแก้ไข", later[0]);
        Assert.Contains("รอมาตั้งแต่", later[1], StringComparison.Ordinal);
        Assert.Contains("Prongsai:Jobs:Workers", later[2], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Says_when_a_letter_was_last_sent_and_when_not(Database database)
    {
        using var mail = new SmtpServer { ToRecipients = "452 4.2.2 <somsri@example.go.th> mailbox full" };
        await using var app = await TheOffice.StartAsync(database, mail: mail);
        await app.PostAsync(new Letter("somsri@example.go.th", new("ก", "A"), new("ข", "B")));
        await app.DrainJobsAsync();
        var failing = (await RowsAsync(app))["การส่งอีเมล"];

        mail.ToRecipients = null;
        await app.LetTimePassAsync();
        await app.DrainJobsAsync();
        var sent = (await RowsAsync(app))["การส่งอีเมล"];

        Assert.Equal("ต้องแก้ไข", failing[0]);
        Assert.Contains("452", failing[1], StringComparison.Ordinal);
        Assert.DoesNotContain("somsri", failing[1], StringComparison.Ordinal);
        Assert.Equal("ปกติ", sent[0]);
        Assert.Contains("ส่งได้ล่าสุด 23 มี.ค. 69 10:00 น.", sent[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_last_nights_backup_by_itself_and_misses_it()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-backups-").FullName;
        var clock = new MovableClock();
        await using var app = await App.StartAsync(
            Database.Sqlite,
            builder =>
            {
                clock.Set(builder);
                builder.Configuration["Prongsai:Backups:Folder"] = folder;
            }
        );
        var none = (await RowsAsync(app))["สำเนาสำรองประจำวัน"];
        await app.With<ProngsaiDb>(async db =>
        {
            db.Enqueue(null, TimeProvider.System.Now(), new WriteADailyBackup());
            db.Enqueue(null, TimeProvider.System.Now(), new HoldARestoreDrill());
            await db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();

        var rows = await RowsAsync(app);
        clock.Advance(TimeSpan.FromDays(2));
        await App.SignInAsync(app.Officer, app.Administrator);
        var missed = (await RowsAsync(app))["สำเนาสำรองประจำวัน"];
        clock.Advance(TimeSpan.FromDays(40));
        await App.SignInAsync(app.Officer, app.Administrator);
        var old = (await RowsAsync(app))["การซ้อมกู้คืน"];

        Assert.Equal("ต้องแก้ไข", none[0]);
        Assert.Equal("ปกติ", rows["สำเนาสำรองประจำวัน"][0]);
        Assert.Contains("prongsai-", rows["สำเนาสำรองประจำวัน"][1], StringComparison.Ordinal);
        Assert.Equal("ปกติ", rows["การซ้อมกู้คืน"][0]);
        Assert.Contains("กู้คืนได้ครบถ้วน", rows["การซ้อมกู้คืน"][1], StringComparison.Ordinal);
        Assert.Equal("ต้องแก้ไข", missed[0]);
        Assert.Equal("ควรดู", old[0]);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Dictionary<string, string[]>> RowsAsync(App app) =>
        (await App.OpenAsync(app.Officer, "/staff/status"))
            .QuerySelectorAll("main tbody tr")
            .ToDictionary(
                row => row.QuerySelector("th")!.TextContent,
                row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToArray()
            );

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

using Prongsai.Backups.Schedule;
using Prongsai.Kernel;
using Prongsai.Tests.Notifications;
using Prongsai.Web;

namespace Prongsai.Tests.Backups;

/// <summary>The backup of every night: the newest stay, and nothing else in the folder is touched.</summary>
public sealed class RotatingDailyBackups
{
    private static readonly DateTime TwoInTheMorning = new(2026, 3, 1, 19, 0, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task Keeps_the_newest_and_what_is_not_its_own(Database database)
    {
        await using var office = await AnOffice.EmptyAsync(database);
        await office.Services.PrepareAsync();
        var folder = office.Path("backups");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "prongsai-before-the-upgrade.zip"), "of a person");
        await File.WriteAllTextAsync(Path.Combine(folder, "prongsai-20200101.zip.bak"), "of another program");

        for (var night = 0; night < 5; night++)
            await RunAsync(office, folder, TwoInTheMorning.AddDays(night), keep: 3);

        Assert.Equal(
            [
                "prongsai-20200101.zip.bak",
                "prongsai-20260304.zip",
                "prongsai-20260305.zip",
                "prongsai-20260306.zip",
                "prongsai-before-the-upgrade.zip",
            ],
            NamesIn(folder)
        );
        await office.Backups.CheckAsync(Path.Combine(folder, "prongsai-20260306.zip"), null, CancellationToken.None);
    }

    [Fact]
    public async Task Running_twice_in_one_night_makes_one_and_a_killed_one_is_swept_away_after_a_day()
    {
        await using var office = await AnOffice.EmptyAsync(Database.Sqlite);
        await office.Services.PrepareAsync();
        var folder = office.Path("backups");
        await RunAsync(office, folder, TwoInTheMorning, keep: 3);
        var first = File.GetLastWriteTimeUtc(Path.Combine(folder, "prongsai-20260302.zip"));
        foreach (var (name, age) in new[] { ("prongsai-20260228.zip", 30), ("prongsai-20260301.zip", 1) })
        {
            var killed = Path.Combine(folder, $"{name}.unfinished");
            await File.WriteAllTextAsync(killed, "half");
            File.SetLastWriteTimeUtc(killed, TwoInTheMorning.AddHours(-age));
        }

        await RunAsync(office, folder, TwoInTheMorning.AddMinutes(5), keep: 3);

        Assert.Equal(["prongsai-20260301.zip.unfinished", "prongsai-20260302.zip"], NamesIn(folder));
        Assert.Equal(first, File.GetLastWriteTimeUtc(Path.Combine(folder, "prongsai-20260302.zip")));
    }

    [Fact]
    public async Task A_night_that_fails_takes_nothing_away()
    {
        await using var office = await AnOffice.EmptyAsync(Database.Sqlite);
        var folder = office.Path("backups");
        Directory.CreateDirectory(folder);
        string[] earlier = ["prongsai-20260227.zip", "prongsai-20260228.zip", "prongsai-20260301.zip"];
        foreach (var name in earlier)
            await File.WriteAllTextAsync(Path.Combine(folder, name), "an earlier night");

        // There is no database to back up.
        await Assert.ThrowsAsync<RefusedException>(() => RunAsync(office, folder, TwoInTheMorning, keep: 1));

        Assert.Equal(earlier, NamesIn(folder));
    }

    private static Task RunAsync(AnOffice office, string folder, DateTime utc, int keep) =>
        new WritingADailyBackup(office.Backups, new BackupSettings(folder, keep), new SetClock(utc)).RunAsync(
            new WriteADailyBackup(),
            new JobRun(Ids.Next<JobId>(), null, 1),
            CancellationToken.None
        );

    private static string[] NamesIn(string folder) =>
        [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}

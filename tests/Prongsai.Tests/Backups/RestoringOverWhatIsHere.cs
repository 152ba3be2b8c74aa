using Prongsai.Web;

namespace Prongsai.Tests.Backups;

/// <summary>The verb as typed, over an office that has something to lose.</summary>
public sealed class RestoringOverWhatIsHere
{
    [Theory, OnBothDatabases]
    public async Task Loses_it_only_when_both_words_are_said_and_then_says_what_is_lost(Database database)
    {
        await using var other = await AnOffice.WithTheSampleAsync(database);
        var backup = await other.BackUpAsync();
        await using var office = await AnOffice.EmptyAsync(database);
        await office.Services.PrepareAsync();
        await office.FillJournalAsync(7);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        // Without --replace the other word means nothing.
        var (refused, why) = await RunAsync(office, backup, "--lose-what-is-here");
        var before = await office.CountAsync(Filled);
        var (done, said) = await RunAsync(office, backup, "--replace", "--lose-what-is-here");

        Assert.Equal(2, refused);
        Assert.Contains("--replace", why, StringComparison.Ordinal);
        Assert.Equal(7, before);
        Assert.True(done == 0, said);
        Assert.Contains("ข้อมูลเดิมที่หายไป / lost: journal_entries 7", said, StringComparison.Ordinal);
        Assert.DoesNotContain("kept as", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(office.Path("backups")), "A backup was made although it was to be lost.");
        Assert.Equal(0, await office.CountAsync(Filled));
        Assert.Equal(await other.ReportAsync(), await office.ReportAsync());
    }

    private const string Filled = "SELECT count(*) FROM journal_entries WHERE \"What\" = 'Filled'";

    private static Task<(int Code, string Output)> RunAsync(AnOffice office, string backup, params string[] words) =>
        TheProgram.RunAsync(office.Folder, office.Setting, ["restore", backup, .. words]);
}

using Microsoft.Data.Sqlite;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Backups;

/// <summary>SQLite to PostgreSQL and back: the same data, compared; the old database stays as it is.</summary>
public sealed class MovingToAnotherDatabase
{
    [Theory, OnBothDatabases]
    public async Task Gives_the_same_report_there(Database from)
    {
        if (ThrowAwayPostgres.Programs is null)
            return;
        await using var office = await AnOffice.WithTheSampleAsync(from);
        await using var there = await AnOffice.EmptyAsync(
            from == Database.Sqlite ? Database.Postgres : Database.Sqlite
        );
        var before = await office.ReportAsync();
        var lines = await office.CountAsync("SELECT count(*) FROM journal_entries");
        // The files stay in the store of the installation; here the other installation is given the same.
        foreach (var file in Directory.GetFiles(office.Path("files"), "*", SearchOption.AllDirectories))
        {
            var copy = there.Path(Path.GetRelativePath(office.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var moved = await office.Backups.MoveAsync(SettingOf(there), null, CancellationToken.None);

        Assert.Equal(before, await there.ReportAsync());
        Assert.Equal(lines, moved.Tables.Single(t => t.Name == "journal_entries").Rows);
        Assert.Equal(before, await office.ReportAsync());
        Assert.Equal(lines, await office.CountAsync("SELECT count(*) FROM journal_entries"));
    }

    [Theory, OnBothDatabases]
    public async Task Refuses_a_database_that_is_not_empty(Database to)
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        await using var there = await AnOffice.WithTheSampleAsync(to);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            office.Backups.MoveAsync(SettingOf(there), null, CancellationToken.None)
        );

        Assert.Equal("move-not-empty", Assert.Single(refused.Reasons).Code);
    }

    [Fact]
    public async Task Refuses_the_database_that_is_in_use()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            office.Backups.MoveAsync(SettingOf(office), null, CancellationToken.None)
        );

        Assert.Equal("move-same", Assert.Single(refused.Reasons).Code);
    }

    [Fact]
    public async Task Names_the_text_that_PostgreSQL_cannot_hold()
    {
        if (ThrowAwayPostgres.Programs is null)
            return;
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        await office.ExecuteAsync("""UPDATE agencies SET "NameEn" = 'a' || char(0) || 'b'""");
        await using var there = await AnOffice.EmptyAsync(Database.Postgres);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            office.Backups.MoveAsync(SettingOf(there), null, CancellationToken.None)
        );

        Assert.Contains(
            "agencies, row 1, column NameEn",
            Assert.Single(refused.Reasons).Words.En,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Says_that_a_server_does_not_answer()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);

        var failed = await Assert.ThrowsAsync<CopyFailedException>(() =>
            office.Backups.MoveAsync("Host=127.0.0.1;Port=1;Database=x;Username=x", null, CancellationToken.None)
        );

        Assert.Equal("database-gone", failed.Reason.Code);
    }

    private static string SettingOf(AnOffice office) =>
        office.Setting.Length > 0
            ? office.Setting
            : new SqliteConnectionStringBuilder { DataSource = office.Path("prongsai.db") }.ConnectionString;
}

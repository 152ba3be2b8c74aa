using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Backups.Archive;
using Prongsai.Backups.Contracts;
using Prongsai.Backups.Copying;
using Prongsai.Kernel;
using Prongsai.Web;

namespace Prongsai.Tests.Backups;

/// <summary>Backup, everything gone, restore: what was there is there.</summary>
public sealed class BackingUpAndRestoring
{
    [Theory, OnBothDatabases]
    public async Task Brings_back_the_same_report(Database database)
    {
        await using var office = await AnOffice.WithTheSampleAsync(database);
        var before = await office.ReportAsync();
        var backup = await office.BackUpAsync();

        await using var anew = await AnOffice.EmptyAsync(database);
        var restored = await anew.Backups.RestoreAsync(backup, Replacing.Nothing, null, CancellationToken.None);

        Assert.Equal(before, await anew.ReportAsync());
        Assert.True(restored.Content.Files > 0);
        Assert.Equal(
            1,
            await anew.CountAsync("""SELECT count(*) FROM journal_entries WHERE "What" = 'BackupRestored'""")
        );
    }

    [Theory, OnBothDatabases]
    public async Task Brings_back_the_same_report_in_the_other_database(Database database)
    {
        if (ThrowAwayPostgres.Programs is null)
            return; // PostgresIsHere fails in CI
        var other = database == Database.Sqlite ? Database.Postgres : Database.Sqlite;
        await using var office = await AnOffice.WithTheSampleAsync(database);
        var before = await office.ReportAsync();
        var backup = await office.BackUpAsync();

        await using var anew = await AnOffice.EmptyAsync(other);
        await anew.Backups.RestoreAsync(backup, Replacing.Nothing, null, CancellationToken.None);

        Assert.Equal(before, await anew.ReportAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Carries_every_table_there_is(Database database)
    {
        await using var office = await AnOffice.EmptyAsync(database);
        await office.Services.PrepareAsync();
        await using var scope = office.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var ofTheModel = db.GetService<IDesignTimeModel>()
            .Model.GetRelationalModel()
            .Tables.Select(t => t.Name)
            .Order(StringComparer.Ordinal);
        await using var whole = office
            .Services.GetRequiredService<Databases>()
            .Of(office.Services.GetRequiredService<Installation>());
        await whole.BeginReadingAsync(CancellationToken.None);
        var inTheDatabase = (await whole.TablesAsync(CancellationToken.None)).Where(t =>
            !t.StartsWith("__EFMigrations", StringComparison.Ordinal)
        );

        var backup = BackupFile.Open(await office.BackUpAsync());

        var carried = backup.Manifest.Tables.Select(t => t.Name).Order(StringComparer.Ordinal).ToList();
        backup.Dispose();
        Assert.Equal(ofTheModel, carried);
        Assert.Equal(inTheDatabase.Order(StringComparer.Ordinal), carried);
    }

    [Theory, OnBothDatabases]
    public async Task Is_one_moment_although_others_write(Database database)
    {
        await using var office = await AnOffice.WithTheSampleAsync(database);
        await office.FillJournalAsync(20_000);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                // One transaction, two tables: an agency, and the line of the journal that says so.
                await using var scope = office.Services.CreateAsyncScope();
                await scope
                    .ServiceProvider.GetRequiredService<IAgencies>()
                    .RegisterAsync($"agency-{i}", new("หน่วยงาน", "Agency"), new("", ""), "general", Actor.System);
            }
        });

        var counts = new List<(long Agencies, long Lines)>();
        for (var i = 0; i < 3; i++)
        {
            var file = await office.BackUpAsync();
            await using var anew = await AnOffice.EmptyAsync(database);
            await anew.Backups.RestoreAsync(file, Replacing.Nothing, null, CancellationToken.None);
            counts.Add(
                (
                    await anew.CountAsync("SELECT count(*) FROM agencies"),
                    await anew.CountAsync("""SELECT count(*) FROM journal_entries WHERE "What" = 'AgencyRegistered'""")
                )
            );
        }

        await enough.CancelAsync();
        await writing;
        Assert.All(counts, count => Assert.Equal(count.Agencies, count.Lines));
        Assert.True(counts[^1].Agencies > counts[0].Agencies, "Nobody wrote meanwhile.");
    }

    [Theory, OnBothDatabases]
    public async Task Refuses_to_write_over_what_is_here(Database database)
    {
        await using var office = await AnOffice.WithTheSampleAsync(database);
        var backup = await office.BackUpAsync();
        var before = await office.ReportAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            office.Backups.RestoreAsync(backup, Replacing.Nothing, null, CancellationToken.None)
        );

        Assert.Equal("restore-not-empty", Assert.Single(refused.Reasons).Code);
        Assert.Contains("agencies 1", refused.Reasons[0].Words.En, StringComparison.Ordinal);
        Assert.Equal(before, await office.ReportAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Replaces_what_refuses_to_be_deleted_and_keeps_it_aside(Database database)
    {
        await using var other = await AnOffice.WithTheSampleAsync(database);
        var backup = await other.BackUpAsync();
        await using var office = await AnOffice.EmptyAsync(database);
        await office.Services.PrepareAsync();
        await office.FillJournalAsync(3);
        await office.ExecuteAsync(
            database == Database.Postgres
                ? """
                CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
                CREATE TRIGGER never_deleted BEFORE DELETE ON journal_entries FOR EACH ROW EXECUTE FUNCTION never();
                """
                : """
                CREATE TRIGGER never_deleted BEFORE DELETE ON journal_entries
                BEGIN SELECT RAISE(ABORT, 'append-only'); END
                """
        );

        var restored = await office.Backups.RestoreAsync(
            backup,
            Replacing.KeepingABackup,
            null,
            CancellationToken.None
        );

        Assert.Equal(await other.ReportAsync(), await office.ReportAsync());
        Assert.Equal(0, await office.CountAsync("""SELECT count(*) FROM journal_entries WHERE "What" = 'Filled'"""));
        await using var old = await AnOffice.EmptyAsync(database);
        await old.Backups.RestoreAsync(restored.KeptAs!, Replacing.Nothing, null, CancellationToken.None);
        Assert.Equal(3, await old.CountAsync("""SELECT count(*) FROM journal_entries WHERE "What" = 'Filled'"""));
    }

    [Fact]
    public async Task Leaves_alone_what_others_put_into_the_database()
    {
        if (ThrowAwayPostgres.Programs is null)
            return;
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        var backup = await office.BackUpAsync();
        await using var shared = await AnOffice.EmptyAsync(Database.Postgres);
        await shared.ExecuteAsync("CREATE TABLE payroll (id int)");

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            shared.Backups.RestoreAsync(backup, Replacing.LosingWhatIsHere, null, CancellationToken.None)
        );

        Assert.Equal("restore-foreign-tables", Assert.Single(refused.Reasons).Code);
        Assert.Equal(0, await shared.CountAsync("SELECT count(*) FROM payroll"));
    }

    [Theory, OnBothDatabases]
    public async Task Takes_a_backup_of_an_older_program_to_this_one(Database database)
    {
        await using var old = await AnOffice.EmptyAsync(database);
        await using (var scope = old.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
            var first = db.Database.GetMigrations().First();
            await db.GetService<IMigrator>().MigrateAsync(first);
        }

        await old.ExecuteAsync(
            """
            INSERT INTO agencies ("Id", "Slug", "NameTh", "NameEn", "ParentTh", "ParentEn", "Profile")
            VALUES ('0198AB00-0000-7000-8000-000000000001', 'old', 'หน่วยงานเก่า', 'Old', '', '', 'general')
            """
        );
        var backup = await old.BackUpAsync();

        await using var anew = await AnOffice.EmptyAsync(database);
        var restored = await anew.Backups.RestoreAsync(backup, Replacing.Nothing, null, CancellationToken.None);

        Assert.Equal("First", restored.Content.Migration);
        await using var after = anew.Services.CreateAsyncScope();
        Assert.Empty(await after.ServiceProvider.GetRequiredService<ProngsaiDb>().Database.GetPendingMigrationsAsync());
        var agency = await after.ServiceProvider.GetRequiredService<IAgencies>().BySlugAsync("old");
        Assert.Equal("หน่วยงานเก่า", agency!.Name.Th);
    }

    [Theory, OnBothDatabases]
    public async Task Counters_go_on_after_the_last_number(Database database)
    {
        await using var office = await AnOffice.EmptyAsync(database);
        await office.Services.PrepareAsync();
        const string claim = """
            INSERT INTO agencies_account_claims ("UserId", "ClaimType", "ClaimValue")
            VALUES ('0198AB00-0000-7000-8000-000000000001', 'a', 'b')
            """;
        await office.ExecuteAsync(claim);
        await office.ExecuteAsync(claim);
        await using var anew = await AnOffice.EmptyAsync(database);
        await anew.Backups.RestoreAsync(await office.BackUpAsync(), Replacing.Nothing, null, CancellationToken.None);

        await anew.ExecuteAsync(claim);

        Assert.Equal(3, await anew.CountAsync("""SELECT max("Id") FROM agencies_account_claims"""));
    }

    [Fact]
    public async Task Is_for_its_owners_eyes_and_never_written_over()
    {
        await using var office = await AnOffice.EmptyAsync(Database.Sqlite);
        await office.Services.PrepareAsync();
        var backup = await office.BackUpAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            office.Backups.BackupAsync(backup, null, CancellationToken.None)
        );

        Assert.Equal("backup-exists", Assert.Single(refused.Reasons).Code);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
    }
}

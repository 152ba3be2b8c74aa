using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Proofs;
using Prongsai.Ledger.Tlog;
using Prongsai.Tests.Web.Operations;
using Prongsai.Web.Plumbing.Failures;

namespace Prongsai.Tests.Ledger;

/// <summary>
/// The disk of the database takes no more, at each step of an append in turn. What was signed stays what it was, staff read why nothing
/// moves, and with room again everything is in the log, once. On PostgreSQL the database lies on the small disk, its write-ahead log
/// does not: without room for that the server stops, as in <see cref="WhenTheDatabaseIsGone"/>.
/// </summary>
public sealed class WhenTheDatabaseIsFull : IDisposable
{
    private const string Here = "/khlong-sam-wa/ledger";

    private readonly string _disk = Directory.CreateTempSubdirectory("prongsai-small-").FullName;
    private readonly string _keys = Directory.CreateTempSubdirectory("prongsai-keys-").FullName;
    private readonly MovableClock _clock = new();

    public void Dispose()
    {
        Directory.Delete(_disk);
        Directory.Delete(_keys, recursive: true);
    }

    [WhenTheDiskIsFull.FactAsRoot]
    public async Task Sqlite_goes_on_when_there_is_room()
    {
        WhenTheDiskIsFull.Run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", _disk);
        try
        {
            await MigratedDatabase.NewAsync(Database.Sqlite, _disk);
            await using var app = await StartAsync(
                Database.Sqlite,
                $"Data Source={Path.Combine(_disk, "prongsai.db")}"
            );

            var failed = await FillAtEachStepAsync(app, emptyTheLog: true);

            Assert.Equal(Enum.GetValues<Step>(), failed);
        }
        finally
        {
            WhenTheDiskIsFull.Run("umount", "-l", _disk);
        }
    }

    [WhenTheDiskIsFull.FactAsRoot]
    public async Task Postgres_goes_on_when_there_is_room()
    {
        if (ThrowAwayPostgres.Programs is null)
            return; // Its absence is a failure of its own where it matters (PostgresIsHere).

        var connection = new NpgsqlConnectionStringBuilder(await MigratedDatabase.NewAsync(Database.Postgres, _disk));
        WhenTheDiskIsFull.Run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", _disk);
        var space = Path.GetFileName(_disk).Replace("-", "_", StringComparison.Ordinal).ToLowerInvariant();
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(_disk, "data")).FullName;
            WhenTheDiskIsFull.Run("chown", "postgres", folder);
            await ServerAsync(
                connection,
                $"CREATE TABLESPACE {space} LOCATION '{folder}'",
                $"ALTER DATABASE {connection.Database} SET TABLESPACE {space}"
            );
            await using (var app = await StartAsync(Database.Postgres, connection.ConnectionString))
            {
                var failed = await FillAtEachStepAsync(app, emptyTheLog: false);

                // A row that is written over finds room in its own page: to sign needs no more.
                Assert.Contains(Step.BeforeAppend, failed);
                Assert.Contains(Step.AfterCommit, failed);
            }
        }
        finally
        {
            await ServerAsync(
                connection,
                $"DROP DATABASE IF EXISTS {connection.Database} WITH (FORCE)",
                $"DROP TABLESPACE IF EXISTS {space}"
            );
            WhenTheDiskIsFull.Run("umount", "-l", _disk);
        }
    }

    private Task<App> StartAsync(Database database, string connection) =>
        App.StartAsync(
            database,
            builder =>
            {
                _clock.Set(builder);
                // What does not fit is said with every value of it.
                builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
                builder.Configuration["Prongsai:Database"] = connection;
                builder.Configuration["Prongsai:Ledger:KeyFolder"] = _keys;
            }
        );

    private async Task<List<Step>> FillAtEachStepAsync(App app, bool emptyTheLog)
    {
        var steps = app.Services.GetRequiredService<Steps>();
        await WritingIntoTheLog.SilentlyAsync(app, 3);
        await app.DrainJobsAsync();
        var (acts, before) = (3, await app.Stranger.GetStringAsync($"{Here}/checkpoint"));
        List<Step> failed = [];

        foreach (var step in Enum.GetValues<Step>())
        {
            await WritingIntoTheLog.SilentlyAsync(app, 300);
            acts += 300;
            // SQLite writes over a log that it has emptied: what it kept of it would be room on a full disk.
            if (emptyTheLog)
                await app.With<ProngsaiDb>(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
            steps.Listening = reached =>
            {
                if (reached == step && !File.Exists(Path.Combine(_disk, "filler")))
                    WhenTheDiskIsFull.Fill(_disk);
            };
            if (!await FitsAsync(() => WritingIntoTheLog.RunAsync(app)))
                failed.Add(step);
            steps.Listening = null;

            var head = await File.ReadAllTextAsync(Path.Combine(_keys, "khlong-sam-wa.head"));
            var log = await WritingIntoTheLog.LogAsync(app);
            Assert.Null(log.StoppedAt);
            if (failed.Contains(step))
            {
                // Nothing is half written: what is shown is what was signed, and staff read why there is no more.
                Assert.Equal(before, await app.Stranger.GetStringAsync($"{Here}/checkpoint"));
                Assert.Equal(log.Size, await WritingIntoTheLog.EntriesAsync(app));
                Assert.Empty((await WritingIntoTheLog.AuditAsync(app, before)).Faults);
                // Once while acts wait to be written, once while entries wait to be signed.
                if (step is Step.AfterCommit or Step.AfterHead)
                {
                    _clock.Advance(TimeSpan.FromMinutes(11));
                    await SaidToStaffAsync(app);
                }
            }

            // An act for which there is no room is not done at all; nor is it logged.
            if (await FitsAsync(() => WritingIntoTheLog.SilentlyAsync(app, 500)))
                acts += 500;

            File.Delete(Path.Combine(_disk, "filler"));
            await app.DrainJobsAsync();

            log = await WritingIntoTheLog.LogAsync(app);
            Assert.Equal((acts, acts, null), (log.Size, log.SignedSize, log.StoppedAt));
            Assert.Empty((await WritingIntoTheLog.AuditAsync(app, before)).Faults);
            before = await app.Stranger.GetStringAsync($"{Here}/checkpoint");
            // What the key folder was about to sign when the room ran out is what the log went on with.
            Assert.True(Checkpoint.TryParse(head, out var remembered));
            Assert.Equal(
                remembered.Root,
                await app.Ask<ProngsaiDb, TreeHash>(db => db.RootAtAsync(log, remembered.Size, CancellationToken.None))
            );
        }

        Assert.Equal(acts, (await WritingIntoTheLog.ActsAsync(app)).Distinct().Count());
        return failed;
    }

    private static async Task SaidToStaffAsync(App app)
    {
        var page = (await App.OpenAsync(app.Officer, "/staff/ledger")).QuerySelector(".notice--warn")?.TextContent;
        Assert.Contains("สมุดยังตามไม่ทัน", page, StringComparison.Ordinal);
        Assert.Contains("ดิสก์เต็ม", page, StringComparison.Ordinal);
        Assert.Contains("ไม่หาย", page, StringComparison.Ordinal);
        var status = (await App.OpenAsync(app.Officer, "/staff/status")).Body!.TextContent;
        Assert.Contains("สมุดยังตามไม่ทัน", status, StringComparison.Ordinal);
    }

    // False when the reason is the room; anything else is a fault.
    private static async Task<bool> FitsAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception failure) when (Unavailable.WhatIsMissing(failure) == Missing.Room)
        {
            return false;
        }
    }

    private static async Task ServerAsync(NpgsqlConnectionStringBuilder database, params string[] commands)
    {
        await using (var pooled = new NpgsqlConnection(database.ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.ConnectionString)
            {
                Database = "postgres",
                Pooling = false,
            }.ConnectionString
        );
        await connection.OpenAsync();
        foreach (var sql in commands)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Tests.Data;

/// <summary>What SQLite must be told before a web program, its jobs and a backup can share one file.</summary>
public sealed class ASqliteFile
{
    [Fact]
    public async Task Logs_writes_ahead_so_that_readers_never_wait()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        Assert.Equal("wal", await SaidAsync(app, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Waits_for_the_other_writer_instead_of_failing()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        Assert.Equal("30000", await SaidAsync(app, "PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task Keeps_what_it_was_told_was_written_when_the_power_goes()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        // 2 is FULL: the log is on the disk before the commit returns.
        Assert.Equal("2", await SaidAsync(app, "PRAGMA synchronous"));
    }

    private static Task<string?> SaidAsync(App app, string pragma) =>
        app.Ask<ProngsaiDb, string?>(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var ask = db.Database.GetDbConnection().CreateCommand();
            ask.CommandText = pragma;
            return Convert.ToString(await ask.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        });
}

using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Prongsai.Kernel;

namespace Prongsai.Tests;

/// <summary>All bytes of a database, as somebody has them who took a copy.</summary>
internal static class DatabaseDump
{
    /// <summary>The file with its log, or what pg_dump writes of it.</summary>
    public static async Task<byte[]> OfAsync(App app, Database database)
    {
        var connection = await app.Ask<ProngsaiDb, string>(db =>
            Task.FromResult(db.Database.GetDbConnection().ConnectionString)
        );
        if (database == Database.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(connection).DataSource;
            var log = file + "-wal";
            return [.. await ReadSharedAsync(file), .. File.Exists(log) ? await ReadSharedAsync(log) : []];
        }

        var where = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(
            $"{ThrowAwayPostgres.Programs}/pg_dump",
            ["-h", where.Host!, "-p", $"{where.Port}", "-U", where.Username!, where.Database!]
        )
        {
            RedirectStandardOutput = true,
        };
        using var dump = Process.Start(start)!;
        using var bytes = new MemoryStream();
        await dump.StandardOutput.BaseStream.CopyToAsync(bytes);
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
        return bytes.ToArray();
    }

    /// <summary>A file that somebody else has open.</summary>
    public static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

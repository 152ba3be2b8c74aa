using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Prongsai.Tests;

/// <summary>
/// A PostgreSQL server of our own for one test run: made in a temporary folder, gone with the process. Missing on a laptop is a
/// skip; missing in CI is a failure (<see cref="PostgresIsHere"/>).
/// </summary>
public static class ThrowAwayPostgres
{
    private static readonly Lazy<int> Port = new(Start);
    private static int _databases;

    /// <summary>Folder of initdb and pg_ctl; null when PostgreSQL is not installed.</summary>
    public static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .GetDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault()
        : null;

    /// <summary>A connection string to a new, empty database.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        var server = $"Host=127.0.0.1;Port={Port.Value};Username=app;Maximum Pool Size=8";
        await using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();

        return $"{server};Database={name}";
    }

    private static int Start()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-pg-").FullName;
        var port = FreePort();
        // PostgreSQL refuses to run as root; there, Debian's own user does it.
        var asRoot = Environment.IsPrivilegedProcess;
        if (asRoot)
            Run("chown", "postgres", folder);
        string[] prefix = asRoot ? ["runuser", "-u", "postgres", "--"] : [];

        Run([
            .. prefix,
            $"{Programs}/initdb",
            "-D",
            $"{folder}/data",
            "-U",
            "app",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]);
        // Durability is off: these data live for seconds.
        var options = $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off";
        Run([
            .. prefix,
            $"{Programs}/pg_ctl",
            "-w",
            "-D",
            $"{folder}/data",
            "-l",
            $"{folder}/log",
            "-o",
            options,
            "start",
        ]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Run([.. prefix, $"{Programs}/pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop"]);
            Directory.Delete(folder, recursive: true);
        };
        return port;
    }

    private static void Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)}: {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

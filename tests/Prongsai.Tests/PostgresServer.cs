using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Prongsai.Tests;

/// <summary>
/// A PostgreSQL server in a temporary folder, started and gone with this object; a test that has one to itself may stop and start
/// it. Durability is off: the data live for seconds.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-pg-").FullName;

    // PostgreSQL refuses to run as root; there, Debian's own user does it.
    private readonly string[] _prefix = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];

    public PostgresServer()
    {
        if (Environment.IsPrivilegedProcess)
            Run("chown", "postgres", _folder);
        string[] locale = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"];
        Run([.. _prefix, $"{ThrowAwayPostgres.Programs}/initdb", "-D", Data, "-U", "app", .. locale]);
        Start();
    }

    public int Port { get; } = FreePort();

    private string Data => Path.Combine(_folder, "data");

    /// <summary>A connection string to a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync(string name)
    {
        var server = $"Host=127.0.0.1;Port={Port};Username=app;Maximum Pool Size=8";
        await using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();

        return $"{server};Database={name}";
    }

    public void Start()
    {
        var options =
            $"-p {Port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=400";
        Control("-w", "-l", Path.Combine(_folder, "log"), "-o", options, "start");
    }

    /// <summary>Ends every connection at once, as a restart of the machine does.</summary>
    public void Stop() => Control("-w", "-m", "immediate", "stop");

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private void Control(params string[] words) =>
        Run([.. _prefix, $"{ThrowAwayPostgres.Programs}/pg_ctl", "-D", Data, .. words]);

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

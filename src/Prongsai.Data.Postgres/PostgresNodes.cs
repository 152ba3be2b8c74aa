using Microsoft.Extensions.Logging;
using Npgsql;
using Prongsai.Kernel;

namespace Prongsai.Data.Postgres;

/// <summary>
/// Nodes agree through the server they share: advisory locks, which the server gives back when a node dies, and NOTIFY. Both need
/// a connection that stays the same, so a pooler in front must pool by session, not by transaction.
/// </summary>
internal sealed partial class PostgresNodes(string connectionString, ILogger<PostgresNodes> log) : INodes
{
    private const string Channel = "prongsai";
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    // Tells our own words from those of others.
    private readonly string _me = Path.GetRandomFileName();

    // Not pooled: closing the connection gives the lock back for certain. A silent death of the network is noticed in a minute.
    private readonly string _lasting = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        KeepAlive = 30,
        CommandTimeout = 0,
    }.ConnectionString;

    public async Task AloneAsync(string what, Func<Task> act, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var connection = new NpgsqlConnection(_lasting);
        await connection.OpenAsync(cancellation);
        await using var take = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 0))", connection)
        {
            Parameters = { new() { Value = $"prongsai:{what}" } },
        };
        await take.ExecuteNonQueryAsync(cancellation);
        await act();
    }

    public async Task TellAsync(string news, CancellationToken cancellation = default)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation);
            await using var tell = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection)
            {
                Parameters =
                {
                    new() { Value = Channel },
                    new() { Value = $"{_me} {news}" },
                },
            };
            await tell.ExecuteNonQueryAsync(cancellation);
        }
        catch (NpgsqlException failure)
        {
            // What was to be told has been saved already; the others hear that they may have missed something when it is back.
            CannotTell(log, news, failure.Message);
        }
    }

    public async Task HearAsync(Func<string, Task> hear, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hear);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await HearUntilItBreaksAsync(hear, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
            {
                CannotHear(log, failure.Message);
                await Task.Delay(AskAgain, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HearUntilItBreaksAsync(Func<string, Task> hear, CancellationToken cancellation)
    {
        Queue<string> heard = [];
        await using var connection = new NpgsqlConnection(_lasting);
        connection.Notification += (_, told) => heard.Enqueue(told.Payload);
        await connection.OpenAsync(cancellation);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);

        await hear(News.MayHaveBeenMissed);
        while (true)
        {
            await connection.WaitAsync(cancellation);
            while (heard.TryDequeue(out var told))
                if (told.Split(' ', 2) is [var who, var news] && who != _me)
                    await hear(news);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Cannot hear the other nodes; trying again in 5 seconds: {Reason}")]
    private static partial void CannotHear(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "Cannot tell the other nodes “{News}”: {Reason}")]
    private static partial void CannotTell(ILogger log, string news, string reason);
}

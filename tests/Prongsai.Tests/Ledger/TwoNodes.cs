using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Tests.Web.Operations;
using Prongsai.Web;

namespace Prongsai.Tests.Ledger;

/// <summary>
/// Two programs, each a process with a data folder of its own, on one PostgreSQL and one key folder. Both write into the log at once; one
/// is killed in the middle of a transaction, and the other finishes.
/// </summary>
public sealed class TwoNodes : IDisposable
{
    private const string Here = "/khlong-sam-wa/ledger";
    private const long Gate = 4711;

    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-nodes-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [FactWithPostgres]
    public async Task Keep_one_log_and_one_finishes_what_a_killed_one_began()
    {
        var connection = await MigratedDatabase.NewAsync(Database.Postgres, _folder);
        await using var office = Node.Build(connection);
        await office.Services.PrepareAsync();
        AgencyId agency;
        await using (var scope = office.Services.CreateAsyncScope())
            agency = await App.KhlongSamWaAsync(scope.ServiceProvider.GetRequiredService<IAgencies>());
        var nodes = (await Task.WhenAll(ServeAsync("first"), ServeAsync("second"))).ToDictionary(
            n => n.Name,
            n => n.Node
        );
        try
        {
            // Both take what they find; the queue says who.
            for (var n = 0; n < 6; n++)
                await WriteAsync(office, agency, 100, jobs: 0);
            await SignedAsync(600);
            var shown = await Task.WhenAll(nodes.Values.Select(CheckpointAsync));
            Assert.Equal(shown[0], shown[1]);

            // Somewhere in the next six hundred one of them is held up within its transaction.
            await using var gate = new NpgsqlConnection(connection + ";Pooling=false");
            await gate.OpenAsync();
            await ExecuteAsync(
                gate,
                $"""
                CREATE FUNCTION wait_at_the_gate() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock_shared({Gate}); RETURN NEW; END $$;
                CREATE TRIGGER gate BEFORE UPDATE ON ledger_logs FOR EACH ROW WHEN (NEW."Size" > 900)
                EXECUTE FUNCTION wait_at_the_gate();
                SELECT pg_advisory_lock({Gate});
                """
            );
            await WriteAsync(office, agency, 600, jobs: 12);
            await Eventually.IsAsync(async () =>
                await CountAsync(
                    """SELECT count(DISTINCT "Node") FROM jobs WHERE "Kind" = 'append-ledger' AND "State" = 'Running'"""
                ) == 2
                && await HeldAsync() is not null
            );
            Assert.InRange(await CountAsync("""SELECT "Size" FROM ledger_logs"""), 601, 900);

            var killed = (await HeldAsync())!;
            await nodes[killed].KillAsync();
            await ExecuteAsync(gate, $"SELECT pg_advisory_unlock({Gate})");
            await SignedAsync(1200);

            var left = nodes.Single(node => node.Key != killed).Value;
            // A kept page is given up a moment after the signature.
            await Eventually.IsAsync(async () => (await CheckpointAsync(left)).Split('\n')[1] == "1200");
            using var visitor = left.Client();
            var audit = await WritingIntoTheLog.AuditAsync(visitor, shown[0]);
            Assert.Empty(audit.Faults);
            Assert.Equal(1200, audit.Entries);
            await using var reading = office.Services.CreateAsyncScope();
            var acts = (await WritingIntoTheLog.EntriesAsync(reading.ServiceProvider.GetRequiredService<ProngsaiDb>()))
                .Select(e => JsonDocument.Parse(e.Bytes).RootElement.GetProperty("act").GetString())
                .ToList();
            Assert.Equal((1200, 1200), (acts.Count, acts.Distinct().Count()));
            Assert.Equal(
                ["khlong-sam-wa.head", "khlong-sam-wa.key"],
                Directory
                    .GetFiles(Path.Combine(_folder, "keys"))
                    .Select(Path.GetFileName)
                    .Where(f => !f!.EndsWith(".lock", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
            );
        }
        finally
        {
            foreach (var node in nodes.Values)
                await node.DisposeAsync();
        }

        async Task<(string Name, TheProgram.Served Node)> ServeAsync(string name)
        {
            var data = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
            return (
                name,
                await TheProgram.ServeAsync(
                    data,
                    $"{connection};Application Name={name}",
                    ("Ledger:KeyFolder", Path.Combine(_folder, "keys"))
                )
            );
        }

        // The node that waits at the gate.
        async Task<string?> HeldAsync()
        {
            await using var asking = new NpgsqlConnection(connection);
            await asking.OpenAsync();
            await using var command = new NpgsqlCommand(
                $"""
                SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                WHERE l.locktype = 'advisory' AND l.objid = {Gate} AND NOT l.granted AND a.datname = current_database()
                """,
                asking
            );
            return (string?)await command.ExecuteScalarAsync();
        }

        Task SignedAsync(int size) =>
            Eventually.IsAsync(
                async () =>
                    await CountAsync("SELECT count(*) FROM ledger_outbox") == 0
                    && await CountAsync(
                        $"""SELECT count(*) FROM ledger_logs WHERE "SignedSize" = {size} AND "Size" = {size} AND "StoppedAt" IS NULL"""
                    ) == 1,
                seconds: 60
            );

        async Task<long> CountAsync(string sql)
        {
            await using var asking = new NpgsqlConnection(connection);
            await asking.OpenAsync();
            await using var command = new NpgsqlCommand(sql, asking);
            return (long)(await command.ExecuteScalarAsync() ?? 0L);
        }
    }

    private static async Task<string> CheckpointAsync(TheProgram.Served node)
    {
        using var visitor = node.Client();
        return await visitor.GetStringAsync($"{Here}/checkpoint");
    }

    // Besides the job that the queue gives to one node at a time, jobs of no key: nothing but the log itself keeps them apart.
    private static async Task WriteAsync(Node office, AgencyId agency, int acts, int jobs)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var now = TimeProvider.System.Now();
        for (var i = 0; i < acts; i++)
        {
            var (what, record, facts) = WritingIntoTheLog.Obligation($"O{i}", [], "2024-04-30");
            db.Journal(agency, now, Actor.System, what, record, facts);
        }

        for (var i = 0; i < jobs; i++)
            db.Enqueue(agency, now, new AppendToLedger());
        await db.SaveChangesAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

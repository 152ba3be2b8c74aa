using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Proofs;
using Prongsai.Ledger.Public;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Bench;

/// <summary>
/// A log of ten million entries, each of which names a file, beside one of a million and one of ten thousand in the same database: a batch
/// of 256, appended and signed, and a proof of a file must cost the same; and what the database needs for an entry beside the entry
/// itself. Each log is reckoned apart and must be what the product makes of it. Takes some minutes, and four gigabytes.
/// </summary>
internal static class LedgerOfTenMillion
{
    private const int Short = 10_000,
        Middle = 1_000_000,
        Batch = 256,
        Proofs = 50,
        Turns = 25;
    private const double Gate = 1.2,
        BytesGate = 100;

    public static Task<int> RunAsync(string? server, int entries) =>
        AnInstallation.WhileItRunsAsync(server, app => MeasureAsync(app, entries));

    private static async Task<int> MeasureAsync(WebApplication app, int entries)
    {
        List<(int Entries, LogInBulk Log, List<double> Appends, List<double> Proofs)> logs = [];
        var beside = 0.0;
        foreach (var count in new[] { Short, Middle, entries }.Where(n => n <= entries).Distinct())
        {
            var (before, watch) = (await RoomAsync(app), Stopwatch.StartNew());
            var log = await LogInBulk.FillAsync(app, FormattableString.Invariant($"of-{count}"), count);
            beside = (await RoomAsync(app) - before) / (double)count;
            Say(
                $"{count} entries written in {watch.Elapsed.TotalSeconds:0} s; an entry has {log.Bytes / (double)count:0.0} bytes, the database {beside:0.0} beside it"
            );
            logs.Add((count, log, [], []));
        }

        // What its own cleaner does within minutes of such a load.
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
            await db.Database.ExecuteSqlRawAsync(
                IndexesAside.IsPostgres(db) ? "VACUUM ANALYZE" : "PRAGMA wal_checkpoint(TRUNCATE)"
            );
        }

        for (var turn = 0; turn <= Turns; turn++)
        {
            foreach (var log in logs)
            {
                var batch = Enumerable.Range(int.MaxValue - (turn + 1) * Batch, Batch).Select(EntryOf).ToList();
                var append = await Rounds.TimeAsync(() => log.Log.AppendAsync(app, batch));
                var proof = await ProveAsync(app, log.Log.Agency, log.Entries, turn);
                // The first turn compiles and fills caches.
                if (turn == 0)
                    continue;
                log.Appends.Add(append);
                log.Proofs.Add(proof);
            }
        }

        foreach (var log in logs)
        {
            await log.Log.ProveWholeAsync(app);
            Rounds.Show(FormattableString.Invariant($"{Batch} appended to {log.Entries} and signed"), log.Appends);
            Rounds.Show(FormattableString.Invariant($"a proof of a file out of {log.Entries}"), log.Proofs);
        }

        Rounds.Machine();
        var ratio = Math.Max(
            Rounds.Median(logs[^1].Appends) / Rounds.Median(logs[0].Appends),
            Rounds.Median(logs[^1].Proofs) / Rounds.Median(logs[0].Proofs)
        );
        Rounds.Ratio(
            ratio,
            string.Create(
                CultureInfo.InvariantCulture,
                $"at most {Gate}, append and proof of {entries} against {Short}; below {BytesGate} bytes beside an entry"
            )
        );
        return ratio <= Gate && beside < BytesGate ? 0 : 1;
    }

    private static async Task<double> ProveAsync(WebApplication app, AgencyId agency, int entries, int turn)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        List<(long Index, string Sha256)> files =
        [
            .. Enumerable
                .Range(0, Proofs)
                .Select(n => (turn * 7919L + n * 104_729L) * 31 % entries)
                .Select(index => (index, LedgerAgainstHashing.HashOf((int)index))),
        ];
        List<(Log Log, TlogProof Proof)> proofs = [];
        var watch = Stopwatch.StartNew();
        foreach (var (_, sha256) in files)
        {
            var (log, entry) = (await db.NamingAsync(agency, sha256, default))!.Value;
            proofs.Add((log, (await db.ProofAsync(log, entry, default))!));
        }

        var took = watch.Elapsed.TotalMilliseconds / Proofs;
        foreach (var ((index, sha256), (log, proof)) in files.Zip(proofs))
        {
            var leaf = TreeHash.OfLeaf(proof.Entry.Span);
            if (
                proof.Index != index
                || !new LogEntry(index, proof.Entry).Names(sha256)
                || !Merkle.Includes(log.RootHash, log.Size, leaf, index, proof.Hashes)
            )
                throw new InvalidOperationException(proof.ToString());
        }

        return took;
    }

    // What the tables of the log take, without the entries as they lie in them: PostgreSQL packs those, SQLite does not.
    private static async Task<long> RoomAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        return await db
            .Database.SqlQueryRaw<long>(
                IndexesAside.IsPostgres(db)
                    ? """
                    SELECT (sum(pg_total_relation_size(c.oid))
                        - (SELECT coalesce(sum(pg_column_size("Bytes")), 0) FROM ledger_bundles))::bigint AS "Value"
                    FROM pg_class c
                    WHERE c.relkind = 'r' AND c.relname LIKE 'ledger%' AND c.relnamespace = current_schema()::regnamespace
                    """
                    : """
                    SELECT page_count * page_size - (SELECT coalesce(sum(length("Bytes")), 0) FROM ledger_bundles) AS "Value"
                    FROM pragma_page_count(), pragma_page_size()
                    """
            )
            .SingleAsync();
    }

    private static NewEntry EntryOf(int index) =>
        new(
            LedgerAgainstHashing.EntryOf(index),
            null,
            [new LoggedFile("edition.json", LedgerAgainstHashing.HashOf(index), 1)]
        );

    private static void Say(FormattableString words) => Console.WriteLine(FormattableString.Invariant(words));
}

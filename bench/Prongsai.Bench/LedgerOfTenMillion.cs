using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
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
/// A log of ten million entries, each of which names a file, against one of ten thousand in the same database: a batch of 256 and a proof
/// must cost the same; and what the database needs for an entry beside the entry itself. Takes some minutes to fill.
/// </summary>
internal static class LedgerOfTenMillion
{
    private const int Short = 10_000,
        AtOnce = 256 * 64,
        Turns = 15;
    private const double Gate = 1.2,
        BytesGate = 100;

    public static Task<int> RunAsync(string? server, int entries) =>
        AnInstallation.WhileItRunsAsync(server, app => MeasureAsync(app, entries));

    private static async Task<int> MeasureAsync(WebApplication app, int entries)
    {
        var brief = await FillAsync(app, "short", Short);
        var before = await RoomAsync(app);
        var watch = Stopwatch.StartNew();
        var ample = await FillAsync(app, "long", entries);
        Say($"{entries} entries written in {watch.Elapsed.TotalSeconds:0} s");
        var beside = (await RoomAsync(app) - before - ample.Bytes) / (double)entries;

        List<double>[] appends =

            [
                [],
                [],
            ],
            proofs =

            [
                [],
                [],
            ];
        for (var turn = 0; turn <= Turns; turn++)
        {
            foreach (var (n, log) in new[] { brief, ample }.Index())
            {
                var append = await AppendAsync(app, log.Agency, turn);
                var proof = await ProveAsync(app, log.Agency, turn);
                // The first turn compiles and fills caches.
                if (turn == 0)
                    continue;
                appends[n].Add(append);
                proofs[n].Add(proof);
            }
        }

        Rounds.Show($"256 appended to {Short}", appends[0]);
        Rounds.Show($"256 appended to {entries}", appends[1]);
        Rounds.Show($"a proof out of {Short}", proofs[0]);
        Rounds.Show($"a proof out of {entries}", proofs[1]);
        Say(
            $"an entry has {ample.Bytes / (double)entries:0.0} bytes, the database {beside:0.0} beside it (gate {BytesGate})"
        );
        Rounds.Machine();
        var ratio = Math.Max(
            Rounds.Median(appends[1]) / Rounds.Median(appends[0]),
            Rounds.Median(proofs[1]) / Rounds.Median(proofs[0])
        );
        Rounds.Ratio(ratio, string.Create(CultureInfo.InvariantCulture, $"at most {Gate}, append and proof"));
        return ratio <= Gate && beside < BytesGate ? 0 : 1;
    }

    // By the very code that the job uses, only more at once.
    private static async Task<(AgencyId Agency, long Bytes)> FillAsync(WebApplication app, string slug, int count)
    {
        AgencyId agency;
        await using (var scope = app.Services.CreateAsyncScope())
            agency = await scope
                .ServiceProvider.GetRequiredService<IAgencies>()
                .RegisterAsync(slug, new("วัด", "Bench"), new("", ""), "general", Actor.System);
        long bytes = 0;
        for (var from = 0; from < count; from += AtOnce)
            bytes += await GrowAsync(app, agency, from, Math.Min(AtOnce, count - from));
        return (agency, bytes);
    }

    private static async Task<long> GrowAsync(WebApplication app, AgencyId agency, int from, int count)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var log = await db.CurrentLogAsync(agency, default);
        if (log is null)
            db.Ledgers.Add(log = Log.Begin(agency, 1, $"bench/{agency}", TimeProvider.System.Now()));
        var entries = Enumerable.Range(from, count).Select(EntryOf).ToList();
        await db.GrowAsync(log, entries, default);
        log.Sign("", log.Size, []);
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync();
        return entries.Sum(e => (long)e.Bytes.Length);
    }

    private static Task<double> AppendAsync(WebApplication app, AgencyId agency, int turn) =>
        Rounds.TimeAsync(() => GrowAsync(app, agency, int.MaxValue - (turn + 1) * 256, 256));

    private static async Task<double> ProveAsync(WebApplication app, AgencyId agency, int turn)
    {
        const int proofs = 50;
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var size = (await db.CurrentLogAsync(agency, default))!.Size;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < proofs; i++)
        {
            var index = (turn * 7919L + i * 104_729L) * 31 % size;
            var (log, entry) = (await db.EntryAsync(agency, 1, index, default))!.Value;
            var proof = (await db.ProofAsync(log, entry, default))!;
            var leaf = TreeHash.OfLeaf(entry.Bytes.Span);
            if (!Merkle.Includes(log.RootHash, log.SignedSize, leaf, index, proof.Hashes))
                throw new InvalidOperationException($"entry {index}");
        }

        return watch.Elapsed.TotalMilliseconds / proofs;
    }

    private static async Task<long> RoomAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        return await db
            .Database.SqlQueryRaw<long>(
                IndexesAside.IsPostgres(db)
                    ? """
                    SELECT sum(pg_total_relation_size(c.oid))::bigint AS "Value" FROM pg_class c
                    WHERE c.relkind = 'r' AND c.relname LIKE 'ledger%'
                    """
                    : """SELECT page_count * page_size AS "Value" FROM pragma_page_count(), pragma_page_size()"""
            )
            .SingleAsync();
    }

    private static NewEntry EntryOf(int index) =>
        new(
            LedgerAgainstHashing.EntryOf(index),
            null,
            [new LoggedFile("edition.json", Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(index))), 1)]
        );

    private static void Say(FormattableString words) => Console.WriteLine(FormattableString.Invariant(words));
}

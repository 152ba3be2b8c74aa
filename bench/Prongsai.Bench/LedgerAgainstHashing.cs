using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Proofs;
using Prongsai.Ledger.Public;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Bench;

/// <summary>
/// Row 9: a whole audit of a million entries against the loop that only hashes the same bytes; sixty-four writers whose acts are durable
/// with their line in the outbox, until all are appended and signed; and one proof out of that log.
/// </summary>
internal static class LedgerAgainstHashing
{
    private const int Entries = 1_000_000,
        Writers = 64,
        ActsOfOne = 100;
    private const double Gate = 1.5;

    public static async Task<int> RunAsync(string? server)
    {
        var ratio = await VerifyAsync();
        await AnInstallation.WhileItRunsAsync(server, AppendAsync);
        return ratio <= Gate ? 0 : 1;
    }

    private static async Task<double> VerifyAsync()
    {
        var entries = Enumerable.Range(0, Entries).Select(EntryOf).ToList();
        var files = Files(entries);
        var ratio = await Rounds.CompareAsync(
            5,
            ("a million entries audited", AuditAsync),
            (
                "bare hash loop",
                () =>
                {
                    Hash(entries);
                    return Task.CompletedTask;
                }
            )
        );
        Rounds.Ratio(ratio, string.Create(CultureInfo.InvariantCulture, $"at most {Gate}"));
        return ratio;

        async Task AuditAsync()
        {
            var result = await LedgerAudit.RunAsync(
                (path, _) => Task.FromResult(files.GetValueOrDefault(path)),
                null,
                null
            );
            if (result.Faults.Count > 0 || result.Entries != Entries)
                throw new InvalidOperationException(string.Join('\n', result.Faults));
        }
    }

    // A hash for each entry and one for each node above two: what no verifier can spare.
    private static void Hash(List<byte[]> entries)
    {
        Span<byte> hash = stackalloc byte[32];
        Span<byte> leaf = stackalloc byte[1024];
        Span<byte> node = stackalloc byte[65];
        foreach (var entry in entries)
        {
            entry.CopyTo(leaf[1..]);
            SHA256.HashData(leaf[..(1 + entry.Length)], hash);
            hash.CopyTo(node[1..]);
            SHA256.HashData(node, hash);
        }
    }

    private static Dictionary<string, byte[]> Files(List<byte[]> entries)
    {
        Dictionary<string, byte[]> files = [];
        var tree = new GrowingTree(0, []);
        foreach (var bundle in entries.Chunk(Tile.Full))
        {
            var place = new Tile(null, tree.Size / Tile.Full, bundle.Length);
            files[place.Path] = EntryBundle.Write([.. bundle.Select(e => new ReadOnlyMemory<byte>(e))]);
            foreach (var entry in bundle)
                tree.Append(TreeHash.OfLeaf(entry));
            Keep(tree.TakeFull());
        }

        Keep(tree.Changed());
        using var key = SecretKey.Create("bench/ledger", NoteKeyKind.Ed25519);
        var text = new Checkpoint("bench/ledger", tree.Size, tree.Root()).Text;
        files["checkpoint"] = Encoding.UTF8.GetBytes(new SignedNote(text, [key.Sign(text)]).ToString());
        files["policy"] = Encoding.UTF8.GetBytes(Policy.Write([key.Public.ToString()], "", [], 0));
        return files;

        void Keep(IEnumerable<(int Level, long Number, byte[] Hashes)> tiles)
        {
            foreach (var (level, number, hashes) in tiles)
                files[new Tile(level, number, hashes.Length / TreeHash.Length).Path] = hashes;
        }
    }

    private static byte[] EntryOf(int index) =>
        Encoding.UTF8.GetBytes(
            CanonicalJson.Of(
                $$"""
                {"act":"{{Guid.CreateVersion7()}}","agency":"bench","at":"2026-11-27T02:30:00Z","edition":{{index}},"files":[{"name":"edition.json","sha256":"{{Convert.ToHexStringLower(
                    SHA256.HashData(BitConverter.GetBytes(index))
                )}}","size":12345}],"item":"O{{index % 35 + 1}}","kind":"publish","role":"reviewer","unmet":0,"v":1,"year":2567}
                """
            )
        );

    private static async Task<int> AppendAsync(WebApplication app)
    {
        AgencyId agency;
        await using (var scope = app.Services.CreateAsyncScope())
            agency = await scope
                .ServiceProvider.GetRequiredService<IAgencies>()
                .RegisterAsync("bench", new("วัด", "Bench"), new("", ""), "general", Actor.System);
        var runner = app.Services.GetRequiredService<JobRunner>();
        var watch = Stopwatch.StartNew();
        var writing = Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < ActsOfOne; i++)
                        {
                            await using var scope = app.Services.CreateAsyncScope();
                            var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
                            db.Journal(
                                agency,
                                TimeProvider.System.Now(),
                                Actor.System,
                                "DisclosureFellDue",
                                $"disclosure:{writer}-{i}",
                                new
                                {
                                    code = "O1",
                                    year = 2567,
                                    due = "2024-02-15",
                                }
                            );
                            await db.SaveChangesAsync();
                        }
                    })
                )
        );
        await writing;
        var acts = Writers * ActsOfOne;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Writers} writers, {acts} durable acts: {acts / watch.Elapsed.TotalSeconds:0} a second"
            )
        );
        watch.Restart();
        await runner.DrainAsync();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"appended and signed in batches of 256: {acts / watch.Elapsed.TotalSeconds:0} a second"
            )
        );

        await using var reading = app.Services.CreateAsyncScope();
        var proofs = reading.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var log = await proofs.Ledgers.AsNoTracking().SingleAsync();
        if (log.SignedSize != acts)
            throw new InvalidOperationException($"{log.SignedSize} of {acts}");
        List<double> times = [];
        for (var i = 0; i < 300; i++)
        {
            var (_, entry) = (await proofs.EntryAsync(agency, 1, i * 7919L % acts, default))!.Value;
            watch.Restart();
            _ = await proofs.ProofAsync(log, entry, default);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Rounds.Show("one proof", times);
        return 0;
    }
}

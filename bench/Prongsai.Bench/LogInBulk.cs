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
using Prongsai.Ledger.Public;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Bench;

/// <summary>
/// A log of any length, each entry of which names a file. What the product would have written in batches of 256 is written a million
/// entries at a time: the same entries, tiles and keys of files, hashed by the same code. What it should have become is reckoned apart.
/// </summary>
internal sealed class LogInBulk
{
    private const int AtOnce = Tile.Full * 4096;

    private readonly Agency _agency;
    private readonly RootReckonedApart _apart = new();
    private long _filled;

    private LogInBulk(Agency agency) => _agency = agency;

    public AgencyId Agency => _agency.Id;

    /// <summary>How many bytes its entries have.</summary>
    public long Bytes { get; private set; }

    public static async Task<LogInBulk> FillAsync(WebApplication app, string slug, int count)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var agencies = scope.ServiceProvider.GetRequiredService<IAgencies>();
        var id = await agencies.RegisterAsync(slug, new("วัด", "Bench"), new("", ""), "general", Actor.System);
        var filled = new LogInBulk((await agencies.ByIdAsync(id))!);
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var log = Log.Begin(id, 1, $"bench.invalid/{slug}/ledger", TimeProvider.System.Now());
        db.Ledgers.Add(log);
        await db.SaveChangesAsync();

        var tree = new GrowingTree(0, []);
        for (var from = 0; from < count; from += AtOnce)
            await filled.WriteAsync(db, log, tree, from, Math.Min(AtOnce, count - from));
        foreach (var (level, number, hashes) in tree.Changed())
            db.LedgerTiles.Add(LogTile.Of(log, LogTile.PlaceOf(level, number), hashes));
        log.Grow(tree.Size, tree.Root());
        await db.SaveChangesAsync();
        await filled.SignAsync(scope.ServiceProvider, log);
        filled._filled = log.Size;
        return filled;
    }

    /// <summary>A batch, as the job appends and signs it.</summary>
    public async Task AppendAsync(WebApplication app, IReadOnlyList<NewEntry> entries)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var log = (await db.CurrentLogAsync(Agency, default))!;
        await db.GrowAsync(log, entries, default);
        await db.SaveChangesAsync();
        await SignAsync(scope.ServiceProvider, log);
    }

    /// <summary>That the log is the tree reckoned apart, with what the product appended to it since.</summary>
    public async Task ProveWholeAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var log = (await db.CurrentLogAsync(Agency, default))!;
        var since = await db.LatestAsync(log, log.Size, (int)(log.Size - _filled), default);
        foreach (var entry in since.Reverse())
            _apart.Add(entry.Bytes.Span);
        if (log.SignedSize != log.Size || log.Size <= _filled || log.Root != _apart.Root())
            throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{log.Origin}: {log.Size} entries, {log.SignedSize} signed, root {log.Root}, reckoned apart {_apart.Root()}"
                )
            );
    }

    private async Task WriteAsync(ProngsaiDb db, Log log, GrowingTree tree, int from, int count)
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        // Keys of files have no order: their pages are all written to, and should not be written out for each.
        if (!IndexesAside.IsPostgres(db))
            await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = -1000000");
        var (bundles, tiles, files) = (db.BulkInsert<LogBundle>(), db.BulkInsert<LogTile>(), db.BulkInsert<LogFile>());
        foreach (var indexes in Enumerable.Range(from, count).Chunk(Tile.Full))
        {
            var entries = indexes.Select(LedgerAgainstHashing.EntryOf).ToList();
            foreach (var (entry, index) in entries.Zip(indexes))
            {
                tree.Append(TreeHash.OfLeaf(entry));
                _apart.Add(entry);
                var key = LogFile.KeyOf(Agency, LedgerAgainstHashing.HashOf(index));
                await files.AddAsync(LogFile.Of(log, key, index), default);
                Bytes += entry.Length;
            }

            var bundle = EntryBundle.Write(entries.ConvertAll(e => new ReadOnlyMemory<byte>(e)));
            await bundles.AddAsync(LogBundle.Of(log, indexes[0] / Tile.Full, bundle), default);
            foreach (var (level, number, hashes) in tree.TakeFull())
                await tiles.AddAsync(LogTile.Of(log, LogTile.PlaceOf(level, number), hashes), default);
        }

        await bundles.FlushAsync(default);
        await tiles.FlushAsync(default);
        await files.FlushAsync(default);
        await whole.CommitAsync();
    }

    private async Task SignAsync(IServiceProvider services, Log log)
    {
        if (!await services.GetRequiredService<Signer>().SignAsync(_agency, log, default) || log.StoppedAt is not null)
            throw new InvalidOperationException(log.StoppedBecause);
    }
}

/// <summary>The root of RFC 6962 after the letter of it: two neighbours of one height become the node above them.</summary>
internal sealed class RootReckonedApart
{
    private readonly Stack<(int Height, byte[] Hash)> _peaks = [];

    public void Add(ReadOnlySpan<byte> entry)
    {
        var node = (Height: 0, Hash: SHA256.HashData([0, .. entry]));
        while (_peaks.TryPeek(out var left) && left.Height == node.Height)
            node = (node.Height + 1, SHA256.HashData([1, .. _peaks.Pop().Hash, .. node.Hash]));
        _peaks.Push(node);
    }

    public string Root() =>
        Convert.ToBase64String(
            _peaks.Select(p => p.Hash).Aggregate((right, left) => SHA256.HashData([1, .. left, .. right]))
        );
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Tlog;
using Prongsai.Ledger.Witnessing;

namespace Prongsai.Ledger.Appending;

/// <summary>Something of this agency waits for its log; without an agency, for every log.</summary>
internal sealed record AppendToLedger
{
    public static readonly Bilingual Words = new("บันทึกลงสมุดทะเบียนสาธารณะ", "Write into the public log");

    public static string KeyOf(AgencyId? agency) => $"ledger:{agency}";
}

/// <summary>
/// Journal → outbox → log. Entries, tiles, the new size and root, and the emptied outbox are one transaction, so that killed anywhere
/// nothing is lost or doubled; only then is the new tree signed.
/// </summary>
internal sealed class AppendingToLedger(
    ProngsaiDb db,
    IAgencies agencies,
    IEnumerable<ILoggedActs> tellers,
    LedgerSettings settings,
    Signer signer,
    IPublicPages pages,
    Steps steps,
    TimeProvider clock
) : IJobWork<AppendToLedger>
{
    private const int AtOnce = 256;

    private readonly List<string> _names = [.. tellers.SelectMany(teller => teller.Names)];

    public async Task RunAsync(AppendToLedger job, JobRun run, CancellationToken cancellation)
    {
        if (run.Agency is not { } id)
        {
            await ForEveryLogAsync(cancellation);
            return;
        }

        var agency = await agencies.ByIdAsync(id, cancellation).OrMissAsync();
        while (await AppendAsync(agency, cancellation)) { }

        db.ChangeTracker.Clear();
        var log = await db.CurrentLogAsync(id, cancellation);
        if (log is null)
            return;

        if (await signer.SignAsync(agency, log, cancellation))
            await pages.HaveChangedAsync(cancellation);
        // Asked again though nothing was signed: one may have been down. Those who saw it are not troubled twice.
        if (settings.Witnesses.Count > 0 && log.StoppedAt is null)
        {
            db.Enqueue(id, clock.Now(), new AskWitnesses(), key: AskWitnesses.KeyOf(id));
            await db.SaveChangesAsync(cancellation);
        }
    }

    // What concerns the installation is written into every log that has begun. The nightly round also comes here: it takes up what a
    // person has mended, a key or a quota, and begins the logs of agencies that published before there were logs.
    private async Task ForEveryLogAsync(CancellationToken cancellation)
    {
        var lines = await db.LedgerOutbox.Where(o => o.AgencyId == null).OrderBy(o => o.Id).ToListAsync(cancellation);
        var now = clock.Now();
        var begun = await db.Ledgers.Select(l => l.AgencyId).Distinct().ToListAsync(cancellation);
        foreach (var agency in begun)
            db.LedgerOutbox.AddRange(lines.Select(line => line.For(agency)));
        foreach (var agency in await agencies.AllAsync(cancellation))
            db.Enqueue(agency.Id, now, new AppendToLedger(), key: AppendToLedger.KeyOf(agency.Id));

        db.LedgerOutbox.RemoveRange(lines);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>One batch; true when more may wait.</summary>
    private async Task<bool> AppendAsync(Agency agency, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var id = agency.Id;
        var log = await db.CurrentLogAsync(id, cancellation);
        if (log is null)
        {
            var begun = await db.BeginLogAsync(agency, _names, settings, clock.Now(), cancellation);
            await db.SaveChangesAsync(cancellation);
            return begun is not null;
        }

        // A stopped log grows no more: what waits goes into its successor, or into it when it may go on.
        if (log.StoppedAt is not null)
            return false;

        var waiting = await db
            .LedgerOutbox.AsNoTracking()
            .Where(o => o.AgencyId == id)
            .OrderBy(o => o.Id)
            .Take(AtOnce)
            .ToListAsync(cancellation);
        if (waiting.Count == 0)
            return false;

        steps.Reached(Step.BeforeAppend);
        var entries = await EntriesAsync(agency, waiting, cancellation);
        await db.GrowAsync(log, entries, cancellation);
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        var ids = waiting.ConvertAll(w => w.Id);
        // By one statement; the log's version keeps a second node from coming here with the same lines.
        await db.LedgerOutbox.Where(o => ids.Contains(o.Id)).ExecuteDeleteAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        steps.Reached(Step.BeforeCommit);
        await whole.CommitAsync(cancellation);
        steps.Reached(Step.AfterCommit);
        return waiting.Count == AtOnce;
    }

    private async Task<IReadOnlyList<NewEntry>> EntriesAsync(
        Agency agency,
        IReadOnlyList<OutboxLine> waiting,
        CancellationToken cancellation
    )
    {
        var ids = waiting.Select(w => w.Line).ToList();
        var lines = await db.Set<JournalEntry>()
            .AsNoTracking()
            .Where(e => ids.Contains(e.Id))
            .ToListAsync(cancellation);
        var byName = lines.ToLookup(l => l.What);
        List<ToldAct> told = [];
        foreach (var teller in tellers)
        {
            var known = teller.Names.SelectMany(name => byName[name]).ToList();
            if (known.Count > 0)
                told.AddRange(await teller.TellAsync(known, cancellation));
        }

        var (byLine, now) = (told.ToLookup(t => t.Line, t => t.Act), clock.Now());
        return
        [
            .. from line in lines.OrderBy(l => l.At).ThenBy(l => l.Id.Value)
            from act in byLine[line.Id]
            from entry in EntryText.Of(agency.Slug, line, act, now)
            select new NewEntry(entry.Bytes, entry.Salt, entry.Files),
        ];
    }
}

/// <summary>What is about to be an entry.</summary>
internal sealed record NewEntry(byte[] Bytes, byte[]? Salt, IReadOnlyList<LoggedFile> Files);

/// <summary>The moments of an append at which a test may stop it; nothing happens there otherwise.</summary>
internal enum Step
{
    BeforeAppend,
    BeforeCommit,
    AfterCommit,
    BeforeHead,
    AfterHead,
    AfterSigning,
}

/// <summary>Where a test listens.</summary>
internal sealed class Steps
{
    public Action<Step>? Listening { get; set; }

    public void Reached(Step step) => Listening?.Invoke(step);
}

internal static class Growing
{
    /// <summary>The log that grows now; null before the first act.</summary>
    public static Task<Log?> CurrentLogAsync(this ProngsaiDb db, AgencyId agency, CancellationToken cancellation) =>
        db
            .Ledgers.Where(l => l.AgencyId == agency && l.EndedAt == null)
            .OrderByDescending(l => l.Number)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Adds entries with everything that follows from them. The caller saves.</summary>
    public static async Task GrowAsync(
        this ProngsaiDb db,
        Log log,
        IReadOnlyList<NewEntry> entries,
        CancellationToken cancellation
    )
    {
        if (entries.Count == 0)
            return;

        var (agency, number) = (log.AgencyId, log.Number);
        var partial = GrowingTree.Partial(log.Size).ToDictionary(p => LogTile.PlaceOf(p.Level, p.Number));
        var places = partial.Keys.ToList();
        var rows = await db
            .LedgerTiles.Where(t => t.AgencyId == agency && t.Log == number && places.Contains(t.Place))
            .ToDictionaryAsync(t => t.Place, cancellation);
        var tree = new GrowingTree(
            log.Size,
            rows.Values.Select(t => (partial[t.Place].Level, partial[t.Place].Number, t.Hashes))
        );

        Dictionary<long, long> naming = [];
        foreach (var entry in entries)
        {
            var index = tree.Size;
            tree.Append(TreeHash.OfLeaf(entry.Bytes));
            if (entry.Salt is { } salt)
                db.LedgerSalts.Add(LogSalt.Of(log, index, salt));
            foreach (var file in entry.Files)
                naming.TryAdd(LogFile.KeyOf(agency, file.Sha256), index);
        }

        await db.BundleAsync(log, entries, cancellation);
        await db.NameAsync(log, naming, cancellation);

        foreach (var (level, tile, hashes) in tree.Changed())
        {
            var place = LogTile.PlaceOf(level, tile);
            if (rows.TryGetValue(place, out var row))
                row.Hashes = hashes;
            else
                db.LedgerTiles.Add(LogTile.Of(log, place, hashes));
        }

        log.Grow(tree.Size, tree.Root());
    }

    // Since when a file is public is said by the first entry that names it; one that its log never signed says nothing.
    private static async Task NameAsync(
        this ProngsaiDb db,
        Log log,
        Dictionary<long, long> naming,
        CancellationToken cancellation
    )
    {
        if (naming.Count == 0)
            return;

        var (agency, number, keys) = (log.AgencyId, log.Number, naming.Keys.ToList());
        var known = await db.LedgerFiles.Where(f => keys.Contains(f.Key)).ToDictionaryAsync(f => f.Key, cancellation);
        var signed = known.Values.Any(f => f.Log < number)
            ? await db
                .Ledgers.Where(l => l.AgencyId == agency && l.Number < number)
                .ToDictionaryAsync(l => l.Number, l => l.SignedSize, cancellation)
            : [];
        foreach (var (key, index) in naming)
        {
            if (!known.TryGetValue(key, out var file))
                db.LedgerFiles.Add(LogFile.Of(log, key, index));
            else if (signed.TryGetValue(file.Log, out var size) && file.Index >= size)
                (file.Log, file.Index) = (number, index);
        }
    }

    // Fills the last bundle up, and begins new ones.
    private static async Task BundleAsync(
        this ProngsaiDb db,
        Log log,
        IReadOnlyList<NewEntry> entries,
        CancellationToken cancellation
    )
    {
        var (agency, number) = (log.AgencyId, log.Number);
        var (at, within) = (log.Size / Tile.Full, (int)(log.Size % Tile.Full));
        var last =
            within == 0
                ? null
                : await db.LedgerBundles.SingleAsync(
                    b => b.AgencyId == agency && b.Log == number && b.Number == at,
                    cancellation
                );
        for (var from = 0; from < entries.Count; at++)
        {
            var some = entries.Skip(from).Take(Tile.Full - within).ToList();
            var bytes = EntryBundle.Write(some.ConvertAll(e => new ReadOnlyMemory<byte>(e.Bytes)));
            if (last is null)
                db.LedgerBundles.Add(LogBundle.Of(log, at, bytes));
            else
                last.Bytes = [.. last.Bytes, .. bytes];
            (last, within, from) = (null, 0, from + some.Count);
        }
    }

    /// <summary>The origin of a log: where it is on the web, without the scheme.</summary>
    public static string OriginOf(this LedgerSettings settings, string slug, int number) =>
        // Without an address of its own it still must not share the name of another installation's log.
        $"{settings.Host ?? $"{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}.invalid"}/{slug}{Log.PathOf(number)}";
}

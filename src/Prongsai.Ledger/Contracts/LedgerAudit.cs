using System.Text;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Auditing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Contracts;

/// <summary>What an audit of a whole log found.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Entries">How many entries were read and hashed.</param>
/// <param name="Root">The root that follows from them.</param>
/// <param name="Faults">What contradicts the log's own checkpoint or an earlier one; empty where it is whole.</param>
/// <param name="Silent">What was due and was never published: "due but silent".</param>
/// <param name="Late">What was published after its day.</param>
public sealed record AuditResult(
    string Origin,
    long Entries,
    string Root,
    IReadOnlyList<Bilingual> Faults,
    IReadOnlyList<Bilingual> Silent,
    IReadOnlyList<Bilingual> Late
);

/// <summary>
/// Walks a whole log: every entry is hashed, every tile compared with what follows from the entries, the root with the signed
/// checkpoint, the tree with an earlier checkpoint, and every obligation with the publications.
/// </summary>
public static class LedgerAudit
{
    /// <summary>Walks it.</summary>
    /// <param name="read">Gives a file of the log by its path ("checkpoint", "tile/0/000.p/7"); null where there is none.</param>
    /// <param name="policy">Whom to believe; null: the policy that the log itself publishes.</param>
    /// <param name="since">An earlier checkpoint of the same log, which this one must continue; null for none.</param>
    /// <param name="progress">Hears how many entries were read.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RefusedException">There is no checkpoint, or a given text is not what it should be.</exception>
    public static async Task<AuditResult> RunAsync(
        Func<string, CancellationToken, Task<byte[]?>> read,
        string? policy,
        string? since,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(read);
        var text = await TextAsync("checkpoint", read, cancellation) ?? throw new RefusedException([NoLog]);
        if (!Checkpoint.TryParse(text, out var note, out var checkpoint))
            throw new RefusedException([NoLog]);
        Checkpoint? earlier = null;
        if (since is not null && !Checkpoint.TryParse(since, out _, out earlier))
            throw new RefusedException([NoCheckpoint]);

        List<Bilingual> faults = [];
        var trusted = await PolicyAsync(read, policy, cancellation);
        if (trusted is null)
            faults.Add(AuditWords.NobodyTrusted);
        else if (trusted.WhyNotSigned(note, checkpoint.Origin) is { } why)
            faults.Add(AuditWords.NotSigned(why, checkpoint.Origin));
        else
        {
            faults.AddRange(trusted.Misquoted(note).Select(AuditWords.Misquoted));
            if (!trusted.IsWitnessed(note))
                faults.Add(AuditWords.NotWitnessed);
        }

        if (earlier is not null && (earlier.Origin != checkpoint.Origin || earlier.Size > checkpoint.Size))
            faults.Add(AuditWords.NotLater(earlier.Size, checkpoint.Size));

        var promises = new PromisesInLog();
        List<Bilingual> odd = [];
        var reading = Task.CompletedTask;
        var tree = new GrowingTree(0, []);
        foreach (var bundle in Tile.OfEntries(checkpoint.Size))
        {
            var entries = await read(bundle.Path, cancellation) is { } bytes ? EntryBundle.TryRead(bytes) : null;
            if (entries is null || entries.Count != bundle.Width)
            {
                faults.Add(
                    entries is null
                        ? AuditWords.Unreadable(bundle.Path)
                        : AuditWords.AnotherCount(bundle.Path, entries.Count, bundle.Width)
                );
                break;
            }

            // What one bundle says is read while the next one is hashed.
            await reading;
            var first = tree.Size;
            reading = Task.Run(() => promises.Read(first, entries, odd), cancellation);
            foreach (var entry in entries)
            {
                tree.Append(TreeHash.OfLeaf(entry.Span));
                if (tree.Size == earlier?.Size && tree.Root() != earlier.Root)
                    faults.Add(AuditWords.Forked(earlier.Size));
            }

            await CompareAsync(tree.TakeFull(), read, faults, cancellation);
            progress?.Report(tree.Size);
        }

        await reading;
        faults.AddRange(odd);
        // Where reading broke off, the last tiles are those of another size.
        if (tree.Size == checkpoint.Size)
            await CompareAsync(tree.Changed(), read, faults, cancellation);
        var root = tree.Root();
        if (tree.Size == checkpoint.Size && root != checkpoint.Root)
            faults.Add(AuditWords.AnotherRoot(checkpoint.Size));
        var (silent, late) = promises.Judge();
        return new AuditResult(checkpoint.Origin, tree.Size, root.ToString(), faults, silent, late);
    }

    private static async Task CompareAsync(
        IEnumerable<(int Level, long Number, byte[] Hashes)> tiles,
        Func<string, CancellationToken, Task<byte[]?>> read,
        List<Bilingual> faults,
        CancellationToken cancellation
    )
    {
        foreach (var (level, number, hashes) in tiles)
        {
            var tile = new Tile(level, number, hashes.Length / TreeHash.Length);
            var served = await read(tile.Path, cancellation);
            if (served is null || served.Length != hashes.Length)
                faults.Add(AuditWords.NoTile(tile.Path));
            else if (served.AsSpan().CommonPrefixLength(hashes) is var same && same == hashes.Length)
                continue;
            else if (level > 0)
                faults.Add(AuditWords.AnotherTile(tile.Path));
            else
                faults.Add(AuditWords.AnotherEntry(number * Tile.Full + same / TreeHash.Length, tile.Path));
        }
    }

    private static async Task<Policy?> PolicyAsync(
        Func<string, CancellationToken, Task<byte[]?>> read,
        string? given,
        CancellationToken cancellation
    )
    {
        if (given is not null)
            return Policy.Read(given, out _) ?? throw new RefusedException([NoPolicy]);

        return await TextAsync("policy", read, cancellation) is { } own ? Policy.Read(own, out _) : null;
    }

    private static async Task<string?> TextAsync(
        string path,
        Func<string, CancellationToken, Task<byte[]?>> read,
        CancellationToken cancellation
    ) => await read(path, cancellation) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private static readonly Refusal NoLog = new(
        "ledger-none",
        "ไม่พบ checkpoint ของสมุดทะเบียนที่ที่อยู่หรือโฟลเดอร์นี้ ที่อยู่ต้องลงท้ายด้วย /ledger",
        "There is no checkpoint of a log at this address or in this folder; the address ends with /ledger."
    );

    private static readonly Refusal NoCheckpoint = new(
        "ledger-since",
        "แฟ้มของ --since ต้องเป็น checkpoint ที่บันทึกไว้ก่อนหน้านี้",
        "The file of --since must be a checkpoint that was saved earlier."
    );

    private static readonly Refusal NoPolicy = new(
        "tlog-policy",
        "แฟ้มนโยบายผิดรูปแบบ",
        "The policy is not written as a policy is."
    );
}

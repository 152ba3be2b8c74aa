using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Public;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Proofs;

/// <summary>The acts of whoever looks after the logs.</summary>
internal sealed class Ledgers(ProngsaiDb db, LedgerSettings settings, TimeProvider clock) : ILedgers
{
    public async Task<LedgerStanding?> StandingAsync(Agency agency, CancellationToken cancellation)
    {
        var id = agency.Id;
        if (await db.CurrentLogAsync(id, cancellation) is not { } log)
            return null;

        return new LedgerStanding(
            log.Origin,
            log.Number,
            log.Size,
            log.SignedSize,
            HeadOf(agency, log).Last()?.Size,
            await db.LedgerOutbox.CountAsync(o => o.AgencyId == id, cancellation),
            log.StoppedBecause
        );
    }

    public async Task<int> ExportAsync(Agency agency, string folder, CancellationToken cancellation)
    {
        var log = await db.CurrentLogAsync(agency.Id, cancellation);
        if (log is not { SignedSize: > 0 })
            throw new RefusedException([NothingSigned]);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new RefusedException([FolderInUse(folder)]);

        var count = 0;
        foreach (var tile in Tile.OfHashes(log.SignedSize).Concat(Tile.OfEntries(log.SignedSize)))
            await KeepAsync(tile.Path, (await db.TileAsync(log, tile, cancellation))!);
        await foreach (var file in FilesAsync(log, cancellation))
            await KeepAsync($"proof/{file.Sha256}{TlogProof.Extension}", Encoding.UTF8.GetBytes(file.Proof));
        await KeepAsync("vkey", Encoding.UTF8.GetBytes(string.Concat(log.KeyLines.Select(k => $"{k}\n"))));
        await KeepAsync("policy", Encoding.UTF8.GetBytes(settings.PolicyOf(agency, log)));
        // Last: a folder with a checkpoint is whole.
        await KeepAsync("checkpoint", Encoding.UTF8.GetBytes(log.Checkpoint));
        return count;

        async Task KeepAsync(string path, byte[] bytes)
        {
            var to = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            await File.WriteAllBytesAsync(to, bytes, cancellation);
            count++;
        }
    }

    public async Task ResumeAsync(Agency agency, CancellationToken cancellation)
    {
        var (log, now) = (await StoppedAsync(agency, cancellation), clock.Now());
        log.Resume();
        db.Journal(agency.Id, now, Actor.System, "LedgerResumed", $"ledger:{log.Number}", new { log.Size });
        db.Enqueue(agency.Id, now, new AppendToLedger(), key: AppendToLedger.KeyOf(agency.Id));
        await db.SaveChangesAsync(cancellation);
    }

    public async Task BeginSuccessorAsync(Agency agency, CancellationToken cancellation)
    {
        var (log, now) = (await StoppedAsync(agency, cancellation), clock.Now());
        // What the key folder remembers was shown to the world; the database may know less.
        var last = HeadOf(agency, log).Last() ?? new Checkpoint(log.Origin, log.SignedSize, log.RootHash);
        log.End(now);
        var number = log.Number + 1;
        var next = Log.Begin(agency.Id, number, settings.OriginOf(agency.Slug, number), now);
        db.Ledgers.Add(next);
        var first = EntryText.Succeeding(agency.Slug, last.Origin, last.Size, last.Root.ToString(), now);
        await db.GrowAsync(
            next,
            [new NewEntry(first, null, []), .. await UnsignedAsync(log, cancellation)],
            cancellation
        );
        db.Journal(
            agency.Id,
            now,
            Actor.System,
            "LedgerSucceeded",
            $"ledger:{number}",
            new
            {
                old = last.Origin,
                last.Size,
                next = next.Origin,
            }
        );
        db.Enqueue(agency.Id, now, new AppendToLedger(), key: AppendToLedger.KeyOf(agency.Id));
        await db.SaveChangesAsync(cancellation);
    }

    public async Task RotateKeyAsync(Agency agency, bool retire, CancellationToken cancellation)
    {
        var now = clock.Now();
        var log = await db.CurrentLogAsync(agency.Id, cancellation);
        if (log is not { SignedSize: > 0 })
            throw new RefusedException([NothingSigned]);

        var head = HeadOf(agency, log);
        using (await head.LockAsync(cancellation))
            head.Rotate(log.Origin, retire);
        db.Journal(agency.Id, now, Actor.System, "LedgerKeyRotated", $"ledger:{log.Number}", new { retire });
        db.Enqueue(agency.Id, now, new AppendToLedger(), key: AppendToLedger.KeyOf(agency.Id));
        await db.SaveChangesAsync(cancellation);
    }

    // What was written into a log that then was not signed any more: nobody could ever prove it there.
    private async Task<IReadOnlyList<NewEntry>> UnsignedAsync(Log log, CancellationToken cancellation)
    {
        var (agency, number, signed) = (log.AgencyId, log.Number, log.SignedSize);
        var salts = await db
            .LedgerSalts.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.Log == number && s.Index >= signed)
            .ToDictionaryAsync(s => s.Index, s => s.Salt, cancellation);
        return
        [
            .. from entry in (await db.LatestAsync(log, log.Size, (int)(log.Size - signed), cancellation)).Reverse()
            let files = ShownEntry.Of(entry).Files.Select(f => new LoggedFile(f.Name, f.Sha256, f.Size))
            select new NewEntry(entry.Bytes.ToArray(), salts.GetValueOrDefault(entry.Index), [.. files]),
        ];
    }

    private async Task<Log> StoppedAsync(Agency agency, CancellationToken cancellation)
    {
        var log = await db.CurrentLogAsync(agency.Id, cancellation);
        return log?.StoppedAt is null ? throw new RefusedException([NotStopped]) : log;
    }

    private SignedHead HeadOf(Agency agency, Log log) => new(settings.KeyFolder, Log.NameOf(agency.Slug, log.Number));

    private async IAsyncEnumerable<(string Sha256, string Proof)> FilesAsync(
        Log log,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var (agency, number, size) = (log.AgencyId, log.Number, log.SignedSize);
        // A whole tree is walked: from its tiles in memory, not with a question for each proof.
        var tiles = await db
            .LedgerTiles.AsNoTracking()
            .Where(t => t.AgencyId == agency && t.Log == number)
            .ToDictionaryAsync(t => t.Place, t => t.Hashes, cancellation);
        var subtrees = Tile.Reading((level, tile) => tiles.GetValueOrDefault(LogTile.PlaceOf(level, tile)) ?? []);
        var bundles = db
            .LedgerBundles.AsNoTracking()
            .Where(b => b.AgencyId == agency && b.Log == number)
            .OrderBy(b => b.Number);
        HashSet<string> before = [];
        await foreach (var bundle in bundles.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            foreach (var entry in ReadingLogs.Entries(bundle.Number, bundle.Bytes).TakeWhile(e => e.Index < size))
            {
                // The first entry that names a file says since when it was public.
                foreach (var file in ShownEntry.Of(entry).Files.Where(f => before.Add(f.Sha256)))
                {
                    var proof = Merkle.Inclusion(entry.Index, size, subtrees);
                    yield return (
                        file.Sha256,
                        new TlogProof(entry.Bytes, entry.Index, proof, log.Checkpoint).ToString()
                    );
                }
            }
        }
    }

    private static readonly Refusal NothingSigned = new(
        "ledger-empty",
        "หน่วยงานนี้ยังไม่มีสมุดทะเบียนที่ลงลายมือชื่อแล้ว",
        "This agency has no signed log yet."
    );

    private static readonly Refusal NotStopped = new(
        "ledger-runs",
        "สมุดทะเบียนของหน่วยงานนี้ไม่ได้หยุด จึงไม่มีสิ่งที่ต้องกู้",
        "The log of this agency is not stopped; there is nothing to recover."
    );

    private static Refusal FolderInUse(string folder) =>
        new(
            "ledger-folder",
            $"โฟลเดอร์ {folder} มีแฟ้มอยู่แล้ว ต้องเป็นโฟลเดอร์ใหม่หรือว่าง",
            $"{folder} holds files already; a new or empty folder is expected."
        );
}

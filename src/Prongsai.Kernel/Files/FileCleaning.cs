using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>What a cleaning took away, or would take away.</summary>
/// <param name="Listed">Files that an agency no longer refers to and that leave its list.</param>
/// <param name="Files">Contents that leave the store.</param>
/// <param name="Bytes">How large these are together.</param>
public sealed record Cleaned(int Listed, int Files, FileSize Bytes);

/// <summary>
/// Takes away what nothing refers to and nobody kept for a while. Each file goes in a transaction of its own that first locks the
/// row of its bytes, provided that they are still old; keeping touches the same row before it writes. So whoever comes second
/// waits, and sees what the first did: a file kept during a cleaning is there afterwards, whichever came first.
/// </summary>
public sealed class FileCleaning(ProngsaiDb db, IFileStore store, FileSettings settings, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>Cleans, or with <paramref name="dryRun"/> only counts.</summary>
    public async Task<Cleaned> RunAsync(bool dryRun, Actor by, CancellationToken cancellation = default)
    {
        var now = clock.Now();
        var before = now.Utc - settings.CleanAfter;
        var (listed, files, bytes) = (0, 0, 0L);

        await foreach (var batch in OldListsAsync(before, cancellation))
        {
            var uses = await FileUses.OfAsync(db, [.. batch.Select(f => f.Hash)], cancellation);
            foreach (var file in batch.Where(f => !uses.Any(u => IsOf(u, f))))
            {
                if (dryRun)
                {
                    listed++;
                    continue;
                }

                if (!await UnlistAsync(file, before, now, by, cancellation))
                    continue;

                listed++;
                if (await RemoveBytesAsync(file.Hash, file.Size, before, cancellation))
                    (files, bytes) = (files + 1, bytes + file.Size);
            }
        }

        await foreach (var unlisted in UnlistedAsync(before, dryRun, cancellation))
            if (dryRun || await RemoveBytesAsync(unlisted.Hash, unlisted.Length, before, cancellation))
                (files, bytes) = (files + 1, bytes + unlisted.Length);

        if (!dryRun)
        {
            await store.PrepareAsync(now, cancellation);
            db.Journal(
                null,
                now,
                by,
                "FilesCleaned",
                "files:all",
                new
                {
                    listed,
                    files,
                    bytes,
                }
            );
            await db.SaveChangesAsync(cancellation);
        }

        return new Cleaned(listed, files, new FileSize(bytes));
    }

    private static bool IsOf(FileUse use, KeptFile file) =>
        use.File == file.Hash && (use.AgencyId is null || use.AgencyId == file.AgencyId);

    private async IAsyncEnumerable<List<KeptFile>> OldListsAsync(
        DateTime before,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var after = "";
        while (true)
        {
            // By hash, so that each batch begins where the last one ended, whatever was taken away between.
            var hashes = (
                await db
                    .Database.SqlQuery<string>(
                        $"""
                        SELECT "Hash" AS "Value" FROM stored_files
                        WHERE "Hash" > {after} AND "LastKeptAt" < {before} ORDER BY "Hash" LIMIT {Batch}
                        """
                    )
                    .ToListAsync(cancellation)
            ).Select(FileHash.FromStorage).ToList();
            if (hashes.Count == 0)
                yield break;

            yield return await db
                .KeptFiles.AsNoTracking()
                .Where(f => hashes.Contains(f.Hash) && f.KeptAt < before)
                .ToListAsync(cancellation);
            after = hashes[^1].Hex;
        }
    }

    // Bytes on no list: an upload that was broken off between the store and its row, or what the step before left over.
    private async IAsyncEnumerable<StoredFile> UnlistedAsync(
        DateTime before,
        bool dryRun,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        List<StoredFile> batch = [];
        await foreach (var stored in store.ListAsync(cancellation))
        {
            if (stored.StoredAt >= before)
                continue;

            batch.Add(stored);
            if (batch.Count < Batch)
                continue;

            foreach (var unlisted in await NeitherListedNorUsedAsync(batch, dryRun ? before : null, cancellation))
                yield return unlisted;
            batch = [];
        }

        foreach (var unlisted in await NeitherListedNorUsedAsync(batch, dryRun ? before : null, cancellation))
            yield return unlisted;
    }

    private async Task<List<StoredFile>> NeitherListedNorUsedAsync(
        List<StoredFile> batch,
        DateTime? wouldUnlistBefore,
        CancellationToken cancellation
    )
    {
        var hashes = batch.Select(s => s.Hash).ToList();
        var listed = await db
            .KeptFiles.Where(f => hashes.Contains(f.Hash))
            .Select(f => new { f.Hash, f.KeptAt })
            .ToListAsync(cancellation);
        var used = await FileUses.OfAsync(db, hashes, cancellation);
        // A dry run took nothing off the lists; it leaves out what a real one would have.
        var stays = listed.Where(f => wouldUnlistBefore is null || f.KeptAt >= wouldUnlistBefore).Select(f => f.Hash);

        return [.. batch.Where(s => !stays.Contains(s.Hash) && !used.Any(u => u.File == s.Hash))];
    }

    private async Task<bool> UnlistAsync(
        KeptFile file,
        DateTime before,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        if (!await LockAsync(file.Hash, file.Size, before, cancellation))
            return false;
        // Asked again behind the lock: a record may have been saved meanwhile.
        if ((await FileUses.OfAsync(db, [file.Hash], cancellation)).Any(u => IsOf(u, file)))
            return false;

        var gone = await db
            .KeptFiles.Where(f => f.AgencyId == file.AgencyId && f.Hash == file.Hash && f.KeptAt < before)
            .ExecuteDeleteAsync(cancellation);
        if (gone == 0)
            return false;

        db.Journal(
            file.AgencyId,
            now,
            by,
            "FileCleaned",
            $"file:{file.Hash}",
            new { name = file.FileName, size = file.Size }
        );
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        return true;
    }

    private async Task<bool> RemoveBytesAsync(FileHash hash, long size, DateTime before, CancellationToken cancellation)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        if (!await LockAsync(hash, size, before, cancellation))
            return false;
        if (await db.KeptFiles.AnyAsync(f => f.Hash == hash, cancellation))
            return false;
        if ((await FileUses.OfAsync(db, [hash], cancellation)).Count > 0)
            return false;

        // Before the commit: whoever waits for the lock finds the bytes gone and writes them anew.
        await store.RemoveAsync(hash, cancellation);
        await db.StoredBytes.Where(s => s.Hash == hash).ExecuteDeleteAsync(cancellation);
        await whole.CommitAsync(cancellation);
        return true;
    }

    // Makes the row where there is none, so that a first keeping of the same bytes waits too. False when they are young again.
    private async Task<bool> LockAsync(FileHash hash, long size, DateTime before, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO stored_files ("Hash", "Size", "LastKeptAt") VALUES ({hash.Hex}, {size}, {DateTime.UnixEpoch})
            ON CONFLICT ("Hash") DO UPDATE SET "LastKeptAt" = stored_files."LastKeptAt"
                WHERE stored_files."LastKeptAt" < {before}
            """,
            cancellation
        ) > 0;
}

using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>Something that a check found.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Hash">Which bytes.</param>
/// <param name="FileName">What they were called; empty when nobody knows.</param>
/// <param name="Used">Whether a record refers to them: then something official is lost until a backup brings it back.</param>
public sealed record FileTrouble(FileTroubleKind Kind, FileHash Hash, string FileName, bool Used);

/// <summary>What can be wrong with a file.</summary>
public enum FileTroubleKind
{
    /// <summary>A list or a record names it, and it is not in the store.</summary>
    Missing,

    /// <summary>Its bytes are not those of its name.</summary>
    Damaged,

    /// <summary>It lies in the store, and nothing names it; the next cleaning takes it.</summary>
    Unknown,
}

/// <summary>The result of a check.</summary>
/// <param name="At">When it ended, UTC.</param>
/// <param name="Files">How many files were read.</param>
/// <param name="Bytes">How much that was.</param>
/// <param name="Troubles">What was found; the missing and the damaged first.</param>
public sealed record FilesChecked(DateTime At, int Files, FileSize Bytes, IReadOnlyList<FileTrouble> Troubles)
{
    /// <summary>True when nothing is missing and nothing is damaged.</summary>
    public bool IsWhole => Troubles.All(t => t.Kind == FileTroubleKind.Unknown);

    /// <summary>How many of one kind.</summary>
    public int Count(FileTroubleKind kind) => Troubles.Count(t => t.Kind == kind);
}

/// <summary>Reads every file of the store and compares it with its name, its lists and the records that refer to it.</summary>
public sealed class FileCheck(ProngsaiDb db, IFileStore store, TimeProvider clock)
{
    private const int Batch = 200;

    // A page and a journal line show some; the command line shows all.
    private const int MostInJournal = 100;

    /// <summary>Checks everything and writes the result into the journal.</summary>
    /// <param name="progress">Told how many files were read of how many that are known.</param>
    public async Task<FilesChecked> RunAsync(
        Actor by,
        Action<int, int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var known = await db.KeptFiles.Select(f => f.Hash).Distinct().CountAsync(cancellation);
        List<FileTrouble> troubles = [];
        HashSet<string> seen = [];
        var (files, bytes) = (0, 0L);
        List<(FileHash Hash, bool Whole)> batch = [];
        await foreach (var stored in store.ListAsync(cancellation))
        {
            var whole = await IsWholeAsync(stored.Hash, cancellation);
            if (whole is null)
                continue; // cleaned away meanwhile

            batch.Add((stored.Hash, whole.Value));
            seen.Add(stored.Hash.Hex);
            (files, bytes) = (files + 1, bytes + stored.Length);
            progress?.Invoke(files, Math.Max(files, known));
            if (batch.Count < Batch)
                continue;

            await JudgeAsync(batch, troubles, cancellation);
            batch = [];
        }

        await JudgeAsync(batch, troubles, cancellation);
        await FindMissingAsync(seen, troubles, cancellation);

        var now = clock.Now();
        var found = new FilesChecked(
            now.Utc,
            files,
            new FileSize(bytes),
            [.. troubles.OrderBy(t => t.Kind).ThenBy(t => t.Hash.Hex, StringComparer.Ordinal)]
        );
        db.Journal(
            null,
            now,
            by,
            "FilesChecked",
            "files:all",
            new
            {
                files,
                bytes,
                missing = found.Count(FileTroubleKind.Missing),
                damaged = found.Count(FileTroubleKind.Damaged),
                unknown = found.Count(FileTroubleKind.Unknown),
                troubles = found
                    .Troubles.Take(MostInJournal)
                    .Select(t => new
                    {
                        kind = t.Kind.ToString(),
                        hash = t.Hash.Hex,
                        name = t.FileName,
                        used = t.Used,
                    }),
            }
        );
        await db.SaveChangesAsync(cancellation);
        return found;
    }

    // Null when the file went away between the list and the reading.
    private async Task<bool?> IsWholeAsync(FileHash hash, CancellationToken cancellation)
    {
        try
        {
            await using var content = await store.OpenAsync(hash, cancellation);
            return await FileHash.OfAsync(content, cancellation) == hash;
        }
        catch (MissingException)
        {
            return null;
        }
        catch (IOException)
        {
            // A disk that cannot read it, or a store that sends less than it promised.
            return false;
        }
    }

    private async Task JudgeAsync(
        List<(FileHash Hash, bool Whole)> batch,
        List<FileTrouble> troubles,
        CancellationToken cancellation
    )
    {
        var hashes = batch.Select(b => b.Hash).ToList();
        var names = await NamesAsync(hashes, cancellation);
        var used = (await FileUses.OfAsync(db, hashes, cancellation)).Select(u => u.File).ToHashSet();
        foreach (var (hash, whole) in batch)
        {
            var name = names.GetValueOrDefault(hash);
            if (!whole)
                troubles.Add(new(FileTroubleKind.Damaged, hash, name ?? "", used.Contains(hash)));
            else if (name is null && !used.Contains(hash))
                troubles.Add(new(FileTroubleKind.Unknown, hash, "", Used: false));
        }
    }

    private async Task FindMissingAsync(
        HashSet<string> seen,
        List<FileTrouble> troubles,
        CancellationToken cancellation
    )
    {
        var listed = await db.KeptFiles.Select(f => f.Hash).Distinct().ToListAsync(cancellation);
        var named = listed.Concat(await FileUses.AllAsync(db, cancellation));
        // Looked for once more: a file kept while the store was being read is no loss.
        foreach (var batch in named.Distinct().Where(h => !seen.Contains(h.Hex)).Chunk(Batch))
        {
            List<FileHash> missing = [];
            foreach (var hash in batch)
                if (await IsWholeAsync(hash, cancellation) is null)
                    missing.Add(hash);

            var names = await NamesAsync(missing, cancellation);
            var used = (await FileUses.OfAsync(db, missing, cancellation)).Select(u => u.File).ToHashSet();
            troubles.AddRange(
                missing.Select(hash => new FileTrouble(
                    FileTroubleKind.Missing,
                    hash,
                    names.GetValueOrDefault(hash, ""),
                    used.Contains(hash)
                ))
            );
        }
    }

    private async Task<Dictionary<FileHash, string>> NamesAsync(
        List<FileHash> hashes,
        CancellationToken cancellation
    ) =>
        (
            await db
                .KeptFiles.Where(f => hashes.Contains(f.Hash))
                .Select(f => new { f.Hash, f.FileName })
                .ToListAsync(cancellation)
        )
            .GroupBy(f => f.Hash)
            .ToDictionary(g => g.Key, g => g.First().FileName);
}

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>An upload that was looked through and is kept.</summary>
public sealed record ReceivedFile(SafeFile File, FileHash Hash);

/// <summary>
/// The door through which modules keep and open files. What people send is scanned and counted against the quota of their agency;
/// what the program makes itself (an edition of a report) is counted, but never refused.
/// </summary>
public sealed class KeptFiles(
    ProngsaiDb db,
    IFileStore store,
    FileSettings settings,
    TimeProvider clock,
    IVirusScan? scanner = null
)
{
    /// <summary>Takes a file that somebody sent and that was looked through.</summary>
    /// <returns>Its hash, or why it is not taken: no space left for this agency, a virus, a scanner that does not answer.</returns>
    public Task<(FileHash? Kept, Refusal? WhyNot)> TakeAsync(
        AgencyId agency,
        Actor by,
        SafeFile file,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);

        return TakeAsync(agency, by, file.FileName, file.Content, file.CameAs, cancellation);
    }

    /// <summary>Looks an upload through and takes it. Kept before its row: a crash leaves bytes that nobody points at, never a row that points at nothing.</summary>
    /// <param name="agency">Whose.</param>
    /// <param name="by">Who sent it.</param>
    /// <param name="upload">As the form has it.</param>
    /// <param name="allowed">What may come in here.</param>
    /// <param name="cancellation">Whoever sent it may go away.</param>
    /// <param name="name">Names it by what it is; null keeps the name it came with.</param>
    /// <returns>The file with its hash, or why it is not taken.</returns>
    public async Task<(ReceivedFile? Kept, Refusal? WhyNot)> ReceiveAsync(
        AgencyId agency,
        Actor by,
        IFormFile upload,
        IReadOnlyList<FileKind> allowed,
        CancellationToken cancellation,
        Func<FileKind, string>? name = null
    )
    {
        ArgumentNullException.ThrowIfNull(upload);
        if (FileLimits.WhyTooLarge(upload.FileName, upload.Length) is { } tooLarge)
            return (null, tooLarge);

        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, cancellation);
        if (!SafeFile.TryRead(upload.FileName, content.ToArray(), allowed, out var safe, out var whyNot))
            return (null, whyNot);

        if (name is not null)
            safe = safe with { FileName = name(safe.Kind) };
        var (kept, refused) = await TakeAsync(agency, by, safe, cancellation);
        return kept is { } hash ? (new(safe, hash), null) : (null, refused);
    }

    /// <summary>Takes a file that somebody sent, byte for byte.</summary>
    public Task<(FileHash? Kept, Refusal? WhyNot)> TakeAsync(
        AgencyId agency,
        Actor by,
        string fileName,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellation = default
    ) => TakeAsync(agency, by, fileName, content, null, cancellation);

    /// <summary>Keeps what the program made.</summary>
    public async Task<FileHash> KeepAsync(
        AgencyId agency,
        Actor by,
        string fileName,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellation = default
    )
    {
        var hash = FileHash.Of(content.Span);
        return await StoreAsync(agency, by, fileName, content, hash, null, null, cancellation);
    }

    /// <summary>Opens kept bytes for reading; seekable.</summary>
    /// <exception cref="MissingException">No such bytes are kept.</exception>
    public Task<Stream> OpenAsync(FileHash hash, CancellationToken cancellation = default) =>
        store.OpenAsync(hash, cancellation);

    /// <summary>Kept bytes as a whole, for what is small enough to be in memory: a page, a picture, a template.</summary>
    /// <exception cref="MissingException">No such bytes are kept.</exception>
    public async Task<byte[]> ReadAsync(FileHash hash, CancellationToken cancellation = default)
    {
        await using var content = await store.OpenAsync(hash, cancellation);
        var whole = new byte[content.Length];
        await content.ReadExactlyAsync(whole, cancellation);
        return whole;
    }

    /// <summary>How much an agency keeps, and how much it may.</summary>
    public async Task<(FileSize Used, FileSize Limit)> SpaceAsync(
        AgencyId agency,
        CancellationToken cancellation = default
    )
    {
        var own = await db.FileQuotas.AsNoTracking().FirstOrDefaultAsync(q => q.AgencyId == agency, cancellation);
        var used = await db.KeptFiles.Where(f => f.AgencyId == agency).SumAsync(f => f.Size, cancellation);

        return (new FileSize(used), own is null ? settings.QuotaPerAgency : new FileSize(own.Bytes));
    }

    /// <summary>Gives an agency a quota of its own, or the installation's again when null. Saved and journalled at once.</summary>
    public async Task SetQuotaAsync(
        AgencyId agency,
        FileSize? quota,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var own = await db.FileQuotas.FirstOrDefaultAsync(q => q.AgencyId == agency, cancellation);
        var was = own?.Bytes;
        if (was == quota?.Bytes)
            return;

        if (own is null)
            db.Add(new FileQuota { AgencyId = agency, Bytes = quota!.Value.Bytes });
        else if (quota is null)
            db.Remove(own);
        else
            own.Bytes = quota.Value.Bytes;
        db.Journal(agency, clock.Now(), by, "FileQuotaSet", $"agency:{agency.Value}", new { was, now = quota?.Bytes });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<(FileHash? Kept, Refusal? WhyNot)> TakeAsync(
        AgencyId agency,
        Actor by,
        string fileName,
        ReadOnlyMemory<byte> content,
        FileHash? cameAs,
        CancellationToken cancellation
    )
    {
        var hash = FileHash.Of(content.Span);
        if (await WhyNotFitAsync(agency, fileName, content.Length, hash, cancellation) is { } tooMuch)
            return (null, tooMuch);

        DateTime? scannedAt = null;
        if (scanner is not null)
        {
            var (verdict, words) = await scanner.ScanAsync(content, cancellation);
            if (verdict == ScanVerdict.Infected)
                return (null, FileRefusals.Infected(fileName, words));
            if (verdict == ScanVerdict.Unable && settings.Clamd is not { AcceptWhenDown: true })
                return (null, FileRefusals.CannotScan(fileName, words));
            if (verdict == ScanVerdict.Clean)
                scannedAt = clock.Now().Utc;
        }

        return (await StoreAsync(agency, by, fileName, content, hash, cameAs, scannedAt, cancellation), null);
    }

    private async Task<FileHash> StoreAsync(
        AgencyId agency,
        Actor by,
        string fileName,
        ReadOnlyMemory<byte> content,
        FileHash hash,
        FileHash? cameAs,
        DateTime? scannedAt,
        CancellationToken cancellation
    )
    {
        var isKnown = await db.KeptFiles.AnyAsync(f => f.AgencyId == agency && f.Hash == hash, cancellation);
        await WriteDownAsync(agency, by, fileName, content, hash, cameAs, scannedAt, cancellation);
        try
        {
            return await store.KeepAsync(content, cancellation);
        }
        catch when (!isKnown && db.Database.CurrentTransaction is null)
        {
            // A full disk, an S3 server that refuses, a visitor who left: what was not kept does not count against the quota.
            await db
                .KeptFiles.Where(f => f.AgencyId == agency && f.Hash == hash)
                .ExecuteDeleteAsync(CancellationToken.None);
            throw;
        }
    }

    // Two uploads at one time may pass the limit by one file: a quota is housekeeping, not a lock.
    private async Task<Refusal?> WhyNotFitAsync(
        AgencyId agency,
        string fileName,
        long length,
        FileHash hash,
        CancellationToken cancellation
    )
    {
        var (used, limit) = await SpaceAsync(agency, cancellation);
        if (used.Bytes + length <= limit.Bytes)
            return null;

        return await db.KeptFiles.AnyAsync(f => f.AgencyId == agency && f.Hash == hash, cancellation)
            ? null
            : FileRefusals.OverQuota(fileName, new FileSize(length), used, limit);
    }

    // First the row, then the bytes, and the row of the bytes before the row of the agency: the order in which cleaning locks them.
    // Plain SQL, because an upsert must be one statement to be safe against another node.
    private async Task WriteDownAsync(
        AgencyId agency,
        Actor by,
        string fileName,
        ReadOnlyMemory<byte> content,
        FileHash hash,
        FileHash? cameAs,
        DateTime? scannedAt,
        CancellationToken cancellation
    )
    {
        var now = clock.Now().Utc;
        var (name, kind, size) = (SafeFile.PlainName(fileName), FileKind.Of(content.Span).Code, (long)content.Length);
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancellation)
            : null;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO stored_files ("Hash", "Size", "LastKeptAt") VALUES ({hash.Hex}, {size}, {now})
            ON CONFLICT ("Hash") DO UPDATE SET "LastKeptAt" = excluded."LastKeptAt"
            """,
            cancellation
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO kept_files
                ("AgencyId", "Hash", "CameAs", "FileName", "Kind", "Size", "KeptAt", "ById", "ByName", "ScannedAt")
            VALUES ({agency.Value}, {hash.Hex}, {cameAs?.Hex}, {name}, {kind}, {size}, {now}, {by.AccountId}, {by.Name}, {scannedAt})
            ON CONFLICT ("AgencyId", "Hash") DO UPDATE
                SET "KeptAt" = excluded."KeptAt", "ScannedAt" = coalesce(excluded."ScannedAt", kept_files."ScannedAt")
            """,
            cancellation
        );
        if (own is not null)
            await own.CommitAsync(cancellation);
    }
}

using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>A file that an agency keeps: which bytes, since when, by whom. What refers to it is asked of the tables that do.</summary>
public sealed class KeptFile
{
    /// <summary>Whose space it takes. The same bytes kept by two agencies count for each.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>The bytes, as they are kept.</summary>
    public FileHash Hash { get; private init; }

    /// <summary>
    /// The SHA-256 of the bytes as they were sent, where cleaning changed them (place and camera out of a photograph, the author out
    /// of a document): with it somebody who still has the original can show that this came from it.
    /// </summary>
    public FileHash? CameAs { get; private init; }

    /// <summary>The name it came with first.</summary>
    public string FileName { get; private init; } = "";

    /// <summary>What it is by its bytes: <see cref="FileKind.Code"/>.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private init; }

    /// <summary>When it was kept last, UTC: the same bytes sent again are young again.</summary>
    public DateTime KeptAt { get; private init; }

    /// <summary>The account that kept it first.</summary>
    public Guid ById { get; private init; }

    /// <summary>That person's name then.</summary>
    public string ByName { get; private init; } = "";

    /// <summary>When the virus scanner found nothing in it, UTC; null when it was not asked or did not answer.</summary>
    public DateTime? ScannedAt { get; private init; }
}

/// <summary>
/// One row for each content in the store, whoever keeps it. Keeping touches it before the bytes are written, and cleaning locks it
/// before they go: so a file that somebody keeps at the moment of cleaning is never lost.
/// </summary>
internal sealed class StoredBytes
{
    public FileHash Hash { get; private init; }
    public long Size { get; private init; }
    public DateTime LastKeptAt { get; private init; }
}

/// <summary>An agency's own quota, where it is not the installation's.</summary>
internal sealed class FileQuota
{
    public AgencyId AgencyId { get; init; }
    public long Bytes { get; set; }
}

/// <summary>What is written down of kept files, for whoever has only their hashes.</summary>
public static class FilesByHash
{
    /// <summary>The size in bytes of each, whoever keeps it; files that nobody keeps are left out.</summary>
    public static async Task<IReadOnlyDictionary<FileHash, long>> SizesAsync(
        this ProngsaiDb db,
        IReadOnlyCollection<FileHash> files,
        CancellationToken cancellation = default
    ) =>
        await db
            .KeptFiles.AsNoTracking()
            .Where(f => files.Contains(f.Hash))
            .Select(f => new { f.Hash, f.Size })
            .Distinct()
            .ToDictionaryAsync(f => f.Hash, f => f.Size, cancellation);
}

internal static class FileTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<KeptFile> KeptFiles => db.Set<KeptFile>();

        public DbSet<StoredBytes> StoredBytes => db.Set<StoredBytes>();

        public DbSet<FileQuota> FileQuotas => db.Set<FileQuota>();
    }

    public static void Describe(ModelBuilder model)
    {
        var kept = model.Entity<KeptFile>();
        kept.ToTable("kept_files");
        kept.HasKey(f => new { f.AgencyId, f.Hash });
        kept.HasIndex(f => f.Hash);
        // The largest files of an agency are a page.
        kept.HasIndex(f => new { f.AgencyId, f.Size });

        var stored = model.Entity<StoredBytes>();
        stored.ToTable("stored_files");
        stored.HasKey(s => s.Hash);

        var quota = model.Entity<FileQuota>();
        quota.ToTable("file_quotas");
        quota.HasKey(q => q.AgencyId);
    }
}

namespace Prongsai.Kernel;

/// <summary>
/// Where bytes live, by content hash: evidence, photographs, signed reports. A local folder, or S3 by setting. It knows nothing
/// of agencies and asks nobody: what people send goes through <see cref="KeptFiles"/>.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps the bytes; twice the same bytes are kept once. Whole or not at all: a crash leaves no half file.</summary>
    Task<FileHash> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation = default);

    /// <summary>Opens kept bytes for reading; seekable.</summary>
    /// <exception cref="MissingException">No such bytes are kept.</exception>
    Task<Stream> OpenAsync(FileHash hash, CancellationToken cancellation = default);

    /// <summary>Every file that lies in the store, in no particular order.</summary>
    IAsyncEnumerable<StoredFile> ListAsync(CancellationToken cancellation = default);

    /// <summary>Removes bytes; what is not there is no mistake. Only cleaning calls this, after it made sure.</summary>
    Task RemoveAsync(FileHash hash, CancellationToken cancellation = default);

    /// <summary>
    /// Made ready at start: what an interrupted upload left behind is cleared, and a wrong folder, bucket or credential is said
    /// before the first officer meets it. Empty when all is well.
    /// </summary>
    Task<IReadOnlyList<Refusal>> PrepareAsync(Now now, CancellationToken cancellation = default);
}

/// <summary>A file as it lies in the store.</summary>
/// <param name="Hash">Its name there. Whether the bytes still are what the name says, only a check can tell.</param>
/// <param name="Length">Bytes.</param>
/// <param name="StoredAt">When it was written, UTC.</param>
public readonly record struct StoredFile(FileHash Hash, long Length, DateTime StoredAt);

namespace Prongsai.Kernel;

/// <summary>The store as a folder: ab/cd/abcd… under it, and what is being written beside it until it is whole.</summary>
internal sealed class FolderFileStore(string folder) : IFileStore
{
    // Longer than any upload takes: another node may be writing into the same folder.
    private static readonly TimeSpan LeftBehind = TimeSpan.FromMinutes(10);
    private const int LinuxDiskFull = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    private readonly string _unfinished = Path.Combine(folder, "unfinished");

    public async Task<FileHash> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        var hash = FileHash.Of(content.Span);
        var path = PathOf(hash);
        // A file cut short by a broken disk is written anew instead of being believed.
        if (new FileInfo(path) is { Exists: true } kept && kept.Length == content.Length)
            return hash;

        Directory.CreateDirectory(_unfinished);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = Path.Combine(_unfinished, $"{hash}.{Path.GetRandomFileName()}");
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(content, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception interrupted) when (interrupted is IOException or OperationCanceledException)
        {
            File.Delete(unfinished);
            if (interrupted.HResult is LinuxDiskFull or WindowsDiskFull)
                throw new RefusedException([FileRefusals.DiskFull]);
            throw;
        }

        return hash;
    }

    public Task<Stream> OpenAsync(FileHash hash, CancellationToken cancellation = default)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
            throw new MissingException($"file {hash}");

        return Task.FromResult<Stream>(
            new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                64 * 1024,
                useAsync: true
            )
        );
    }

    public async IAsyncEnumerable<StoredFile> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        if (!Directory.Exists(folder))
            yield break;

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellation.ThrowIfCancellationRequested();
            if (FileHash.TryParse(file.Name, out var hash) && file.Exists)
                yield return new StoredFile(hash, file.Length, file.LastWriteTimeUtc);
        }

        await Task.CompletedTask;
    }

    public Task RemoveAsync(FileHash hash, CancellationToken cancellation = default)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
            File.Delete(path);

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Refusal>> PrepareAsync(Now now, CancellationToken cancellation = default)
    {
        try
        {
            Directory.CreateDirectory(_unfinished);
            foreach (var left in new DirectoryInfo(_unfinished).EnumerateFiles())
                if (left.LastWriteTimeUtc < now.Utc - LeftBehind)
                    left.Delete();

            var trial = Path.Combine(_unfinished, Path.GetRandomFileName());
            File.WriteAllBytes(trial, [1]);
            File.Delete(trial);
            return Task.FromResult<IReadOnlyList<Refusal>>([]);
        }
        catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<IReadOnlyList<Refusal>>([FileRefusals.FolderUnusable(folder, mistake.Message)]);
        }
    }

    // Two levels of folders keep directory listings short with a million files.
    private string PathOf(FileHash hash) => Path.Combine(folder, hash.Hex[..2], hash.Hex[2..4], hash.Hex);
}

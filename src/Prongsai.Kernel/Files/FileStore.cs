using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prongsai.Kernel;

/// <summary>The SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits: its name in the store and its proof.</summary>
public readonly record struct FileHash
{
    private FileHash(string hex) => Hex = hex;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>The hash of bytes at hand.</summary>
    public static FileHash Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <summary>Reads 64 hexadecimal digits; false otherwise.</summary>
    public static bool TryParse(string? text, out FileHash hash)
    {
        hash = default;
        if (text is not { Length: 64 } || !text.All(char.IsAsciiHexDigit))
            return false;

        hash = new FileHash(text.ToLowerInvariant());
        return true;
    }

    internal static FileHash FromStorage(string hex) => new(hex);

    /// <inheritdoc />
    public override string ToString() => Hex;
}

internal sealed class FileHashConverter()
    : ValueConverter<FileHash, string>(hash => hash.Hex, value => FileHash.FromStorage(value));

/// <summary>Where bytes live, by content hash: evidence, photographs, signed reports. A local folder, later S3 by setting.</summary>
public interface IFileStore
{
    /// <summary>Keeps the bytes; twice the same bytes are kept once. Whole or not at all: a crash leaves no half file.</summary>
    Task<FileHash> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation = default);

    /// <summary>Opens kept bytes for reading; seekable.</summary>
    /// <exception cref="MissingException">No such bytes are kept.</exception>
    Stream Open(FileHash hash);
}

internal sealed class FolderFileStore(string folder) : IFileStore
{
    public async Task<FileHash> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        var hash = FileHash.Of(content.Span);
        var path = PathOf(hash);
        if (File.Exists(path))
            return hash;

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(content, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        return hash;
    }

    public Stream Open(FileHash hash)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
            throw new MissingException($"file {hash}");

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
    }

    // Two levels of folders keep directory listings short with a million files.
    private string PathOf(FileHash hash) => Path.Combine(folder, hash.Hex[..2], hash.Hex[2..4], hash.Hex);
}

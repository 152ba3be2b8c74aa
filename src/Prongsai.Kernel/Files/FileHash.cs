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

    /// <summary>The hash of everything from here to the end of a stream, read piece by piece.</summary>
    public static async Task<FileHash> OfAsync(Stream content, CancellationToken cancellation = default) =>
        new(Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)));

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

using System.Security.Cryptography;

namespace Prongsai.Ledger.Signing;

/// <summary>
/// SHA-256 of what is short, asked of OpenSSL without .NET between. That one asks the same library, but its way there and back takes
/// longer than the hash of a node, and a log has a node for each of its millions of entries.
/// </summary>
internal sealed class ShortSha256
{
    /// <summary>What has so many bytes is hashed well within the microsecond for which the collector may be kept waiting.</summary>
    public const int Longest = 1024;

    // One for each thread, as long as the thread lives.
    [ThreadStatic]
    private static ShortSha256? _own;

    private readonly OpenSsl.Context _context = OpenSsl.EVP_MD_CTX_new();
    private readonly nint _handle;

    private ShortSha256()
    {
        OpenSsl.Demand(!_context.IsInvalid);
        _handle = _context.DangerousGetHandle();
        OpenSsl.Demand(OpenSsl.EVP_DigestInit_ex(_handle, OpenSsl.EVP_sha256(), 0) == 1);
    }

    /// <summary>Writes the hash.</summary>
    public static void Hash(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, Longest);
        ArgumentOutOfRangeException.ThrowIfLessThan(hash.Length, SHA256.HashSizeInBytes);
        var own = _own ??= new ShortSha256();
        // Begun anew with the digest that it has.
        OpenSsl.Demand(
            OpenSsl.EVP_DigestInit_ex(own._handle, 0, 0) == 1
                && OpenSsl.EVP_DigestUpdate(own._handle, bytes, bytes.Length) == 1
                && OpenSsl.EVP_DigestFinal_ex(own._handle, hash, 0) == 1
        );
        GC.KeepAlive(own._context);
    }
}

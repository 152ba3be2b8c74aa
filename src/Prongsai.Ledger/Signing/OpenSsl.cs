using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Prongsai.Ledger.Signing;

/// <summary>The few functions of libcrypto 3 that Ed25519 and the hashes of a tree need.</summary>
internal static partial class OpenSsl
{
    /// <summary>NID_ED25519.</summary>
    public const int Ed25519 = 1087;

    private const string Crypto = "prongsai-libcrypto";

    private static readonly string[] Names =
    [
        "libcrypto.so.3",
        "libcrypto-3-x64.dll",
        "libcrypto-3.dll",
        "libcrypto.3.dylib",
        "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib",
        "/usr/local/opt/openssl@3/lib/libcrypto.3.dylib",
    ];

    static OpenSsl() => NativeLibrary.SetDllImportResolver(typeof(OpenSsl).Assembly, Resolve);

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path)
    {
        if (library != Crypto)
            return 0;
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, assembly, path, out var found))
                return found;
        }

        return 0;
    }

    /// <exception cref="CryptographicException">OpenSSL said no.</exception>
    public static void Demand(bool done)
    {
        if (!done)
            throw new CryptographicException("OpenSSL refused an operation with an Ed25519 key.");
    }

    [LibraryImport(Crypto)]
    public static partial Key EVP_PKEY_new_raw_private_key(int type, nint engine, byte[] key, nint length);

    [LibraryImport(Crypto)]
    public static partial Key EVP_PKEY_new_raw_public_key(int type, nint engine, byte[] key, nint length);

    [LibraryImport(Crypto)]
    public static partial int EVP_PKEY_get_raw_public_key(Key key, byte[] bytes, ref nint length);

    [LibraryImport(Crypto)]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Crypto)]
    public static partial Context EVP_MD_CTX_new();

    [LibraryImport(Crypto)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Crypto)]
    public static partial int EVP_DigestSignInit(Context context, nint pkey, nint type, nint engine, Key key);

    [LibraryImport(Crypto)]
    public static partial int EVP_DigestSign(
        Context context,
        byte[] signature,
        ref nint signatureLength,
        byte[] message,
        nint length
    );

    [LibraryImport(Crypto)]
    public static partial int EVP_DigestVerifyInit(Context context, nint pkey, nint type, nint engine, Key key);

    [LibraryImport(Crypto)]
    public static partial int EVP_DigestVerify(
        Context context,
        byte[] signature,
        nint signatureLength,
        byte[] message,
        nint length
    );

    [LibraryImport(Crypto)]
    public static partial nint EVP_sha256();

    // Those of a digest take less than a microsecond for the little they are given, and are asked millions of times: the collector
    // waits for them, which costs less than telling it each time that it need not.
    [LibraryImport(Crypto), SuppressGCTransition]
    public static partial int EVP_DigestInit_ex(nint context, nint type, nint engine);

    [LibraryImport(Crypto), SuppressGCTransition]
    public static partial int EVP_DigestUpdate(nint context, ReadOnlySpan<byte> bytes, nint length);

    [LibraryImport(Crypto), SuppressGCTransition]
    public static partial int EVP_DigestFinal_ex(nint context, Span<byte> digest, nint length);

    public sealed class Key() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            EVP_PKEY_free(handle);
            return true;
        }
    }

    public sealed class Context() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            EVP_MD_CTX_free(handle);
            return true;
        }
    }
}

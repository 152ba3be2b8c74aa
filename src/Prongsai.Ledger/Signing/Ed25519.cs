using System.Security.Cryptography;

namespace Prongsai.Ledger.Signing;

/// <summary>
/// A key that signs with Ed25519 (RFC 8032), by the machine's OpenSSL 3: .NET has no such key. The secret lies in OpenSSL's memory and is
/// wiped when it is let go.
/// </summary>
internal sealed class Ed25519 : IDisposable
{
    public const int SecretLength = 32,
        PublicLength = 32,
        SignatureLength = 64;

    private readonly OpenSsl.Key _key;

    private Ed25519(OpenSsl.Key key)
    {
        _key = key;
        var bytes = new byte[PublicLength];
        nint length = PublicLength;
        OpenSsl.Demand(OpenSsl.EVP_PKEY_get_raw_public_key(key, bytes, ref length) == 1);
        Public = bytes;
    }

    /// <summary>The half that everybody may have.</summary>
    public ReadOnlyMemory<byte> Public { get; }

    /// <summary>A new key and its secret, which is kept by whoever asks.</summary>
    public static Ed25519 Create(out byte[] secret)
    {
        secret = RandomNumberGenerator.GetBytes(SecretLength);
        return FromSecret(secret);
    }

    public static Ed25519 FromSecret(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, SecretLength);
        var key = OpenSsl.EVP_PKEY_new_raw_private_key(OpenSsl.Ed25519, 0, secret.ToArray(), SecretLength);
        OpenSsl.Demand(!key.IsInvalid);
        return new Ed25519(key);
    }

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        using var context = OpenSsl.EVP_MD_CTX_new();
        OpenSsl.Demand(!context.IsInvalid);
        OpenSsl.Demand(OpenSsl.EVP_DigestSignInit(context, 0, 0, 0, _key) == 1);
        var signature = new byte[SignatureLength];
        nint length = SignatureLength;
        OpenSsl.Demand(OpenSsl.EVP_DigestSign(context, signature, ref length, message.ToArray(), message.Length) == 1);
        return signature;
    }

    /// <summary>Whether the signature is of this message by this key. Keys and signatures of a wrong length are false, not an error.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != PublicLength || signature.Length != SignatureLength)
            return false;

        using var key = OpenSsl.EVP_PKEY_new_raw_public_key(OpenSsl.Ed25519, 0, publicKey.ToArray(), PublicLength);
        using var context = OpenSsl.EVP_MD_CTX_new();
        return !key.IsInvalid
            && !context.IsInvalid
            && OpenSsl.EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
            && OpenSsl.EVP_DigestVerify(
                context,
                signature.ToArray(),
                SignatureLength,
                message.ToArray(),
                message.Length
            ) == 1;
    }

    public void Dispose() => _key.Dispose();
}

using System.Security.Cryptography;

namespace Prongsai.Complaints.Sealing;

/// <summary>
/// A key pair whose private half only a passphrase opens: PKCS#8 in AES-256-GCM under PBKDF2-SHA-512. The rounds stand beside it, so
/// that they can grow.
/// </summary>
internal sealed record LockedKey(byte[] PublicKey, byte[] Private, byte[] Salt, int Rounds)
{
    public const int UsualRounds = 600_000;
    private const int SaltLength = 32;

    public static LockedKey Make(string passphrase, string belongs)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var own = pair.ExportPkcs8PrivateKey();
        try
        {
            return Lock(pair.PublicKey.ExportSubjectPublicKeyInfo(), own, passphrase, belongs);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
        }
    }

    /// <summary>The same pair under another passphrase.</summary>
    public static LockedKey Lock(byte[] publicKey, byte[] own, string passphrase, string belongs)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var key = Derive(passphrase, salt, UsualRounds);
        try
        {
            return new LockedKey(publicKey, SealedBox.Seal(key, own, belongs), salt, UsualRounds);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>The private half as PKCS#8; null where the passphrase is another.</summary>
    public byte[]? Unlock(string passphrase, string belongs)
    {
        var key = Derive(passphrase, Salt, Rounds);
        try
        {
            return SealedBox.Open(key, Private, belongs);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // The same letters typed on another keyboard are the same passphrase.
    private static byte[] Derive(string passphrase, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(
            passphrase.Normalize(System.Text.NormalizationForm.FormKC),
            salt,
            rounds,
            HashAlgorithmName.SHA512,
            SealedBox.KeyLength
        );
}

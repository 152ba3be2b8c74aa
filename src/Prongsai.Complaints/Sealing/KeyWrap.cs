using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Prongsai.Complaints.Sealing;

/// <summary>
/// A key put into an envelope that one person opens: ephemeral-static ECDH on P-256, HKDF-SHA-256 whose info says for whom and what,
/// AES-256-GCM. Whoever wraps cannot open it again.
/// </summary>
internal static class KeyWrap
{
    /// <param name="forWhom">The receiver's public key (SubjectPublicKeyInfo).</param>
    /// <param name="key">What goes in.</param>
    /// <param name="belongs">Agency, case, receiver: says the same at opening, or nothing opens.</param>
    public static byte[] Wrap(byte[] forWhom, ReadOnlySpan<byte> key, string belongs)
    {
        using var receiver = ECDiffieHellman.Create();
        receiver.ImportSubjectPublicKeyInfo(forWhom, out _);
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var shown = ephemeral.PublicKey.ExportSubjectPublicKeyInfo();
        var wrapping = Derive(ephemeral, receiver.PublicKey, shown, belongs);
        try
        {
            var box = SealedBox.Seal(wrapping, key, belongs);
            var envelope = new byte[2 + shown.Length + box.Length];
            BinaryPrimitives.WriteUInt16LittleEndian(envelope, (ushort)shown.Length);
            shown.CopyTo(envelope.AsSpan(2));
            box.CopyTo(envelope.AsSpan(2 + shown.Length));
            return envelope;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapping);
        }
    }

    /// <summary>What was wrapped; null where the envelope was changed or is somebody else's.</summary>
    public static byte[]? Unwrap(ECDiffieHellman own, ReadOnlySpan<byte> envelope, string belongs)
    {
        if (envelope.Length < 2)
            return null;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(envelope);
        if (envelope.Length < 2 + length)
            return null;

        var shown = envelope.Slice(2, length).ToArray();
        byte[]? wrapping = null;
        try
        {
            using var ephemeral = ECDiffieHellman.Create();
            ephemeral.ImportSubjectPublicKeyInfo(shown, out _);
            wrapping = Derive(own, ephemeral.PublicKey, shown, belongs);
            return SealedBox.Open(wrapping, envelope[(2 + length)..], belongs);
        }
        // A point that is not on the curve, a curve that nobody knows, or bytes that are no key.
        catch (Exception changed) when (changed is CryptographicException or ArgumentException or NotSupportedException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapping);
        }
    }

    private static byte[] Derive(ECDiffieHellman own, ECDiffieHellmanPublicKey other, byte[] ephemeral, string belongs)
    {
        var secret = own.DeriveRawSecretAgreement(other);
        try
        {
            return HKDF.DeriveKey(
                HashAlgorithmName.SHA256,
                secret,
                SealedBox.KeyLength,
                salt: ephemeral,
                info: Encoding.UTF8.GetBytes(belongs)
            );
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Prongsai.Services.Channels.Push;

/// <summary>
/// Encrypts a message for one browser: RFC 8291 (keys) and RFC 8188 (the coding aes128gcm), in one record. Pure but for the random
/// numbers, which the known-answer test gives.
/// </summary>
internal static class WebPush
{
    /// <summary>Push services take 4096 bytes; this is what the header and the tag leave.</summary>
    public const int MostBytes = 4096 - Header - Tag - 1;

    private const int Salt = 16,
        Point = 65,
        Tag = 16,
        Header = Salt + 4 + 1 + Point;
    private const int RecordSize = 4096;

    public static byte[] Encrypt(PushAddress to, ReadOnlySpan<byte> message)
    {
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

        return Encrypt(to, message, once, RandomNumberGenerator.GetBytes(Salt));
    }

    internal static byte[] Encrypt(PushAddress to, ReadOnlySpan<byte> message, ECDiffieHellman once, byte[] salt)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(message.Length, MostBytes);
        using var browser = ECDiffieHellman.Create(Parameters(to.PublicKey));
        var ours = PointOf(once.ExportParameters(includePrivateParameters: false));
        var secret = once.DeriveRawSecretAgreement(browser.PublicKey);

        var key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            secret,
            32,
            to.Auth,
            [.. "WebPush: info\0"u8, .. to.PublicKey, .. ours]
        );
        var content = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            key,
            16,
            salt,
            "Content-Encoding: aes128gcm\0"u8.ToArray()
        );
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 12, salt, "Content-Encoding: nonce\0"u8.ToArray());

        // The last record of a message ends with a 2; there is one only.
        byte[] plain = [.. message, 2];
        var sealedMessage = new byte[Header + plain.Length + Tag];
        salt.CopyTo(sealedMessage, 0);
        BinaryPrimitives.WriteUInt32BigEndian(sealedMessage.AsSpan(Salt), RecordSize);
        sealedMessage[Salt + 4] = Point;
        ours.CopyTo(sealedMessage, Salt + 5);
        using var gcm = new AesGcm(content, Tag);
        gcm.Encrypt(
            nonce,
            plain,
            sealedMessage.AsSpan(Header, plain.Length),
            sealedMessage.AsSpan(Header + plain.Length)
        );
        return sealedMessage;
    }

    /// <summary>True when these bytes are a point of the curve, uncompressed; any others would tell something of our key.</summary>
    public static bool IsPoint(byte[] bytes)
    {
        try
        {
            using var key = ECDiffieHellman.Create(Parameters(bytes));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>A public key as browsers and push services write it.</summary>
    public static byte[] PointOf(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];

    private static ECParameters Parameters(byte[] point) =>
        point is [4, ..] && point.Length == Point
            ? new()
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = point[1..33], Y = point[33..] },
            }
            : throw new CryptographicException("No uncompressed point of P-256.");
}

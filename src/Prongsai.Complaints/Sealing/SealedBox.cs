using System.Security.Cryptography;
using System.Text;

namespace Prongsai.Complaints.Sealing;

/// <summary>
/// AES-256-GCM, and where what is sealed belongs as associated data: a piece that was changed, cut, or put in another's place does not
/// open. Format: version, nonce of 12 bytes, content, tag of 16 bytes.
/// </summary>
internal static class SealedBox
{
    public const int KeyLength = 32;

    private const byte Version = 1;
    private const int NonceLength = 12,
        TagLength = 16,
        Around = 1 + NonceLength + TagLength;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content, string belongs)
    {
        var box = new byte[Around + content.Length];
        box[0] = Version;
        var nonce = box.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            nonce,
            content,
            box.AsSpan(1 + NonceLength, content.Length),
            box.AsSpan(box.Length - TagLength),
            Encoding.UTF8.GetBytes(belongs)
        );
        return box;
    }

    /// <summary>What was sealed; null where it is not whole, belongs elsewhere, or the key is another.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, string belongs)
    {
        if (box.Length < Around || box[0] != Version || key.Length != KeyLength)
            return null;

        var content = new byte[box.Length - Around];
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(
                box.Slice(1, NonceLength),
                box[(1 + NonceLength)..^TagLength],
                box[^TagLength..],
                content,
                Encoding.UTF8.GetBytes(belongs)
            );
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}

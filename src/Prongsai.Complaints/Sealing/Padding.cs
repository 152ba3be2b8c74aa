using System.Buffers.Binary;
using System.Numerics;

namespace Prongsai.Complaints.Sealing;

/// <summary>Fills up what is sealed, so that its length says little. The true length stands before it, inside the seal.</summary>
internal static class Padding
{
    private const int TextStep = 1024,
        SmallestFile = 4096,
        Head = 4;

    /// <summary>Texts: to the next KiB.</summary>
    public static byte[] Text(ReadOnlySpan<byte> content) =>
        To(content, (Head + content.Length + TextStep - 1) / TextStep * TextStep);

    /// <summary>Files: to the next step of Padmé (Nikitin and others, 2019), which adds at most an eighth.</summary>
    public static byte[] File(ReadOnlySpan<byte> content) => To(content, Padme(Head + content.Length));

    /// <summary>What was padded; null where the length that it names cannot be.</summary>
    public static byte[]? Remove(ReadOnlySpan<byte> padded)
    {
        if (padded.Length < Head)
            return null;

        var length = BinaryPrimitives.ReadInt32LittleEndian(padded);
        return length >= 0 && length <= padded.Length - Head ? padded.Slice(Head, length).ToArray() : null;
    }

    private static int Padme(int length)
    {
        if (length <= SmallestFile)
            return SmallestFile;

        var exponent = BitOperations.Log2((uint)length);
        var zeros = exponent - (BitOperations.Log2((uint)exponent) + 1);
        var mask = (1 << zeros) - 1;
        return (length + mask) & ~mask;
    }

    private static byte[] To(ReadOnlySpan<byte> content, int length)
    {
        var padded = new byte[length];
        BinaryPrimitives.WriteInt32LittleEndian(padded, content.Length);
        content.CopyTo(padded.AsSpan(Head));
        return padded;
    }
}

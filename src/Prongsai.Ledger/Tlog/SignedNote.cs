using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Ledger.Signing;

namespace Prongsai.Ledger.Tlog;

/// <summary>What a key of a note signs.</summary>
internal enum NoteKeyKind : byte
{
    /// <summary>The text of the note (signed-note v1.0.0).</summary>
    Ed25519 = 0x01,

    /// <summary>The text with the time at which it was seen (tlog-cosignature v1.0.1).</summary>
    Cosignature = 0x04,
}

/// <summary>The public half of a key, with its name: whom a signature is believed.</summary>
/// <param name="Name">"prongsai.khlongsamwa.go.th/ledger": no spaces, no plus sign.</param>
/// <param name="Kind">What it signs.</param>
/// <param name="Public">Thirty-two bytes.</param>
internal sealed record NoteKey(string Name, NoteKeyKind Kind, ReadOnlyMemory<byte> Public)
{
    /// <summary>The first four bytes of the SHA-256 of name and key: they say which key a signature is of, and prove nothing.</summary>
    public uint Id { get; } = IdOf(Name, Kind, Public.Span);

    /// <summary>As it is handed on: "name+hash+key" (a vkey).</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Kind, .. Public.Span])}"
        );

    public static bool TryParse(string? text, out NoteKey key)
    {
        key = null!;
        // The Base64 may have plus signs of its own.
        if (text?.Split('+', 3) is not [var name, { Length: 8 } id, var base64] || !IsName(name))
            return false;

        if (
            !StrictBase64.TryRead(base64, out var bytes)
            || bytes.Length != 1 + Ed25519.PublicLength
            || !Enum.IsDefined((NoteKeyKind)bytes[0])
        )
            return false;

        key = new NoteKey(name, (NoteKeyKind)bytes[0], bytes.AsMemory(1, Ed25519.PublicLength));
        return uint.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var given)
            && given == key.Id;
    }

    /// <summary>Whether the name may stand in a signature line.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && !name.Contains('+', StringComparison.Ordinal) && !name.Any(char.IsWhiteSpace);

    private static uint IdOf(string name, NoteKeyKind kind, ReadOnlySpan<byte> key) =>
        BinaryPrimitives.ReadUInt32BigEndian(
            SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)kind, .. key])
        );
}

/// <summary>One line under a note.</summary>
/// <param name="Name">Of the key.</param>
/// <param name="KeyId">Which key of that name.</param>
/// <param name="Signature">For a cosignature the time stands before it.</param>
internal sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    public override string ToString()
    {
        Span<byte> id = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(id, KeyId);
        return $"— {Name} {Convert.ToBase64String([.. id, .. Signature.Span])}\n";
    }

    public static bool TryParse(string line, out NoteSignature signature)
    {
        signature = null!;
        if (line.Split(' ') is not ["—", var name, var base64] || !NoteKey.IsName(name))
            return false;

        if (!StrictBase64.TryRead(base64, out var bytes) || bytes.Length < 5)
            return false;

        signature = new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4));
        return true;
    }
}

/// <summary>A text with signatures under it (signed-note v1.0.0).</summary>
/// <param name="Text">Ends with a line break.</param>
/// <param name="Signatures">In their order.</param>
internal sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const int LongestNote = 1_000_000,
        MostSignatures = 100;

    public override string ToString() => $"{Text}\n{string.Concat(Signatures)}";

    public static bool TryParse(string? note, out SignedNote read)
    {
        read = null!;
        if (note is null || note.Length > LongestNote || note.Any(c => c < ' ' && c != '\n'))
            return false;

        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        // Two empty lines at the end, and there is no room for a signature.
        if (split < 0 || !note.EndsWith('\n') || split + 2 == note.Length)
            return false;

        var signatures = new List<NoteSignature>();
        foreach (var line in note[(split + 2)..^1].Split('\n'))
        {
            if (signatures.Count == MostSignatures || !NoteSignature.TryParse(line, out var signature))
                return false;
            signatures.Add(signature);
        }

        read = new SignedNote(note[..(split + 1)], signatures);
        return signatures.Count > 0;
    }

    /// <summary>Whether a line says that it is this key's, rightly or not.</summary>
    public bool HasLineOf(NoteKey key) => Signatures.Any(s => s.Name == key.Name && s.KeyId == key.Id);

    /// <summary>Whether this key signed the text. Lines of other keys are passed over; a wrong line of this key is a lie, and false.</summary>
    public bool IsSignedBy(NoteKey key)
    {
        var own = Signatures.Where(s => s.Name == key.Name && s.KeyId == key.Id).ToList();
        return own.Count > 0
            && own.TrueForAll(s => Ed25519.Verify(key.Public.Span, Encoding.UTF8.GetBytes(Text), s.Signature.Span));
    }

    /// <summary>When this witness saw it; null where it did not sign, or not rightly.</summary>
    public DateTimeOffset? SeenBy(NoteKey witness)
    {
        DateTimeOffset? latest = null;
        foreach (var s in Signatures.Where(s => s.Name == witness.Name && s.KeyId == witness.Id))
        {
            if (s.Signature.Length != 8 + Ed25519.SignatureLength)
                return null;
            var time = BinaryPrimitives.ReadUInt64BigEndian(s.Signature.Span);
            if (
                time > (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                || !Ed25519.Verify(witness.Public.Span, Cosigned((long)time, Text), s.Signature.Span[8..])
            )
                return null;
            var seen = DateTimeOffset.FromUnixTimeSeconds((long)time);
            latest = latest > seen ? latest : seen;
        }

        return latest;
    }

    /// <summary>A line by the key's owner.</summary>
    public static NoteSignature Sign(string name, Ed25519 key, string text) =>
        new(name, new NoteKey(name, NoteKeyKind.Ed25519, key.Public).Id, key.Sign(Encoding.UTF8.GetBytes(text)));

    /// <summary>A line by a witness, who saw the text at this time.</summary>
    public static NoteSignature Cosign(string name, Ed25519 key, string text, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds();
        var signature = new byte[8 + Ed25519.SignatureLength];
        BinaryPrimitives.WriteInt64BigEndian(signature, seconds);
        key.Sign(Cosigned(seconds, text)).CopyTo(signature.AsSpan(8));
        return new(name, new NoteKey(name, NoteKeyKind.Cosignature, key.Public).Id, signature);
    }

    private static byte[] Cosigned(long seconds, string text) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{text}"));
}

using System.Globalization;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Signing;

/// <summary>A signing key with its name, as it lies in a key file: "PRIVATE+KEY+name+hash+base64", one a line.</summary>
internal sealed class SecretKey(NoteKey name, Ed25519 key, byte[] secret) : IDisposable
{
    private const string Prefix = "PRIVATE+KEY+";

    public NoteKey Public => name;

    public NoteSignature Sign(string text) => SignedNote.Sign(name.Name, key, text);

    public NoteSignature Cosign(string text, DateTimeOffset at) => SignedNote.Cosign(name.Name, key, text, at);

    public static SecretKey Create(string name, NoteKeyKind kind)
    {
        var key = Ed25519.Create(out var secret);
        return new SecretKey(new NoteKey(name, kind, key.Public), key, secret);
    }

    /// <summary>Reads a key file; the present key first.</summary>
    /// <exception cref="RefusedException">Others may read it, or a line is no key.</exception>
    public static IReadOnlyList<SecretKey> Read(string path)
    {
        if (KeptOnDisk.IsReadByOthers(path))
            throw new RefusedException([ReadByOthers(path)]);

        return
        [
            .. File.ReadAllText(path)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => Parse(line) ?? throw new RefusedException([NoKey(path)])),
        ];
    }

    public static void Write(string path, IEnumerable<SecretKey> keys) =>
        KeptOnDisk.Write(path, Encoding.UTF8.GetBytes(string.Concat(keys.Select(k => $"{k.Line}\n"))));

    public void Dispose() => key.Dispose();

    private string Line =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}{name.Name}+{name.Id:x8}+{Convert.ToBase64String([(byte)name.Kind, .. secret])}"
        );

    private static SecretKey? Parse(string line)
    {
        if (
            !line.StartsWith(Prefix, StringComparison.Ordinal)
            || line[Prefix.Length..].Split('+', 3) is not [var name, _, var base64]
        )
            return null;

        if (
            !StrictBase64.TryRead(base64, out var bytes)
            || bytes.Length != 1 + Ed25519.SecretLength
            || !Enum.IsDefined((NoteKeyKind)bytes[0])
        )
            return null;

        var secret = bytes[1..];
        var key = Ed25519.FromSecret(secret);
        var read = new SecretKey(new NoteKey(name, (NoteKeyKind)bytes[0], key.Public), key, secret);
        if (read.Line == line)
            return read;

        read.Dispose();
        return null;
    }

    private static Refusal ReadByOthers(string path) =>
        new(
            "ledger-key-readable",
            $"ผู้อื่นอ่านแฟ้มกุญแจ {path} ได้ จึงไม่ลงลายมือชื่อ ให้จำกัดสิทธิ์ก่อน (chmod 600)",
            $"Others may read the key file {path}, so nothing is signed. Restrict it first (chmod 600)."
        );

    private static Refusal NoKey(string path) =>
        new(
            "ledger-key",
            $"แฟ้มกุญแจ {path} เสียหาย: มีบรรทัดที่ไม่ใช่กุญแจ",
            $"The key file {path} is damaged: a line in it is no key."
        );
}

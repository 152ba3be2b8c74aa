using System.Globalization;
using System.Text;

namespace Prongsai.Ledger.Tlog;

/// <summary>
/// Everything that is needed to check without the log that an entry is in it (tlog-proof): the entry itself as extra data, its place,
/// the hashes from there to the root, and the checkpoint with its signatures.
/// </summary>
/// <param name="Entry">The logged bytes; they prove themselves by their hash.</param>
/// <param name="Index">Their place, from 0.</param>
/// <param name="Hashes">From the leaf's neighbour upwards.</param>
/// <param name="Checkpoint">A signed note, word for word.</param>
internal sealed record TlogProof(
    ReadOnlyMemory<byte> Entry,
    long Index,
    IReadOnlyList<TreeHash> Hashes,
    string Checkpoint
)
{
    /// <summary>The ending of its files.</summary>
    public const string Extension = ".tlog-proof";

    private const string FirstLine = "c2sp.org/tlog-proof@v1";

    public override string ToString()
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        text.Append("extra ").Append(Convert.ToBase64String(Entry.Span)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Hashes)
            text.Append(hash).Append('\n');
        return text.Append('\n').Append(Checkpoint).ToString();
    }

    public static bool TryParse(string? text, out TlogProof proof)
    {
        proof = null!;
        if (text is null || text.Length > 1_000_000 || !text.StartsWith($"{FirstLine}\n", StringComparison.Ordinal))
            return false;

        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0)
            return false;

        var lines = text[..split].Split('\n')[1..];
        var entry = Array.Empty<byte>();
        if (lines is [var extra, .. var rest] && extra.StartsWith("extra ", StringComparison.Ordinal))
        {
            if (!StrictBase64.TryRead(extra[6..], out var bytes))
                return false;
            entry = bytes;
            lines = rest;
        }

        if (
            lines is not [var second, .. { Length: <= 63 } hashes]
            || !second.StartsWith("index ", StringComparison.Ordinal)
            || !long.TryParse(second[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || second[6..] != index.ToString(CultureInfo.InvariantCulture)
        )
            return false;

        var read = new List<TreeHash>();
        foreach (var line in hashes)
        {
            if (!TreeHash.TryParse(line, out var hash))
                return false;
            read.Add(hash);
        }

        proof = new TlogProof(entry, index, read, text[(split + 2)..]);
        return true;
    }
}

using System.Globalization;

namespace Prongsai.Ledger.Tlog;

/// <summary>What a log says of itself: who it is, how long it is, and its root (tlog-checkpoint v1.0.0).</summary>
/// <param name="Origin">Which log: "prongsai.khlongsamwa.go.th/khlong-sam-wa/ledger".</param>
/// <param name="Size">How many entries.</param>
/// <param name="Root">Over all of them.</param>
internal sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>The text that is signed.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n");

    /// <summary>Reads the first three lines; more lines may follow them and are signed with them.</summary>
    public static bool TryParse(string text, out Checkpoint checkpoint)
    {
        checkpoint = null!;
        if (text.Split('\n') is not [{ Length: > 0 } origin, var size, var root, .., ""])
            return false;
        if (
            !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number.ToString(CultureInfo.InvariantCulture) != size
            || !TreeHash.TryParse(root, out var hash)
        )
            return false;

        checkpoint = new Checkpoint(origin, number, hash);
        return true;
    }

    /// <summary>A note whose text is a checkpoint.</summary>
    public static bool TryParse(string? note, out SignedNote signed, out Checkpoint checkpoint)
    {
        checkpoint = null!;
        return SignedNote.TryParse(note, out signed) && TryParse(signed.Text, out checkpoint);
    }
}

using Prongsai.Kernel;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>
/// Sets text in lines. Lines end where ICU lets a Thai line end, and widths are those of the font that the picture carries, so nothing
/// is left to the program that shows it. Each text is cut and measured once, however often its size is tried.
/// </summary>
internal sealed class LineSetting
{
    private readonly Dictionary<(string Text, bool IsBold), IReadOnlyList<Piece>> _pieces = [];

    /// <summary>What stands between two places at which a line may end; widths in em.</summary>
    /// <param name="Inked">Without the space after it, which may hang over the edge: it is not seen.</param>
    private readonly record struct Piece(string Text, double Width, double Inked);

    /// <summary>The lines of a text that is so many em wide at most; null where one word is wider than that.</summary>
    /// <param name="anyhow">Breaks such a word where no syllable's letters are torn apart: for names and addresses, which always stay.</param>
    public IReadOnlyList<(string Text, double Width)>? Lines(string text, bool isBold, double width, bool anyhow)
    {
        List<(string, double)> lines = [];
        var (line, used, inked) = ("", 0.0, 0.0);
        foreach (var piece in PiecesOf(text, isBold))
        {
            if (used > 0 && used + piece.Inked > width)
                End();
            if (piece.Inked <= width)
            {
                Add(piece);
                continue;
            }

            if (!anyhow)
                return null;

            foreach (var unit in ThaiWords.Units(piece.Text).Select(u => Measured(u, isBold)))
            {
                if (used > 0 && used + unit.Inked > width)
                    End();
                Add(unit);
            }
        }

        if (used > 0)
            End();
        return lines;

        void Add(Piece piece) => (line, used, inked) = (line + piece.Text, used + piece.Width, used + piece.Inked);

        void End()
        {
            lines.Add((line.TrimEnd(), inked));
            (line, used, inked) = ("", 0, 0);
        }
    }

    /// <summary>The same number of lines, about as long as each other: for headlines.</summary>
    public IReadOnlyList<(string Text, double Width)>? BalancedLines(
        string text,
        bool isBold,
        double width,
        bool anyhow
    )
    {
        var lines = Lines(text, isBold, width, anyhow);
        if (lines is null or { Count: < 2 })
            return lines;

        var (narrow, wide) = (width / 2, width);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var middle = (narrow + wide) / 2;
            if (Lines(text, isBold, middle, anyhow) is { } tried && tried.Count == lines.Count)
                (wide, lines) = (middle, tried);
            else
                narrow = middle;
        }

        return lines;
    }

    private IReadOnlyList<Piece> PiecesOf(string text, bool isBold)
    {
        if (!_pieces.TryGetValue((text, isBold), out var pieces))
            _pieces[(text, isBold)] = pieces = [.. WithTheirNumbers(text).Select(p => Measured(p, isBold))];
        return pieces;
    }

    // "45 วันทำการ", "ชั้น 3", "พ.ศ. 2522": a number stays on the line of the short word that it belongs to.
    private static IEnumerable<string> WithTheirNumbers(string text)
    {
        const int shortWord = 9;
        var held = "";
        foreach (var piece in ThaiWords.LinePieces(text))
        {
            var (before, after) = (held.TrimEnd(), piece.TrimEnd());
            var belongs =
                before.Length > 0
                && after.Length > 0
                && char.IsDigit(before[^1]) != char.IsDigit(after[0])
                && (char.IsDigit(after[0]) ? before.Length : after.Length) <= shortWord
                && !held.Contains('-', StringComparison.Ordinal)
                && !held.Contains('/', StringComparison.Ordinal);
            if (!belongs && held.Length > 0)
            {
                yield return held;
                held = "";
            }

            held += piece;
        }

        if (held.Length > 0)
            yield return held;
    }

    private static Piece Measured(string text, bool isBold)
    {
        var widths = PrintedFonts.WidthsOf(isBold);
        return new(text, widths.Of(text), widths.Of(text.AsSpan().TrimEnd()));
    }
}

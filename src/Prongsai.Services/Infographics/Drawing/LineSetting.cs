using Prongsai.Kernel;

namespace Prongsai.Services.Infographics.Drawing;

/// <summary>
/// Sets text in lines. Lines end where ICU lets a Thai line end, and widths are those of the font that the picture carries, so nothing
/// is left to the program that shows it. Each text is cut and measured once, however often its size is tried.
/// </summary>
internal sealed class LineSetting
{
    private readonly Dictionary<(string Text, bool IsBold), IReadOnlyList<Group>> _groups = [];

    /// <summary>What stands between two places at which a line may end; widths in em.</summary>
    /// <param name="Inked">Without the space after it, which may hang over the edge: it is not seen.</param>
    private readonly record struct Piece(string Text, double Width, double Inked);

    /// <summary>Pieces that stay together where the line is wide enough: a number and the word that it belongs to.</summary>
    private sealed record Group(Piece Whole, IReadOnlyList<Piece> Parts);

    /// <summary>The lines of a text that is so many em wide at most; null where one word is wider than that.</summary>
    /// <param name="anyhow">Breaks such a word where no syllable's letters are torn apart: for names and addresses, which always stay.</param>
    public IReadOnlyList<(string Text, double Width)>? Lines(string text, bool isBold, double width, bool anyhow)
    {
        List<(string, double)> lines = [];
        var (line, used, inked) = ("", 0.0, 0.0);
        foreach (var piece in GroupsOf(text, isBold).SelectMany(g => g.Whole.Inked <= width ? [g.Whole] : g.Parts))
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

    private IReadOnlyList<Group> GroupsOf(string text, bool isBold)
    {
        if (!_groups.TryGetValue((text, isBold), out var groups))
            _groups[(text, isBold)] = groups = [
                .. WithTheirNumbers(text)
                    .Select(parts => new Group(
                        Measured(string.Concat(parts), isBold),
                        [.. parts.Select(p => Measured(p, isBold))]
                    )),
            ];
        return groups;
    }

    // "45 วันทำการ", "ชั้น 3", "26 พฤศจิกายน 2569": a number stays on the line of the short words that it belongs to.
    private static IEnumerable<IReadOnlyList<string>> WithTheirNumbers(string text)
    {
        const int shortWord = 10;
        List<string> held = [];
        foreach (var piece in ThaiWords.LinePieces(text))
        {
            if (held.Count > 0 && !Belong(held[^1].TrimEnd(), piece.TrimEnd()))
            {
                yield return held;
                held = [];
            }

            held.Add(piece);
        }

        if (held.Count > 0)
            yield return held;

        static bool Belong(string before, string after) =>
            before.Length is > 0 and <= shortWord
            && after.Length is > 0 and <= shortWord
            && char.IsDigit(before[^1]) != char.IsDigit(after[0])
            // Parts of an address are no words.
            && before[^1] is not ('-' or '/');
    }

    private static Piece Measured(string text, bool isBold)
    {
        var widths = PrintedFonts.WidthsOf(isBold);
        return new(text, widths.Of(text), widths.Of(text.AsSpan().TrimEnd()));
    }
}

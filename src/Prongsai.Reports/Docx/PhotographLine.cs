using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Docx;

/// <summary>A photograph at its size on paper, in English Metric Units (360,000 to the centimetre).</summary>
internal sealed record PlacedPhotograph(Photograph Photograph, long Width, long Height);

/// <summary>One or two photographs beside each other, with the caption below them.</summary>
internal sealed record PhotographLine(IReadOnlyList<PlacedPhotograph> Placed, ReportLine? Caption)
{
    private const long Centimetre = 360_000;

    // Narrower than this, a photograph of an event shows nothing; an upright one may be narrower.
    private const long LeastWide = 4 * Centimetre,
        LeastUpright = 24 * Centimetre / 10,
        TallestAlone = 7 * Centimetre,
        TallestInPair = 6 * Centimetre,
        TallestOnLandscape = 5 * Centimetre,
        Gap = Centimetre / 6;

    /// <summary>Lays photographs into a column of this width: in pairs where both stay large enough to see.</summary>
    public static IEnumerable<PhotographLine> Lay(IReadOnlyList<Photograph> photographs, long column, bool landscape)
    {
        var (alone, paired) = landscape ? (TallestOnLandscape, TallestOnLandscape) : (TallestAlone, TallestInPair);
        for (var i = 0; i < photographs.Count; i++)
        {
            if (i + 1 < photographs.Count && Pair(photographs[i], photographs[i + 1], column, paired) is { } pair)
            {
                yield return pair;
                i++;
            }
            else
            {
                yield return new([Fit(photographs[i], column, alone)], Said(photographs[i].Caption));
            }
        }
    }

    private static PhotographLine? Pair(Photograph left, Photograph right, long column, long tallest)
    {
        // The same height for both, and their widths fill the column.
        var width = column - Gap;
        var height = Math.Min(
            tallest,
            (long)(width / ((double)left.Width / left.Height + (double)right.Width / right.Height))
        );
        var placed = new[] { left, right }
            .Select(p => new PlacedPhotograph(p, height * p.Width / p.Height, height))
            .ToArray();
        var large = placed.All(p => p.Width >= (p.Height > p.Width ? LeastUpright : LeastWide));

        return large ? new(placed, Together(left.Caption, right.Caption)) : null;
    }

    private static PlacedPhotograph Fit(Photograph photograph, long widest, long tallest)
    {
        var height = Math.Min(tallest, widest * photograph.Height / photograph.Width);

        return new(photograph, height * photograph.Width / photograph.Height, height);
    }

    private static ReportLine? Said(ReportLine caption) => caption.Text.Length > 0 ? caption : null;

    private static ReportLine? Together(ReportLine left, ReportLine right) =>
        left.Text == right.Text || right.Text.Length == 0 ? Said(left)
        : left.Text.Length == 0 ? Said(right)
        : new ReportLine($"(ซ้าย) {left.Text} (ขวา) {right.Text}", [.. left.Sources, .. right.Sources], []);
}

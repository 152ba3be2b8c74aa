using Prongsai.Kernel;

namespace Prongsai.Reports.Papers;

/// <summary>How photographs share a line: the same for Word and for HTML.</summary>
internal static class PaperLayout
{
    private const double GapShare = 0.012,
        TallestShare = 0.62; // of the width of the text: two lines of photographs fit on a page

    /// <summary>Two by two, in their order; a panorama stands alone.</summary>
    public static IEnumerable<IReadOnlyList<PaperPicture>> Pairs(IReadOnlyList<PaperPicture> pictures)
    {
        for (var i = 0; i < pictures.Count; i++)
        {
            if (i + 1 < pictures.Count && Ratio(pictures[i]) < 2.2 && Ratio(pictures[i + 1]) < 2.2)
            {
                yield return [pictures[i], pictures[i + 1]];
                i++;
            }
            else
            {
                yield return [pictures[i]];
            }
        }
    }

    /// <summary>Their sizes, of one height, in the unit of the width of the text.</summary>
    public static IReadOnlyList<(long Width, long Height)> Place(IReadOnlyList<PaperPicture> line, double textWidth)
    {
        var room = textWidth * (1 - GapShare * (line.Count - 1));
        var height = Math.Min(textWidth * TallestShare, room / line.Sum(Ratio));
        return [.. line.Select(picture => ((long)(height * Ratio(picture)), (long)height))];
    }

    /// <summary>What is said under them.</summary>
    public static string CaptionOf(IReadOnlyList<PaperPicture> line) =>
        line switch
        {
            [var one] => one.Caption,
            [var left, var right] when left.Caption == right.Caption || right.Caption.Length == 0 => left.Caption,
            [{ Caption.Length: 0 }, var right] => right.Caption,
            _ => $"(ซ้าย) {line[0].Caption} (ขวา) {line[1].Caption}",
        };

    private static double Ratio(PaperPicture picture) => (double)picture.Size.Width / picture.Size.Height;
}

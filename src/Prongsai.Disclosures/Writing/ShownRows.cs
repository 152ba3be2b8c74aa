using System.Globalization;

namespace Prongsai.Disclosures.Writing;

/// <summary>
/// The rows of a table that a page shows: of a long one some hundreds at a time, so that a month of twenty thousand purchases opens on a
/// telephone. The address says which: "?rows=b1-3" is the third part of block b1. Downloads always have all of them.
/// </summary>
internal sealed record ShownRows(string Block, int Count, int Part)
{
    public const string Parameter = "rows";

    public const int Most = 500;

    public int Parts => Math.Max(1, (Count + Most - 1) / Most);

    /// <summary>From 0.</summary>
    public int First => (Part - 1) * Most;

    /// <summary>Behind the last.</summary>
    public int End => Math.Min(Count, First + Most);

    public static ShownRows Of(string block, int count, string? asked)
    {
        var whole = new ShownRows(block, count, 1);
        var part =
            asked is not null
            && asked.StartsWith($"{block}-", StringComparison.Ordinal)
            && int.TryParse(
                asked.AsSpan(block.Length + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : 1;

        return whole with
        {
            Part = Math.Clamp(part, 1, whole.Parts),
        };
    }

    /// <summary>What follows the page's address to show a part, or the row of a mark or finding.</summary>
    public static string Address(string block, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"?{Parameter}={block}-{part}#{block}");

    /// <param name="row">From 1.</param>
    public static string AddressOfRow(string block, int row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(row > Most ? $"?{Parameter}={block}-{(row - 1) / Most + 1}" : "")}#{block}-{row}"
        );
}

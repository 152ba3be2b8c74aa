using Prongsai.Kernel;

namespace Prongsai.Procurement.Importing;

/// <summary>What the columns of a heading mean to this office: set once on the preview, used for every file with that heading.</summary>
internal sealed class ChosenColumns
{
    public AgencyId AgencyId { get; init; }

    /// <summary><see cref="Heading.Key"/>.</summary>
    public string Heading { get; init; } = "";

    /// <summary>"3:Work 5: 7:Budget": the meaning of each column that was set, blank for one that is not read.</summary>
    public string Columns { get; set; } = "";
    public DateTime At { get; set; }
    public string ByName { get; set; } = "";

    public IReadOnlyDictionary<int, Meaning?> ByColumn =>
        Columns
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(':'))
            .ToDictionary(
                pair => int.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture),
                pair => Enum.TryParse<Meaning>(pair[1], out var meaning) ? meaning : (Meaning?)null
            );

    public static string Write(IEnumerable<KeyValuePair<int, Meaning?>> columns) =>
        string.Join(' ', columns.OrderBy(c => c.Key).Select(c => FormattableString.Invariant($"{c.Key}:{c.Value}")));
}

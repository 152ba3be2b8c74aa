using System.Text.Json.Serialization;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Contracts;

/// <summary>What a column of a published table holds.</summary>
public enum ColumnType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An amount in baht.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A month: "ต.ค. 67".</summary>
    Month,
}

/// <summary>A column of a published table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">What it holds.</param>
public sealed record Column(string Name, ColumnType Type = ColumnType.Text)
{
    /// <summary>The agency's own, the same in every row: mended on the agency's page and not in the table.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OfAgency { get; init; }
}

/// <summary>Records of another module as a table, at one moment.</summary>
/// <param name="Heading">What they are.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Cells as they are shown.</param>
public sealed record DisclosedTable(
    string Heading,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows
)
{
    /// <summary>The table; null where there is no row to disclose.</summary>
    public static DisclosedTable? Of(
        string heading,
        IReadOnlyList<Column> columns,
        IReadOnlyList<IReadOnlyList<string>> rows
    )
    {
        ArgumentNullException.ThrowIfNull(rows);

        return rows.Count == 0 ? null : new DisclosedTable(heading, columns, rows);
    }
}

/// <summary>
/// The door for modules whose records an agency discloses: measures, reports, procurement, services. What is taken into a disclosure
/// is a copy of that moment; taking it again brings the records of that later moment.
/// </summary>
public interface IDisclosedRecords
{
    /// <summary>Stable: "agency-structure". It stands in frozen editions.</summary>
    string Source { get; }

    /// <summary>What an officer calls it.</summary>
    Bilingual Name { get; }

    /// <summary>The topics for which it is offered first.</summary>
    IReadOnlyList<string> Topics { get; }

    /// <summary>The records of an agency's year; null when there are none.</summary>
    Task<DisclosedTable?> TakeAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default);
}

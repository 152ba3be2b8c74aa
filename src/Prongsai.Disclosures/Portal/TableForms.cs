using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>A form in which every published table can be had.</summary>
/// <param name="Ending">"csv".</param>
internal sealed record TableForm(string Ending, string MediaType, Func<TableBlock, byte[]> Write);

/// <summary>The same record written three ways, so that the twins can never differ.</summary>
internal static class TableForms
{
    public static readonly IReadOnlyList<TableForm> All =
    [
        new("csv", "text/csv", table => Sheet(table).Csv()),
        new("xlsx", FileKind.Xlsx.MediaType, table => Sheet(table).Xlsx()),
        new("json", "application/json", Json),
    ];

    public static TableForm? Of(string ending) => All.FirstOrDefault(form => form.Ending == ending);

    private static WrittenSheet Sheet(TableBlock table) =>
        new(
            table.Heading.Length > 0 ? ThaiText.Truncate(SheetName(table.Heading), 28) : "OIT",
            [
                [.. Headings(table).Select(h => (object?)h)],
                .. Enumerable.Range(0, table.Rows.Count).Select(row => (IReadOnlyList<object?>)[.. Cells(table, row)]),
            ]
        );

    private static byte[] Json(TableBlock table) =>
        Encoding.UTF8.GetBytes(
            new JsonArray([
                .. Enumerable
                    .Range(0, table.Rows.Count)
                    .Select(row =>
                        (JsonNode)
                            new JsonObject(
                                Headings(table)
                                    .Zip(Cells(table, row))
                                    .Select(pair =>
                                        KeyValuePair.Create(pair.First, (JsonNode?)JsonValue.Create(pair.Second))
                                    )
                            )
                    ),
            ]).ToJsonString(new JsonSerializerOptions(Document.Json) { WriteIndented = true })
        );

    // A table of one month says so in every row: files of several months are put under each other.
    private static IEnumerable<string> Headings(TableBlock table) =>
        table.Columns.Select(c => c.Name).WithFirst(table.Month is null ? null : "เดือน");

    private static IEnumerable<string> Cells(TableBlock table, int row) =>
        Enumerable
            .Range(0, table.Columns.Count)
            .Select(column => table.Cell(row, column))
            .WithFirst(table.Month?.MonthIso());

    private static IEnumerable<string> WithFirst(this IEnumerable<string> cells, string? first) =>
        first is null ? cells : cells.Prepend(first);

    // What workbooks do not allow in the name of a sheet.
    private static string SheetName(string heading) =>
        string.Concat(heading.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)));
}

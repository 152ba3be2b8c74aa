using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Editions;

/// <summary>A form in which every published table can be had.</summary>
/// <param name="Ending">"csv".</param>
internal sealed record TableForm(string Ending, string MediaType, Func<TableBlock, byte[]> Write);

/// <summary>
/// A table of an edition in one of its forms, as it was written on the day of publication: a later version of this program would write
/// other bytes, and nobody could check them against the public log.
/// </summary>
internal sealed class EditionTable
{
    public AgencyId AgencyId { get; private init; }
    public Guid Id { get; private init; }
    public DisclosureEditionId EditionId { get; private init; }

    /// <summary>Where it is below the edition's address, after "tables/": "b1.csv".</summary>
    public string Name { get; private init; } = "";

    public FileHash File { get; private init; }
    public long Size { get; private init; }

    /// <summary>Writes every table of an edition in every form and keeps the bytes.</summary>
    public static async Task<IReadOnlyList<EditionTable>> FreezeAsync(
        Agency agency,
        Edition edition,
        Document document,
        KeptFiles files,
        CancellationToken cancellation
    )
    {
        List<EditionTable> frozen = [];
        foreach (var (table, form, name) in TableForms.In(document.Blocks))
        {
            var bytes = form.Write(table);
            frozen.Add(
                new EditionTable
                {
                    AgencyId = edition.AgencyId,
                    Id = Guid.CreateVersion7(),
                    EditionId = edition.Id,
                    Name = name,
                    File = await files.KeepAsync(
                        edition.AgencyId,
                        Actor.System,
                        FileNameOf(agency, edition, name),
                        bytes,
                        cancellation
                    ),
                    Size = bytes.Length,
                }
            );
        }

        return frozen;
    }

    /// <summary>The name under which it is saved.</summary>
    public static string FileNameOf(Agency agency, Edition edition, string name) =>
        $"{agency.Slug}-{edition.Year}-{edition.Code}-{Days.Plain(edition.Number)}-{name}";
}

/// <summary>The same record written three ways, so that the twins can never differ.</summary>
internal static class TableForms
{
    public static readonly IReadOnlyList<TableForm> All =
    [
        new("csv", "text/csv", table => Sheet(table).Csv()),
        new("xlsx", FileKind.Xlsx.MediaType, table => Sheet(table).Xlsx()),
        new("json", "application/json", Json),
    ];

    /// <summary>Every table in every form, with the name that the file has: "b1.csv".</summary>
    public static IEnumerable<(TableBlock Table, TableForm Form, string Name)> In(IEnumerable<Block> blocks) =>
        from table in blocks.OfType<TableBlock>()
        from form in All
        select (table, form, $"{table.Id}.{form.Ending}");

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

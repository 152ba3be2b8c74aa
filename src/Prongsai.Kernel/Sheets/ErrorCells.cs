using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Prongsai.Kernel;

/// <summary>
/// The cells of a workbook that hold an error (#N/A, #DIV/0!). ExcelDataReader 3.6 gives them as blank, and a score that is an
/// error must not pass for one that was left out.
/// </summary>
internal sealed class ErrorCells
{
    public static readonly ErrorCells None = new();

    private readonly HashSet<(string Sheet, int Row, int Column)> _cells = [];

    /// <summary>Whether a cell holds an error; rows count from 1, columns from 0.</summary>
    public bool Contains(string sheet, int row, int column) =>
        _cells.Count > 0 && _cells.Contains((sheet, row, column));

    /// <summary>Looks through a workbook that was found safe to unpack.</summary>
    /// <exception cref="XmlException">A part of it is not XML.</exception>
    public static ErrorCells Of(byte[] content)
    {
        const string relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var found = new ErrorCells();
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        var targets = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship")
            .ToDictionary(r => r("Id", null) ?? "", r => r("Target", null) ?? "");
        foreach (
            var (name, id) in Elements(zip, "xl/workbook.xml", "sheet")
                .Select(s => (s("name", null) ?? "", s("id", relationships) ?? ""))
                .ToList()
        )
        {
            if (!targets.TryGetValue(id, out var target))
                continue;

            var path = target.StartsWith('/') ? target[1..] : $"xl/{target}";
            foreach (var cell in Elements(zip, path, "c").Where(c => c("t", null) == "e"))
            {
                if (PlaceOf(cell("r", null)) is var (row, column))
                    found._cells.Add((name, row, column));
            }
        }

        return found;
    }

    private static IEnumerable<Func<string, string?, string?>> Elements(ZipArchive zip, string path, string element)
    {
        if (zip.GetEntry(path) is not { } entry)
            yield break;

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != element)
                continue;

            // The attribute is asked for before the reader goes on; ToList only after it was.
            yield return (name, space) => space is null ? reader.GetAttribute(name) : reader.GetAttribute(name, space);
        }
    }

    // "D5" → row 5, column 3.
    private static (int Row, int Column)? PlaceOf(string? place)
    {
        if (place is null)
            return null;

        var letters = place.TakeWhile(char.IsAsciiLetterUpper).Count();
        var column = place[..letters].Aggregate(0, (sum, letter) => sum * 26 + (letter - 'A' + 1)) - 1;
        return int.TryParse(place.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (row, column)
            : null;
    }
}

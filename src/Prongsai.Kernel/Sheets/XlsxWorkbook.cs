using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Prongsai.Kernel;

/// <summary>
/// The parts of an Office Open XML workbook (ECMA-376, SpreadsheetML) that say what its cells hold. ExcelDataReader reads each sheet
/// twice, the first time only to count its columns; reading rows here, once, costs a third of that.
/// </summary>
internal sealed class XlsxWorkbook : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlySet<string> _withMergedCells;
    private readonly List<(string Name, string Part)> _visible = [];
    private readonly List<string> _sharedStrings = [];
    private readonly XlsxFormats _formats;

    /// <param name="content">The bytes, found safe to unpack.</param>
    /// <param name="withMergedCells">The parts that speak of merged cells.</param>
    /// <exception cref="XmlException">A part is not XML.</exception>
    /// <exception cref="InvalidDataException">It is no zip, or not all of it is there.</exception>
    public XlsxWorkbook(byte[] content, IReadOnlySet<string> withMergedCells)
    {
        _withMergedCells = withMergedCells;
        _zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        foreach (var entry in _zip.Entries)
            _parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);

        var (targets, stringsPart, stylesPart) = ReadRelationships();
        var countsFrom1904 = ReadSheets(targets);
        ReadSharedStrings(stringsPart);
        using var styles = Open(stylesPart);
        _formats = XlsxFormats.Read(styles, countsFrom1904);
    }

    /// <summary>The sheets that a person sees, in order.</summary>
    public IEnumerable<Sheet> Sheets()
    {
        foreach (var (name, part) in _visible)
        {
            using var xml =
                Open(part) ?? throw new InvalidDataException($"The workbook names {part}, which is not there.");
            using var sheet = new XlsxSheet(name, xml, this, MergedAreas(part));
            yield return sheet;
        }
    }

    /// <summary>What a cell holds, as text.</summary>
    /// <param name="type">As the cell gives it; null for a number.</param>
    /// <param name="style">Number of its style: whether a number is a day.</param>
    /// <param name="value">What stands in it.</param>
    public string TextOf(string? type, int style, string value) =>
        type switch
        {
            null or "n" => value.Length == 0 ? "" : _formats.TextOf(value, style),
            "s" => SharedString(value),
            "b" => value == "1" ? "True" : "False",
            "d" => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? XlsxFormats.TextOf(day)
                : value.Trim(),
            _ => Plain(value),
        };

    /// <summary>The text within an element that has been opened, of all its runs, without its phonetic reading; goes to its end.</summary>
    public static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";

        var depth = xml.Depth;
        string? text = null;
        bool isText = false,
            isPhonetic = false;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    isPhonetic |= xml.LocalName == "rPh";
                    isText = xml.LocalName is "v" or "t" && !isPhonetic && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    isPhonetic &= xml.LocalName != "rPh";
                    isText = false;
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace when isText:
                    text = text is null ? xml.Value : text + xml.Value;
                    break;
            }
        }

        return text ?? "";
    }

    public void Dispose() => _zip.Dispose();

    // Control characters stand as _x000D_.
    private static string Plain(string text) =>
        (text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text).Trim();

    private string SharedString(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _sharedStrings.Count
            ? _sharedStrings[at]
            : throw new InvalidDataException($"There is no shared string {number}.");

    private (Dictionary<string, string> Targets, string Strings, string Styles) ReadRelationships()
    {
        Dictionary<string, string> targets = [];
        var (strings, styles) = ("xl/sharedStrings.xml", "xl/styles.xml");
        using var xml = Open("xl/_rels/workbook.xml.rels");
        while (xml?.Read() == true)
        {
            if (
                !xml.IsStartElement()
                || xml.LocalName != "Relationship"
                || xml.GetAttribute("Target") is not { } target
            )
                continue;

            var part = target.StartsWith('/') ? target[1..] : $"xl/{target}";
            targets[xml.GetAttribute("Id") ?? ""] = part;
            var type = xml.GetAttribute("Type") ?? "";
            if (type.EndsWith("/sharedStrings", StringComparison.Ordinal))
                strings = part;
            else if (type.EndsWith("/styles", StringComparison.Ordinal))
                styles = part;
        }

        return (targets, strings, styles);
    }

    private bool ReadSheets(Dictionary<string, string> targets)
    {
        var countsFrom1904 = false;
        using var xml = Open("xl/workbook.xml");
        while (xml?.Read() == true)
        {
            if (!xml.IsStartElement())
                continue;
            if (xml.LocalName == "workbookPr")
                countsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.GetAttribute("state") is "hidden" or "veryHidden")
                continue;

            var name = xml.GetAttribute("name") ?? "";
            // Its namespace differs between the strict and the usual form of the format.
            while (xml.MoveToNextAttribute())
            {
                if (xml is { LocalName: "id", Prefix.Length: > 0 } && targets.TryGetValue(xml.Value, out var part))
                    _visible.Add((name, part));
            }
        }

        return countsFrom1904;
    }

    private void ReadSharedStrings(string part)
    {
        using var xml = Open(part);
        while (xml?.Read() == true)
        {
            if (xml.IsStartElement() && xml.LocalName == "si")
                _sharedStrings.Add(Plain(ReadText(xml)));
        }
    }

    // They stand below the rows that they merge.
    private List<MergedArea> MergedAreas(string part)
    {
        if (!_parts.TryGetValue(part, out var entry) || !_withMergedCells.Contains(entry.FullName))
            return [];

        List<MergedArea> areas = [];
        using var xml = Open(part);
        while (xml?.Read() == true)
        {
            if (xml.IsStartElement() && xml.LocalName == "mergeCell" && AreaOf(xml.GetAttribute("ref")) is { } area)
                areas.Add(area);
        }

        return areas;
    }

    // "F3:H3".
    private static MergedArea? AreaOf(string? reference)
    {
        var corners = (reference ?? "").Split(':');
        if (corners.Length != 2)
            return null;

        var (from, to) = (XlsxSheet.PlaceOf(corners[0]), XlsxSheet.PlaceOf(corners[1]));
        return new MergedArea(from.Row, to.Row, from.Column, to.Column);
    }

    private XmlReader? Open(string part) =>
        _parts.TryGetValue(part, out var entry) ? XmlReader.Create(entry.Open(), Settings) : null;
}

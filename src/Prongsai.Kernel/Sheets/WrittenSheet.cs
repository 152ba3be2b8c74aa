using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Prongsai.Kernel;

/// <summary>
/// Rows written for a spreadsheet program, as CSV or as XLSX. A cell is text, a whole number, an <see cref="Exact"/> or null.
/// Text never becomes a formula, whatever somebody wrote into a name.
/// </summary>
/// <param name="Name">Of the sheet in the workbook; at most 31 characters.</param>
/// <param name="Rows">Headings first.</param>
public sealed partial record WrittenSheet(string Name, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    // What makes Excel, LibreOffice and Google Sheets calculate instead of show (OWASP: CSV injection), full width included.
    private const string BeginsAFormula = "=+-@\t\r＝＋－＠";

    /// <summary>UTF-8 with its mark, because Excel takes anything else for the machine's old code page; lines end as RFC 4180 says.</summary>
    public byte[] Csv()
    {
        var text = new StringBuilder();
        foreach (var row in Rows)
            text.AppendJoin(',', row.Select(CsvCell)).Append("\r\n");

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A workbook of one sheet. Cells of text are text to every program, so nothing needs to be disarmed.</summary>
    public byte[] Xlsx()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(
                zip,
                "[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
            );
            Part(
                zip,
                "_rels/.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Part(
                zip,
                "xl/_rels/workbook.xml.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
            );
            using (var xml = Open(zip, "xl/workbook.xml"))
            {
                xml.WriteStartElement("workbook", Main);
                xml.WriteStartElement("sheets", Main);
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", Plain(Name)[..Math.Min(Name.Length, 31)]);
                xml.WriteAttributeString("sheetId", "1");
                xml.WriteAttributeString(
                    "r",
                    "id",
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "rId1"
                );
                xml.WriteEndDocument();
            }

            using var sheet = Open(zip, "xl/worksheets/sheet1.xml");
            Write(sheet);
        }

        return bytes.ToArray();
    }

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private void Write(XmlWriter xml)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in Rows)
        {
            xml.WriteStartElement("row", Main);
            foreach (var cell in row)
            {
                xml.WriteStartElement("c", Main);
                if (cell is string text)
                {
                    xml.WriteAttributeString("t", "inlineStr");
                    xml.WriteStartElement("is", Main);
                    xml.WriteStartElement("t", Main);
                    xml.WriteAttributeString("xml", "space", null, "preserve");
                    xml.WriteString(Escape().Replace(Plain(text), "_x005F_"));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }
                else if (cell is not null)
                {
                    xml.WriteElementString("v", Main, Number(cell));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    }

    private static string CsvCell(object? cell)
    {
        if (cell is null)
            return "";
        if (cell is not string text)
            return Number(cell);

        var plain = Plain(text);
        // A mark that stands alone ("-" for none) is nothing to calculate.
        if (plain.Length > 1 && BeginsAFormula.Contains(plain[0], StringComparison.Ordinal))
            plain = "'" + plain;

        return plain.AsSpan().IndexOfAny(",\"\r\n") >= 0 || plain.Trim().Length != plain.Length
            ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : plain;
    }

    private static string Number(object cell) =>
        cell switch
        {
            Exact exact => exact.ToString(),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"Neither text nor a number: {cell.GetType()}."),
        };

    // XML has no place for control characters, and nobody means one.
    private static string Plain(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    // What looks like an escaped character ("_x000D_") is read as one; written so, it is read as it stands.
    [GeneratedRegex("_(?=x(?:[0-9A-Fa-f]{4}|[0-9A-Fa-f]{8})_)")]
    private static partial Regex Escape();

    private static XmlWriter Open(ZipArchive zip, string name) =>
        XmlWriter.Create(zip.CreateEntry(name).Open(), new XmlWriterSettings { CloseOutput = true });

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}

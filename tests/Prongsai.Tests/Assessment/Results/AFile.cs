using System.IO.Compression;
using System.Text;

namespace Prongsai.Tests.Assessment.Results;

/// <summary>Files of results, good and bad, as bytes.</summary>
internal static class AFile
{
    public const string Header = "agency,year_be,indicator_or_instrument,score";

    public static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(string.Join("\r\n", rows) + "\r\n");

    public static byte[] Windows874(params string[] rows) =>
        CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetBytes(string.Join("\r\n", rows));

    /// <summary>A small workbook: text cells inline, numbers as numbers, "#N/A" as an error.</summary>
    public static byte[] Xlsx(params (string Sheet, string[][] Rows)[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Write(
                zip,
                "[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
            );
            Write(
                zip,
                "_rels/.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Write(
                zip,
                "xl/workbook.xml",
                $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Sheet}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>"""
            );
            Write(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>"""
            );
            for (var i = 0; i < sheets.Length; i++)
                Write(zip, $"xl/worksheets/sheet{i + 1}.xml", SheetXml(sheets[i].Rows));
        }

        return bytes.ToArray();
    }

    /// <summary>A workbook of a few kilobytes whose sheet unpacks to more than any machine wants.</summary>
    public static byte[] ZipBomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Write(zip, "xl/workbook.xml", "<workbook/>");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var nothing = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++)
                sheet.Write(nothing);
        }

        return bytes.ToArray();
    }

    private static string SheetXml(string[][] rows) =>
        $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">{string.Concat(row.Select((cell, c) => Cell($"{(char)('A' + c)}{r + 1}", cell)))}</row>"))}</sheetData></worksheet>""";

    private static string Cell(string place, string text) =>
        text.Length == 0 ? ""
        : text == "#N/A" ? $"<c r=\"{place}\" t=\"e\"><v>#N/A</v></c>"
        : double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)
            ? $"<c r=\"{place}\"><v>{text}</v></c>"
        : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}

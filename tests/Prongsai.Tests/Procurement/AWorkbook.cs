using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Prongsai.Tests.Procurement;

/// <summary>
/// A workbook as an officer made it. Cells are text, numbers, days (as Excel keeps them: a count with a format), or null; areas are
/// merged by their names ("F3:H3").
/// </summary>
internal sealed class AWorkbook
{
    private readonly List<(
        string Name,
        IReadOnlyList<object?[]> Rows,
        IReadOnlyList<string> Merged,
        bool Hidden
    )> _sheets = [];

    public AWorkbook Sheet(string name, IReadOnlyList<object?[]> rows, params string[] merged)
    {
        _sheets.Add((name, rows, merged, false));
        return this;
    }

    public AWorkbook HiddenSheet(string name, IReadOnlyList<object?[]> rows)
    {
        _sheets.Add((name, rows, [], true));
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            uint id = 1;
            foreach (var (name, rows, merged, hidden) in _sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.Select(ToRow)));
                if (merged.Count > 0)
                    part.Worksheet.Append(new MergeCells(merged.Select(area => new MergeCell { Reference = area })));
                workbook.Workbook.Sheets!.Append(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(part),
                        SheetId = id++,
                        Name = name,
                        State = hidden ? SheetStateValues.Hidden : SheetStateValues.Visible,
                    }
                );
            }
        }

        return stream.ToArray();
    }

    private static Row ToRow(object?[] cells, int index) =>
        new(cells.Select((cell, column) => ToCell(cell, column, index + 1))) { RowIndex = (uint)index + 1 };

    private static Cell ToCell(object? value, int column, int row)
    {
        var cell = new Cell { CellReference = $"{Letters(column)}{row}" };
        switch (value)
        {
            case string text:
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
                break;
            case DateOnly day:
                cell.StyleIndex = 1;
                cell.CellValue = new CellValue(
                    day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)
                );
                break;
            case Formula formula:
                cell.CellFormula = new CellFormula(formula.Text);
                cell.CellValue = new CellValue(formula.Value);
                if (formula.IsError)
                    cell.DataType = CellValues.Error;
                break;
            case IFormattable number:
                cell.CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture));
                break;
        }

        return cell;
    }

    private static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true })
        );

    /// <summary>A cell that Excel computed.</summary>
    internal sealed record Formula(string Text, string Value, bool IsError = false);
}

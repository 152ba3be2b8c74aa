using System.Xml;

namespace Prongsai.Kernel;

/// <summary>One sheet of a workbook, read row by row as it is unpacked.</summary>
internal sealed class XlsxSheet(string name, XmlReader xml, XlsxWorkbook workbook, IEnumerable<MergedArea> merged)
    : Sheet
{
    private const int MostColumns = 16_384,
        MostRows = 1_048_576;

    private readonly List<Cell> _cells = [];

    private readonly MergedAreas _merged = new(merged);
    private int _row,
        _readRow,
        _width;

    private readonly record struct Cell(string Text, bool IsError);

    public override string? Name => name;

    public override int Row => _row;

    // As wide as any row so far: a file leaves out the blank cells at the end of a row, and those that a merged area covers.
    public override int Count => Math.Max(_width, _merged.LastColumn + 1);

    public override string this[int column] => At(column).Text;

    public override bool IsError(int column) => At(column).IsError;

    public override MergedArea? AreaOf(int column) => _merged.At(column);

    public override bool NextRow()
    {
        // The rows that a file leaves out are blank.
        if (_row == _readRow && !ReadRow())
            return false;

        _row++;
        _merged.GoTo(_row);
        return true;
    }

    private Cell At(int column) => _row == _readRow && column < _cells.Count ? _cells[column] : new Cell("", false);

    private bool ReadRow()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                ReadCells();
                return true;
            }

            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "sheetData")
                return false;
        }

        return false;
    }

    private void ReadCells()
    {
        _cells.Clear();
        // Rows and cells may leave out where they are, and then follow the one before.
        _readRow = Math.Max(_row + 1, xml.GetAttribute("r") is { } number ? PlaceOf(number).Row : 0);
        if (xml.IsEmptyElement)
            return;

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
                ReadCell();
        }

        _width = Math.Max(_width, _cells.Count);
    }

    private void ReadCell()
    {
        var (column, style) = (_cells.Count, 0);
        string? type = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "r":
                    column = PlaceOf(xml.Value).Column;
                    break;
                case "s":
                    style = PlaceOf(xml.Value).Row;
                    break;
                case "t":
                    type = xml.Value;
                    break;
            }
        }

        xml.MoveToElement();
        var value = XlsxWorkbook.ReadText(xml);
        if (column is < 0 or >= MostColumns)
            throw NoSuchPlace();
        while (_cells.Count <= column)
            _cells.Add(new Cell("", false));
        _cells[column] = type == "e" ? new Cell("", true) : new Cell(workbook.TextOf(type, style, value), false);
    }

    /// <summary>"D5" → row 5, column 3; a number alone is a row, letters alone a column, and what is missing 0 and −1.</summary>
    internal static (int Row, int Column) PlaceOf(ReadOnlySpan<char> place)
    {
        var (row, column) = (0, 0);
        foreach (var sign in place)
        {
            if (char.IsAsciiLetter(sign))
                column = column * 26 + (sign | 0x20) - 'a' + 1;
            else if (char.IsAsciiDigit(sign))
                row = row * 10 + sign - '0';
            if (row > MostRows || column > MostColumns)
                throw NoSuchPlace();
        }

        return (row, column - 1);
    }

    private static InvalidDataException NoSuchPlace() => new("A cell stands where no spreadsheet has one.");
}

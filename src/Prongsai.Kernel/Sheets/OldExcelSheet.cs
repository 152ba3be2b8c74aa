using System.Globalization;
using ExcelDataReader;

namespace Prongsai.Kernel;

/// <summary>One sheet of a binary workbook of Excel 97 to 2003.</summary>
internal sealed class OldExcelSheet(IExcelDataReader reader) : Sheet
{
    // Rows come from the top, so only the areas that have begun and not ended are looked at.
    private readonly Queue<CellRange> _toCome = new((reader.MergeCells ?? []).OrderBy(area => area.FromRow));
    private readonly List<CellRange> _here = [];
    private int _row;

    /// <summary>The sheets that a person sees, in order.</summary>
    public static IEnumerable<Sheet> Of(IExcelDataReader reader)
    {
        do
        {
            if (reader.VisibleState == "visible")
                yield return new OldExcelSheet(reader);
        } while (reader.NextResult());
    }

    public override MergedArea? AreaOf(int column)
    {
        foreach (var area in _here)
        {
            if (area.FromColumn <= column && column <= area.ToColumn)
                return new MergedArea(area.FromRow + 1, area.ToRow + 1, area.FromColumn, area.ToColumn);
        }

        return null;
    }

    public override string? Name => reader.Name;

    public override int Row => _row;

    public override int Count => reader.FieldCount;

    public override string this[int column] => column < reader.FieldCount ? TextOf(reader.GetValue(column)) : "";

    public override bool NextRow()
    {
        if (!reader.Read())
            return false;

        _row++;
        _here.RemoveAll(area => area.ToRow + 1 < _row);
        while (_toCome.TryPeek(out var area) && area.FromRow < _row)
            _here.Add(_toCome.Dequeue());

        return true;
    }

    private static string TextOf(object? value) =>
        value switch
        {
            null => "",
            string text => text.Trim(),
            DateTime day => XlsxFormats.TextOf(day),
            double number => XlsxFormats.TextOf(number),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture).Trim(),
            _ => value.ToString()?.Trim() ?? "",
        };
}

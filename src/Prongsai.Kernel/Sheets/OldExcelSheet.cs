using System.Globalization;
using ExcelDataReader;

namespace Prongsai.Kernel;

/// <summary>One sheet of a binary workbook of Excel 97 to 2003.</summary>
internal sealed class OldExcelSheet(IExcelDataReader reader) : Sheet
{
    // Its rows count from 0.
    private readonly MergedAreas _merged = new(
        (reader.MergeCells ?? []).Select(area => new MergedArea(
            area.FromRow + 1,
            area.ToRow + 1,
            area.FromColumn,
            area.ToColumn
        ))
    );
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

    public override MergedArea? AreaOf(int column) => _merged.At(column);

    public override string? Name => reader.Name;

    public override int Row => _row;

    public override int Count => reader.FieldCount;

    public override string this[int column] => column < reader.FieldCount ? TextOf(reader.GetValue(column)) : "";

    public override bool NextRow()
    {
        if (!reader.Read())
            return false;

        _row++;
        _merged.GoTo(_row);
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

using Prongsai.Kernel;

namespace Prongsai.Procurement.Importing;

/// <summary>A row of a sheet as it stands there, kept while it is understood and shown beside what was read.</summary>
internal sealed class Row
{
    private readonly string[] _cells;
    private readonly MergedArea?[]? _areas;

    private Row(int number, string[] cells, MergedArea?[]? areas)
    {
        (Number, _cells, _areas) = (number, cells, areas);
        foreach (var cell in cells)
        {
            if (cell.Length > 0)
                Filled++;
        }
    }

    /// <summary>From 1, as the spreadsheet shows it.</summary>
    public int Number { get; }

    public int Count => _cells.Length;

    /// <summary>The text of a cell, "" beyond the end.</summary>
    public string this[int column] => column < _cells.Length ? _cells[column] : "";

    /// <summary>The merged area of a cell; null where it stands alone.</summary>
    public MergedArea? AreaOf(int column) => _areas is not null && column < _areas.Length ? _areas[column] : null;

    public bool IsBlank => Filled == 0;

    /// <summary>The column of the first cell with something in it; −1 when there is none.</summary>
    public int First => Array.FindIndex(_cells, cell => cell.Length > 0);

    /// <summary>How many cells have something in them.</summary>
    public int Filled { get; }

    /// <summary>Whether a cell holds nothing but digits, commas and points.</summary>
    public bool HasNumber => Array.Exists(_cells, IsNumber);

    private static bool IsNumber(string cell)
    {
        foreach (var letter in cell)
        {
            if (!char.IsAsciiDigit(letter) && letter is not (',' or '.'))
                return false;
        }

        return cell.Length > 0;
    }

    /// <summary>The present row of a sheet.</summary>
    /// <param name="sheet">At that row.</param>
    /// <param name="corrected">What an officer wrote instead of a cell's text; null where nobody did.</param>
    public static Row Of(Sheet sheet, Func<int, int, string?>? corrected)
    {
        var cells = new string[sheet.Count];
        MergedArea?[]? areas = null;
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = sheet.IsError(column) ? ErrorMark : Undisguised(sheet[column]);
            if (corrected?.Invoke(sheet.Row, column) is { } better)
                cells[column] = better;
            if (sheet.AreaOf(column) is { } area)
                (areas ??= new MergedArea?[cells.Length])[column] = area;
        }

        return new Row(sheet.Row, cells, areas);
    }

    /// <summary>A row that stands in no sheet: what is shown of a release.</summary>
    public static Row OfTexts(int number, string[] cells) => new(number, cells, null);

    // The apostrophe with which spreadsheets, and our own CSV, say that what follows is text.
    private static string Undisguised(string text) =>
        text.Length > 1 && text[0] == '\'' && text[1] is ('=' or '+' or '-' or '@') ? text[1..] : text;

    /// <summary>What stands for a cell that holds an error of the spreadsheet (#REF!, #N/A).</summary>
    public const string ErrorMark = "#ERROR!";

    /// <summary>A (0) … Z, AA …, as spreadsheets name columns.</summary>
    public static string Letter(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Letter(column / 26 - 1) + (char)('A' + column % 26);
}

using System.Globalization;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Checking;

/// <summary>Of which months a disclosure speaks: by the month of a table, by the months and days in its rows, by "there was none".</summary>
/// <param name="WithRows">Months for which there are rows.</param>
/// <param name="None">Months of which it says that there was nothing.</param>
internal sealed record MonthsSaid(IReadOnlyList<DateOnly> WithRows, IReadOnlyList<DateOnly> None)
{
    /// <summary>Every month it covers, in order.</summary>
    public IReadOnlyList<DateOnly> Covered => [.. WithRows.Union(None).Order()];

    public static MonthsSaid In(Document document)
    {
        SortedSet<DateOnly> rows = [];
        SortedSet<DateOnly> none = [];
        foreach (var block in document.Blocks)
        {
            if (block is NoneBlock { Month: { } quiet, IsBlank: false })
                none.Add(quiet.FirstOfMonth());
            if (block is TableBlock { IsBlank: false } table)
                rows.UnionWith(Of(table));
        }

        none.ExceptWith(rows);
        return new MonthsSaid([.. rows], [.. none]);
    }

    private static IEnumerable<DateOnly> Of(TableBlock table)
    {
        if (table.Month is { } month)
            return [month.FirstOfMonth()];

        return from column in Enumerable.Range(0, table.Columns.Count)
            where table.Columns[column].Type is ColumnType.Month or ColumnType.Date
            from row in Enumerable.Range(0, table.Rows.Count)
            let said = MonthIn(table.Cell(row, column), table.Columns[column].Type)
            where said is not null
            select said.Value;
    }

    private static DateOnly? MonthIn(string cell, ColumnType type) =>
        type == ColumnType.Date
            ? ThaiDate.TryParse(cell, out var day)
                ? day.FirstOfMonth()
                : null
            : Days.TryMonth(cell, out var month)
                ? month
                : null;

    /// <summary>The Buddhist or common-era years that a text names, as fiscal years would be named: 2567, ๒๕๖๗.</summary>
    public static IEnumerable<int> YearsIn(string text)
    {
        var plain = ThaiDigits.ToArabic(text);
        for (var i = 0; i + 4 <= plain.Length; i++)
        {
            var before = i > 0 && char.IsAsciiDigit(plain[i - 1]);
            var after = i + 4 < plain.Length && char.IsAsciiDigit(plain[i + 4]);
            if (
                !before
                && !after
                && int.TryParse(plain.AsSpan(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && year is >= FiscalYear.Earliest and <= FiscalYear.Latest
            )
                yield return year;
        }
    }
}

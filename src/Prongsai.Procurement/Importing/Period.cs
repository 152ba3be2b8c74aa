using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Importing;

/// <summary>The month that a title or the name of a sheet speaks of.</summary>
internal static partial class Period
{
    /// <summary>
    /// The months in a title: "…ในรอบเดือน ตุลาคม พ.ศ. 2567" has one, "เดือนเมษายน 2569 ถึง เดือนมีนาคม 2569" two. The day on which
    /// the report was written ("วันที่ 3 เดือน พฤศจิกายน พ.ศ. 2567") is none of them.
    /// </summary>
    public static IReadOnlyList<DateOnly> MonthsIn(string title)
    {
        var line = ThaiText.Fold(ThaiRepair.Mend(title).Text);
        if (line.StartsWith("วันที่", StringComparison.Ordinal) || line.Contains("ณ วันที่", StringComparison.Ordinal))
            return [];

        List<DateOnly> months = [];
        foreach (Match found in MonthAndYear().Matches(line))
        {
            if (ThaiDate.TryParseMonth(Spaced(found), out var month) && !months.Contains(month))
                months.Add(month);
        }

        return months;
    }

    /// <summary>Whether a line tells a period: a title, not a work that happens to name a month.</summary>
    public static bool IsTitle(string line) => Title().IsMatch(ThaiText.Fold(ThaiRepair.Mend(line).Text));

    /// <summary>The month that a sheet is named for: "ต.ค.67", "ตุลาคม 2567", "พ.ย." within the year.</summary>
    public static DateOnly? OfSheet(string? name, FiscalYear year)
    {
        if (name is null)
            return null;
        if (MonthsIn(name) is [var one])
            return one;

        var line = ThaiText.Fold(name);
        // A name alone, or one that holds "มี.ค" inside it: the longest that fits.
        var bare = line.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        for (var month = year.FirstDay; month <= year.LastDay; month = month.AddMonths(1))
        {
            var full = ThaiDate.Month(month).Split(' ')[0];
            var shortName = ThaiDate.AbbreviatedMonth(month).Split(' ')[0].Replace(".", "", StringComparison.Ordinal);
            if (bare == full || bare == shortName || bare == $"เดือน{full}")
                return month;
        }

        return null;
    }

    /// <summary>The month in a cell: as sheets are named, or as data has it, 2024-10.</summary>
    public static DateOnly? OfCell(string text, FiscalYear year) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month
            : OfSheet(text, year);

    private static string Spaced(Match found) => $"{found.Groups["month"].Value} {found.Groups["year"].Value}";

    private const string Names =
        @"มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
        + @"|ม\.?ค\.?|ก\.?พ\.?|มี\.?ค\.?|เม\.?ย\.?|พ\.?ค\.?|มิ\.?ย\.?|ก\.?ค\.?|ส\.?ค\.?|ก\.?ย\.?|ต\.?ค\.?|พ\.?ย\.?|ธ\.?ค\.?";

    [GeneratedRegex(
        $@"(?:(?<=เดือน)|(?<![\p{{L}}\p{{M}}.]))(?<month>{Names})\s*(?:พ\.?\s?ศ\.?|ปี)?\s*(?<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
    )]
    private static partial Regex MonthAndYear();

    [GeneratedRegex("รอบเดือน|ประจำเดือน|ประจำรอบ|ไตรมาส|^สรุปผลการดำเนิน|^แบบสรุปผล|^เดือน")]
    private static partial Regex Title();
}

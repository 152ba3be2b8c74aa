using System.Collections.Frozen;
using System.Globalization;

namespace Prongsai.Kernel;

/// <summary>One row of a file of holidays.</summary>
/// <param name="Holiday">Null where the row gives a day back to work.</param>
internal sealed record HolidayRow(DateOnly Day, Holiday? Holiday)
{
    private const int MostBytes = 1024 * 1024;

    private static readonly string[] Columns = ["date", "kind", "th", "en", "confidence", "source"];

    private static readonly FrozenDictionary<string, Confidence> Confidences = new Dictionary<string, Confidence>
    {
        ["official"] = Confidence.Official,
        ["copy"] = Confidence.Copy,
        ["derived"] = Confidence.Derived,
        ["unverified"] = Confidence.Unverified,
        [""] = Confidence.Official,
    }.ToFrozenDictionary();

    /// <summary>What was announced for a year and is shipped with the program; null when there is no such file.</summary>
    public static IReadOnlyList<HolidayRow>? Announced(int year)
    {
        var name = $"{(year + FiscalYear.BuddhistOffset).ToString(CultureInfo.InvariantCulture)}.csv";

        return Shipped(name) is { } content ? Read(name, content) : null;
    }

    /// <summary>Bytes of a file in <c>Thai/Holidays</c>; null when there is none.</summary>
    public static byte[]? Shipped(string name)
    {
        using var stream = typeof(HolidayRow).Assembly.GetManifestResourceStream($"holidays/{name}");
        if (stream is null)
            return null;

        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <exception cref="RefusedException">Mistakes, each with its place; nothing of the file is used then.</exception>
    public static IReadOnlyList<HolidayRow> Read(string file, byte[] content)
    {
        if (content.Length > MostBytes)
            throw new RefusedException([HolidayRefusals.TooBig(file)]);
        if (CsvSheet.Open(content) is not var (sheet, _))
            throw new RefusedException([SheetRefusals.NotText(file)]);

        List<HolidayRow> rows = [];
        List<Refusal> reasons = [];
        using (sheet)
        {
            try
            {
                var columns = sheet.ReadHeader();
                if (Columns.FirstOrDefault(c => c is "date" or "th" && !columns.ContainsKey(c)) is { } missing)
                    throw new RefusedException([HolidayRefusals.NoColumn(file, missing, Columns)]);

                while (sheet.NextRow())
                {
                    if (!sheet.IsBlank)
                        Take(file, sheet, columns, rows, reasons);
                }
            }
            catch (BadQuotesException bad)
            {
                reasons.Add(SheetRefusals.BadQuotes(new Place(file, Row: bad.Row)));
            }
        }

        reasons.ThrowIfAny();
        return rows;
    }

    private static void Take(
        string file,
        Sheet sheet,
        Dictionary<string, int> columns,
        List<HolidayRow> rows,
        List<Refusal> reasons
    )
    {
        var date = ThaiDate.Read(Cell("date"), At("date"));
        var (kind, sure) = (Cell("kind").ToLowerInvariant(), Cell("confidence").ToLowerInvariant());
        var name = Cell("th");
        if ((date.WhyNot ?? (date.IsBlank ? HolidayRefusals.NoDate(At("date")) : null)) is { } noDay)
            reasons.Add(noDay);
        else if (kind is not ("" or "holiday" or "workday"))
            reasons.Add(HolidayRefusals.Kind(kind, At("kind")));
        else if (!Confidences.TryGetValue(sure, out var confidence))
            reasons.Add(HolidayRefusals.Confidence(sure, At("confidence")));
        else if (kind == "workday")
            rows.Add(new HolidayRow(date.Day!.Value, null));
        else if (name.Length == 0)
            reasons.Add(HolidayRefusals.NoName(At("th")));
        else
            rows.Add(
                new HolidayRow(
                    date.Day!.Value,
                    new Holiday(
                        date.Day.Value,
                        Cell("en") is { Length: > 0 } en ? new Bilingual(name, en) : Bilingual.ThaiOnly(name),
                        confidence,
                        Cell("source") is { Length: > 0 } source ? source : file
                    )
                )
            );

        string Cell(string column) => columns.TryGetValue(column, out var i) ? sheet[i] : "";
        Place At(string column) => new(file, Row: sheet.Row, Column: column);
    }
}

/// <summary>What comes back every year, for years that have no file.</summary>
internal static class FixedHolidays
{
    private const string Substitution = "ชดเชยตามมติคณะรัฐมนตรี (คำนวณ) / substitution by rule (computed)";

    private static readonly Lazy<IReadOnlyList<(int Month, int Day, int Since, Bilingual Name, string Source)>> Every =
        new(Read);

    /// <summary>
    /// The fixed holidays of a calendar year and their substitutes: a holiday on a Saturday or Sunday is made good on the next working
    /// day. Songkran's three days get one substitute at the most, and none when they run from Sunday to Tuesday.
    /// </summary>
    public static IReadOnlyList<HolidayRow> In(int year)
    {
        // New Year's Eve of the year before may be made good in this one.
        var days = Of(year - 1).Where(h => h.Day is { Month: 12, Day: 31 }).Concat(Of(year)).ToList();
        HashSet<DateOnly> taken = [.. days.Select(h => h.Day)];
        List<Holiday> all = [.. days];
        foreach (var holiday in days.Where(h => IsWeekend(h.Day) && NeedsSubstitute(h.Day, year)))
        {
            var substitute = holiday.Day.AddDays(1);
            while (IsWeekend(substitute) || taken.Contains(substitute))
                substitute = substitute.AddDays(1);
            taken.Add(substitute);
            all.Add(
                new Holiday(
                    substitute,
                    new($"ชดเชย{holiday.Name.Th}", $"Substitution for {holiday.Name.En}"),
                    Confidence.Derived,
                    Substitution
                )
            );
        }

        return [.. all.Where(h => h.Day.Year == year).Select(h => new HolidayRow(h.Day, h))];
    }

    private static bool NeedsSubstitute(DateOnly day, int year)
    {
        if (day is not { Month: 4, Day: >= 13 and <= 15 })
            return true;

        var first = new DateOnly(year, 4, 13);
        var made = Enumerable.Range(0, 3).Select(first.AddDays).First(IsWeekend);
        return first.DayOfWeek != DayOfWeek.Sunday && day == made;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static IEnumerable<Holiday> Of(int year) =>
        from holiday in Every.Value
        where year + FiscalYear.BuddhistOffset >= holiday.Since
        select new Holiday(
            new DateOnly(year, holiday.Month, holiday.Day),
            holiday.Name,
            Confidence.Copy,
            holiday.Source
        );

    private static List<(int, int, int, Bilingual, string)> Read()
    {
        using var sheet = CsvSheet.Open(HolidayRow.Shipped("fixed.csv")!)!.Value.Sheet;
        List<(int, int, int, Bilingual, string)> all = [];
        sheet.NextRow();
        while (sheet.NextRow())
        {
            var day = sheet[0].Split('-');
            all.Add((Number(day[0]), Number(day[1]), Number(sheet[1]), new(sheet[2], sheet[3]), sheet[4]));
        }

        return all;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Why a file of holidays is not taken.</summary>
internal static class HolidayRefusals
{
    public static Refusal TooBig(string file) =>
        new(
            "holidays-too-big",
            "ไฟล์วันหยุดใหญ่เกิน 1 MB ต้องเป็น CSV ที่มีหนึ่งวันต่อแถว",
            "The file of holidays is over 1 MB; a CSV with one day per row is expected.",
            new Place(file)
        );

    public static Refusal NotThere(string file, string why) =>
        new(
            "holidays-not-there",
            $"เปิดไฟล์วันหยุดที่ตั้งค่าไว้ใน Prongsai:Holidays ไม่ได้ ({why})",
            $"The file of holidays that Prongsai:Holidays names cannot be opened ({why}).",
            new Place(file)
        );

    public static Refusal NoColumn(string file, string column, IEnumerable<string> all) =>
        new(
            "holidays-no-column",
            $"ไม่พบคอลัมน์ {column} หัวตารางต้องเป็น {string.Join(",", all)} (ต้องมีอย่างน้อย date และ th)",
            $"The column {column} is missing. The heading is {string.Join(",", all)}; date and th are needed.",
            new Place(file, Row: 1)
        );

    public static Refusal NoDate(Place where) =>
        new(
            "holidays-no-date",
            "ไม่มีวันที่ ต้องระบุ เช่น 2569-05-11 หรือ 11 พ.ค. 2569",
            "There is no date; for example 2026-05-11.",
            where
        );

    public static Refusal NoName(Place where) =>
        new(
            "holidays-no-name",
            "ไม่มีชื่อวันหยุด เช่น วันพืชมงคล",
            "The holiday has no Thai name, for example วันพืชมงคล.",
            where
        );

    public static Refusal Kind(string kind, Place where) =>
        new(
            "holidays-kind",
            $"“{kind}” ไม่ถูกต้อง ต้องเป็น holiday (วันหยุด) หรือ workday (ยกเลิกวันหยุด)",
            $"“{kind}” is not known: holiday (a day off) or workday (a day given back) is expected.",
            where
        );

    public static Refusal Confidence(string confidence, Place where) =>
        new(
            "holidays-confidence",
            $"“{confidence}” ไม่ถูกต้อง ต้องเป็น official, copy, derived หรือ unverified (เว้นว่างคือ official)",
            $"“{confidence}” is not known: official, copy, derived or unverified is expected (blank means official).",
            where
        );
}

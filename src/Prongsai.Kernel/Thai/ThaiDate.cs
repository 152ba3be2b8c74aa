using System.Globalization;
using System.Text.RegularExpressions;

namespace Prongsai.Kernel;

/// <summary>In which digits something is written.</summary>
public enum Digits
{
    /// <summary>0123456789.</summary>
    Arabic,

    /// <summary>๐๑๒๓๔๕๖๗๘๙, as official letters have them.</summary>
    Thai,
}

/// <summary>What came of reading a date: a day, or no date given, or a reason why it is none.</summary>
/// <param name="Day">The day; null when there is none.</param>
/// <param name="WhyNot">Why the text is not a date; null when it is one, or when the text says that there is none ("-").</param>
/// <param name="Assumed">What had to be assumed (the century of a two-digit year), to be shown beside the day; null when nothing.</param>
public readonly record struct DateReading(DateOnly? Day, Refusal? WhyNot, Bilingual? Assumed)
{
    /// <summary>True when the text says that there is no date: empty, "-", "ไม่ระบุ".</summary>
    public bool IsBlank => Day is null && WhyNot is null;
}

/// <summary>
/// Days as Thai offices write them. Reads and writes with its own tables of names and never through a culture: th-TH of .NET
/// turns 15/8/2025 into the year 1482.
/// </summary>
/// <remarks>
/// Years: พ.ศ., ค.ศ., B.E., C.E. or A.D. decide where they are written. Without them four digits from 2400 are Buddhist (B.E. 2400 is
/// 1857), below that common era; two digits are Buddhist, 25xx, also after an English month (27 Jul 69 is 2026), because that
/// is how Thai offices shorten years; as 14 Aug 26 could mean 2026, the reading says what it assumed. Days come first in
/// 02/10/2569; a month above 12 is refused, never swapped.
/// </remarks>
public static partial class ThaiDate
{
    // From B.E. 2400 to 2699: all that an office can mean. Outside is a slip.
    private const int FirstYear = 2400 - FiscalYear.BuddhistOffset,
        LastYear = 2699 - FiscalYear.BuddhistOffset;

    private static readonly string[] LongMonths =
    [
        "มกราคม",
        "กุมภาพันธ์",
        "มีนาคม",
        "เมษายน",
        "พฤษภาคม",
        "มิถุนายน",
        "กรกฎาคม",
        "สิงหาคม",
        "กันยายน",
        "ตุลาคม",
        "พฤศจิกายน",
        "ธันวาคม",
    ];

    private static readonly string[] ShortMonths =
    [
        "ม.ค.",
        "ก.พ.",
        "มี.ค.",
        "เม.ย.",
        "พ.ค.",
        "มิ.ย.",
        "ก.ค.",
        "ส.ค.",
        "ก.ย.",
        "ต.ค.",
        "พ.ย.",
        "ธ.ค.",
    ];

    private static readonly string[] EnglishMonths =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    // Keys without dots, spaces and case: "พย", "พฤศจิกายน", "nov", "november".
    private static readonly Dictionary<string, int> MonthByName = Names();

    private static readonly HashSet<string> NoDate =
    [
        "",
        "-",
        "--",
        "–",
        "—",
        "ไม่ระบุ",
        "ไม่มี",
        "ไม่ปรากฏ",
        "n/a",
        "na",
        "nan",
        "null",
        "none",
    ];

    /// <summary>
    /// Reads a day in any form that offices and their systems write: 20 พ.ย. 68, ๑ ตุลาคม ๒๕๖๗, วันที่ ๑ เดือน ตุลาคม พ.ศ. ๒๕๖๗,
    /// 27 Jul 69, July 27, 2026, 02/10/2569, 2-10-2569, 2026-09-24, 2026-09-24T00:00:00.000Z (the day it then is in Thailand),
    /// /Date(1789491600000)/. A time of day after the date is left out.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="where">Where it stood, for the refusal.</param>
    public static DateReading Read(string? text, Place? where = null)
    {
        var written = ThaiText.Fold(text ?? "");
        if (NoDate.Contains(written))
            return default;

        return Machine(written)
            ?? Named(written, text, where)
            ?? Numbers(written, text, where)
            ?? No("date-unreadable", text, where);
    }

    /// <summary>Reads a day; false when there is none or it is not one. Use <see cref="Read"/> where a person waits for the reason.</summary>
    public static bool TryParse(string? text, out DateOnly day)
    {
        day = default;
        // Most that is no date begins as none does, and nobody waits for the reason.
        if (text is not { Length: > 0 } || ThaiText.IsConsonant(text[0]) && text[0] is not ('ณ' or 'ว'))
            return false;

        var reading = Read(text);
        day = reading.Day ?? default;

        return reading.Day is not null;
    }

    /// <summary>Reads a day.</summary>
    /// <exception cref="FormatException">There is none, or it is not one.</exception>
    public static DateOnly Parse(string text) =>
        TryParse(text, out var day) ? day : throw new FormatException($"Not a date: {text}");

    /// <summary>Reads a month without a day, "ต.ค. 67", "ตุลาคม 2567", "October 2024", as the first day of it.</summary>
    public static bool TryParseMonth(string? text, out DateOnly firstDay)
    {
        firstDay = default;
        if (MonthYear().Match(ThaiText.Fold(text ?? "")) is not { Success: true } parts)
            return false;
        if (!MonthByName.TryGetValue(Bare(parts.Groups["month"].Value), out var month))
            return false;
        if (Year(parts.Groups["year"].Value, parts.Groups["era"].Value) is not { } year)
            return false;

        firstDay = new DateOnly(year, month, 1);
        return true;
    }

    /// <summary>"1 ตุลาคม 2567", "๑ ตุลาคม ๒๕๖๗".</summary>
    public static string InFull(DateOnly day, Digits digits = Digits.Arabic) =>
        In(digits, $"{day.Day} {LongMonths[day.Month - 1]} {Buddhist(day)}");

    /// <summary>"1 ต.ค. 67".</summary>
    public static string Abbreviated(DateOnly day, Digits digits = Digits.Arabic) =>
        In(digits, $"{day.Day} {ShortMonths[day.Month - 1]} {Buddhist(day) % 100:00}");

    /// <summary>"ตุลาคม 2567".</summary>
    public static string Month(DateOnly day, Digits digits = Digits.Arabic) =>
        In(digits, $"{LongMonths[day.Month - 1]} {Buddhist(day)}");

    /// <summary>"ต.ค. 67".</summary>
    public static string AbbreviatedMonth(DateOnly day, Digits digits = Digits.Arabic) =>
        In(digits, $"{ShortMonths[day.Month - 1]} {Buddhist(day) % 100:00}");

    /// <summary>
    /// "1 ตุลาคม 2567 ถึง 30 กันยายน 2568"; what both ends share is said once: "1 ถึง 15 ตุลาคม 2567",
    /// "1 ตุลาคม ถึง 15 พฤศจิกายน 2567".
    /// </summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static string Range(DateOnly first, DateOnly last, Digits digits = Digits.Arabic) =>
        Between(first, last, LongMonths, Buddhist(first), " ถึง ", day => InFull(day, digits), digits);

    /// <summary>"1 October 2024", in the common era.</summary>
    public static string English(DateOnly day) =>
        In(Digits.Arabic, $"{day.Day} {EnglishMonths[day.Month - 1]} {day.Year}");

    /// <summary>"October 2024", in the common era.</summary>
    public static string EnglishMonth(DateOnly day) => In(Digits.Arabic, $"{EnglishMonths[day.Month - 1]} {day.Year}");

    /// <summary>"1 October 2024 to 30 September 2025"; what both ends share is said once.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static string EnglishRange(DateOnly first, DateOnly last) =>
        Between(first, last, EnglishMonths, first.Year, " to ", English, Digits.Arabic);

    /// <summary>The day in both languages: 1 ตุลาคม 2567, 1 October 2024.</summary>
    public static Bilingual InWords(DateOnly day) => new(InFull(day), English(day));

    private static string Between(
        DateOnly first,
        DateOnly last,
        string[] months,
        int firstYear,
        string to,
        Func<DateOnly, string> whole,
        Digits digits
    )
    {
        if (last < first)
            throw new ArgumentException("The last day is before the first.", nameof(last));
        if (first == last)
            return whole(first);

        var month = months[first.Month - 1];
        var start =
            first.Year != last.Year ? In(digits, $"{first.Day} {month} {firstYear}")
            : first.Month != last.Month ? In(digits, $"{first.Day} {month}")
            : In(digits, $"{first.Day}");

        return start + to + whole(last);
    }

    private static string In(Digits digits, FormattableString text)
    {
        var arabic = FormattableString.Invariant(text);

        return digits == Digits.Thai ? ThaiDigits.ToThai(arabic) : arabic;
    }

    // Not GregorianCalendar or culture: DateOnly counts in the common era, and Thailand's years have begun in January since 1941.
    private static int Buddhist(DateOnly day) => day.Year + FiscalYear.BuddhistOffset;

    // What programs write: an instant (with a zone) is the day it then is in Thailand.
    private static DateReading? Machine(string written)
    {
        if (Milliseconds().Match(written) is { Success: true } ms)
        {
            if (
                !long.TryParse(
                    ms.Groups["ms"].Value,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
                return null;
            if (number is < -62_135_596_800_000 or > 253_402_300_799_999 - 25_200_000)
                return null;

            return Sane(DateTime.UnixEpoch.AddMilliseconds(number).DayInThailand());
        }

        if (
            Instant().IsMatch(written)
            && DateTimeOffset.TryParse(
                written.ToUpperInvariant(),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var instant
            )
        )
            return instant.Year is > 1 and < 9999 ? Sane(instant.UtcDateTime.DayInThailand()) : null;

        return null;

        static DateReading? Sane(DateOnly day) =>
            day.Year is >= FirstYear and <= LastYear ? new DateReading(day, null, null) : null;
    }

    private static DateReading? Named(string written, string? text, Place? where)
    {
        var parts = DayMonthYear().Match(written);
        if (!parts.Success)
            parts = MonthDayYear().Match(written);
        if (!parts.Success || !MonthByName.TryGetValue(Bare(parts.Groups["month"].Value), out var month))
            return null;

        return Date(parts, month, text, where);
    }

    private static DateReading? Numbers(string written, string? text, Place? where)
    {
        var parts = DayFirst().Match(written);
        if (!parts.Success)
            parts = YearFirst().Match(written);
        if (!parts.Success)
            return null;

        return Date(parts, Number(parts.Groups["month"]), text, where);
    }

    private static DateReading Date(Match parts, int month, string? text, Place? where)
    {
        var day = Number(parts.Groups["day"]);
        var (yearText, era) = (parts.Groups["year"].Value, parts.Groups["era"].Value);
        if (Year(yearText, era) is not { } year)
            return No("date-year-out-of-range", text, where);
        if (month is < 1 or > 12)
            return No("date-month-impossible", text, where);
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
            return No("date-impossible", text, where);

        var assumed = yearText.Length == 2 && era.Length == 0 ? Assumption(yearText, year) : (Bilingual?)null;

        return new DateReading(new DateOnly(year, month, day), null, assumed);
    }

    private static Bilingual Assumption(string yearText, int year) =>
        new(
            $"ปีสองหลัก {yearText} ถือเป็น พ.ศ. 25{yearText} (ค.ศ. {year.ToString(CultureInfo.InvariantCulture)})",
            $"two-digit year {yearText} taken as B.E. 25{yearText} ({year.ToString(CultureInfo.InvariantCulture)})"
        );

    // The year in the common era; null when no office can mean it.
    private static int? Year(string digits, string era)
    {
        var number = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var isCommon = Common().IsMatch(era);
        if (digits.Length == 2)
            number += isCommon ? 2000 : 2500;
        var isBuddhist = era.Length > 0 ? !isCommon : number >= 2400;
        var year = isBuddhist ? number - FiscalYear.BuddhistOffset : number;

        return year is >= FirstYear and <= LastYear ? year : null;
    }

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Bare(string month) =>
        month.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static DateReading No(string code, string? text, Place? where)
    {
        var (th, en) = code switch
        {
            "date-impossible" => ("ไม่มีวันที่นี้ในปฏิทิน", "there is no such day in the calendar"),
            "date-month-impossible" => (
                "เดือนต้องเป็น 1 ถึง 12 (เขียนวันก่อนเดือน)",
                "the month must be 1 to 12 (the day comes before the month)"
            ),
            "date-year-out-of-range" => (
                "ปีต้องอยู่ระหว่าง พ.ศ. 2400 ถึง 2699 หรือ ค.ศ. 1857 ถึง 2156",
                "the year must lie between B.E. 2400 and 2699, or 1857 and 2156"
            ),
            _ => (
                "อ่านเป็นวันที่ไม่ได้ ตัวอย่างที่ถูก: 1 ต.ค. 67, 1 ตุลาคม 2567, 01/10/2567",
                "not readable as a date; right are for example: 1 ต.ค. 67, 1 October 2024, 01/10/2567"
            ),
        };

        return new DateReading(null, new Refusal(code, $"“{text}”: {th}", $"“{text}”: {en}", where), null);
    }

    private static Dictionary<string, int> Names()
    {
        Dictionary<string, int> names = [];
        for (var month = 1; month <= 12; month++)
        {
            var english = EnglishMonths[month - 1].ToLowerInvariant();
            names[LongMonths[month - 1]] = month;
            names[Bare(ShortMonths[month - 1])] = month;
            names[english] = month;
            names[english[..3]] = month;
        }

        names["sept"] = 9;
        return names;
    }

    private const string Era = @"(?<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|b\.?e\.?|c\.?e\.?|a\.?d\.?)";

    // "14:30", "14.30 น.", "09:15:00"; only after a space or T.
    private const string TimeOfDay = @"(?:[ t,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s?น\.?)?)?";

    private const string Lead = @"^(?:ณ\s)?(?:วัน[\p{L}\p{M}]*?ที่\s?)?";

    [GeneratedRegex(
        Lead
            + @"(?<day>\d{1,2})[ /-]?(?:เดือน\s?)?(?<month>[^\d]+?)[ /,-]*"
            + Era
            + @"?\s?(?<year>\d{4}|\d{2})(?:\s?"
            + Era
            + ")?"
            + TimeOfDay
            + "$"
    )]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"^(?<month>[a-z]+\.?)\s(?<day>\d{1,2}),?\s(?<year>\d{4})" + TimeOfDay + "$")]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(@"^(?<month>[^\d]+?)[ /,-]*" + Era + @"?\s?(?<year>\d{4}|\d{2})$")]
    private static partial Regex MonthYear();

    [GeneratedRegex(
        Lead
            + @"(?<day>\d{1,2})\s?(?<mark>[/.-])\s?(?<month>\d{1,2})\s?\k<mark>\s?(?<year>\d{4}|\d{2})(?<era>)"
            + TimeOfDay
            + "$"
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<year>\d{4})(?<mark>[/-])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?<era>)" + TimeOfDay + "$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^/date\((?<ms>-?\d{1,15})(?:[+-]\d{4})?\)/$")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:z|[+-]\d{2}:?\d{2})$")]
    private static partial Regex Instant();

    [GeneratedRegex("^[คca]")]
    private static partial Regex Common();
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Thai;

public class ReadingDates
{
    [Theory]
    // As seen in procurement files and systems.
    [InlineData("20 พ.ย. 68", "2025-11-20")]
    [InlineData("5 ก.ย. 67", "2024-09-05")]
    [InlineData("27 ก.พ. 71", "2028-02-27")]
    [InlineData("18 สิงหาคม 2569", "2026-08-18")]
    [InlineData("14 ส.ค. 2026", "2026-08-14")]
    [InlineData("27 Jul 69", "2026-07-27")]
    [InlineData("4 ส.ค. 69", "2026-08-04")]
    [InlineData("02/10/2569", "2026-10-02")]
    [InlineData("31/03/2559", "2016-03-31")]
    [InlineData("2026-09-24T00:00:00.000Z", "2026-09-24")]
    [InlineData("/Date(1789491600000)/", "2026-09-16")]
    // Zones: the day it then is in Thailand.
    [InlineData("2026-09-24T18:30:00Z", "2026-09-25")]
    [InlineData("2026-09-24T23:59:59+07:00", "2026-09-24")]
    [InlineData("2026-09-24T23:59:59", "2026-09-24")]
    [InlineData("/Date(1789491600000+0700)/", "2026-09-16")]
    // Thai digits, marks of the era, official long forms.
    [InlineData("๑ ตุลาคม ๒๕๖๗", "2024-10-01")]
    [InlineData("๑ ต.ค. ๖๗", "2024-10-01")]
    [InlineData("วันที่ ๑ เดือน ตุลาคม พ.ศ. ๒๕๖๗", "2024-10-01")]
    [InlineData("วันอังคารที่ 1 ตุลาคม พ.ศ.2567", "2024-10-01")]
    [InlineData("1 ตุลาคม ค.ศ. 2024", "2024-10-01")]
    [InlineData("1 ตุลาคม ค.ศ. 24", "2024-10-01")]
    [InlineData("1 ต.ค. พ.ศ. 67", "2024-10-01")]
    // Abbreviations without dots or with spaces, hyphens, English months.
    [InlineData("1 ตค 67", "2024-10-01")]
    [InlineData("1ต.ค.67", "2024-10-01")]
    [InlineData("1-มี.ค.-2567", "2024-03-01")]
    [InlineData("29 กุมภาพันธ์ 2567", "2024-02-29")]
    [InlineData("1 October 2567", "2024-10-01")]
    [InlineData("1-Oct-2024", "2024-10-01")]
    [InlineData("1 Sept 2024", "2024-09-01")]
    [InlineData("July 27, 2026", "2026-07-27")]
    [InlineData("1 October 2567 B.E.", "2024-10-01")]
    [InlineData("02-10-2569", "2026-10-02")]
    [InlineData("2.10.2569", "2026-10-02")]
    [InlineData("2/10/69", "2026-10-02")]
    [InlineData("2569-10-02", "2026-10-02")]
    [InlineData("2026-10-02", "2026-10-02")]
    [InlineData("02/10/2026", "2026-10-02")]
    [InlineData("02/10/2569 14:30 น.", "2026-10-02")]
    // Damage that normalising takes away.
    [InlineData(" 20\u00A0พ.ย.\u200B 68 ", "2025-11-20")]
    public void Every_form_that_offices_write_is_the_same_day(string written, string day) =>
        Assert.Equal(day, Iso(ThaiDate.Read(written).Day));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("ไม่ระบุ")]
    [InlineData("N/A")]
    public void No_date_given_is_not_a_mistake(string? written)
    {
        var reading = ThaiDate.Read(written);

        Assert.True(reading.IsBlank);
        Assert.False(ThaiDate.TryParse(written, out _));
    }

    [Theory]
    [InlineData("31 ก.พ. 68", "date-impossible")]
    [InlineData("29 กุมภาพันธ์ 2568", "date-impossible")]
    [InlineData("0/10/2567", "date-impossible")]
    [InlineData("31/11/2567", "date-impossible")]
    [InlineData("12/25/2024", "date-month-impossible")]
    [InlineData("1/10/1482", "date-year-out-of-range")]
    [InlineData("1/10/2767", "date-year-out-of-range")]
    [InlineData("1 ตุลา 2567", "date-unreadable")]
    [InlineData("เมื่อวาน", "date-unreadable")]
    [InlineData("45000", "date-unreadable")]
    [InlineData("1/10-2567", "date-unreadable")]
    [InlineData("2026-09-24T99:00:00Z", "date-unreadable")]
    [InlineData("/Date(999999999999999)/", "date-unreadable")]
    public void What_is_no_day_says_why_and_where(string written, string code)
    {
        var refusal = ThaiDate.Read(written, new Place("สขร1.xlsx", Row: 7)).WhyNot;

        Assert.NotNull(refusal);
        Assert.Equal(code, refusal.Code);
        Assert.Contains(written, refusal.Words.Th, StringComparison.Ordinal);
        Assert.Contains(written, refusal.Words.En, StringComparison.Ordinal);
        Assert.Equal(7, refusal.Where?.Row);
        Assert.Throws<FormatException>(() => ThaiDate.Parse(written));
    }

    [Fact]
    public void A_two_digit_year_says_which_century_was_assumed()
    {
        Assert.Contains("2526", ThaiDate.Read("14 Aug 26").Assumed?.En, StringComparison.Ordinal);
        Assert.Null(ThaiDate.Read("14 Aug 2026").Assumed);
        Assert.Null(ThaiDate.Read("14 ส.ค. ค.ศ. 26").Assumed);
    }

    [Theory]
    [InlineData("ต.ค. 67", "2024-10-01")]
    [InlineData("ตุลาคม ๒๕๖๗", "2024-10-01")]
    [InlineData("ตุลาคม พ.ศ. 2567", "2024-10-01")]
    [InlineData("October 2024", "2024-10-01")]
    public void A_month_alone_is_its_first_day(string written, string day)
    {
        Assert.True(ThaiDate.TryParseMonth(written, out var first));
        Assert.Equal(day, Iso(first));
    }

    [Fact]
    public void The_thread_s_culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");

            Assert.Equal(new DateOnly(2025, 8, 15), ThaiDate.Parse("15/8/2025"));
            Assert.Equal("15 สิงหาคม 2568", ThaiDate.InFull(new DateOnly(2025, 8, 15)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same_day()
    {
        var first = new DateOnly(2400 - 543, 1, 1);
        var days = new DateOnly(2699 - 543, 12, 31).DayNumber - first.DayNumber;

        Prop.ForAll(
                Gen.Choose(0, days).ToArbitrary(),
                offset =>
                {
                    var day = first.AddDays(offset);

                    return ThaiDate.Parse(ThaiDate.InFull(day)) == day
                        && ThaiDate.Parse(ThaiDate.InFull(day, Digits.Thai)) == day
                        && ThaiDate.Parse(ThaiDate.English(day)) == day
                        && ThaiDate.TryParseMonth(ThaiDate.Month(day), out var month)
                        && month == day.AddDays(1 - day.Day)
                        && (
                            day.Year + 543 is < 2500 or > 2599
                            || ThaiDate.Parse(ThaiDate.Abbreviated(day, Digits.Thai)) == day
                        );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

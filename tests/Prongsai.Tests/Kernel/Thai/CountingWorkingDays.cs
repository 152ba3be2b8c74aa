using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Thai;

public class CountingWorkingDays
{
    private static readonly WorkingDays Days = WorkingDays.Thailand;

    [Theory]
    [InlineData(2025, 2, 12, "วันมาฆบูชา")]
    [InlineData(2025, 4, 7, "ชดเชยวันจักรี")]
    [InlineData(2025, 5, 12, "ชดเชยวันวิสาขบูชา")]
    [InlineData(2025, 7, 11, "วันเข้าพรรษา")]
    [InlineData(2026, 1, 2, "วันหยุดราชการเพิ่มเป็นกรณีพิเศษ")]
    public void Offices_are_closed_on_announced_days(int year, int month, int day, string name)
    {
        var date = new DateOnly(year, month, day);

        Assert.False(Days.IsWorkingDay(date));
        Assert.Equal(name, Days.HolidayOn(date)?.Name.Th);
    }

    [Fact]
    public void Labour_day_is_a_working_day_of_offices() => Assert.True(Days.IsWorkingDay(new DateOnly(2025, 5, 1)));

    [Fact]
    public void A_weekend_is_none() => Assert.False(Days.IsWorkingDay(new DateOnly(2025, 3, 1)));

    [Fact]
    public void Over_songkran_the_next_one_is_after_it_and_its_substitute()
    {
        // 2567: special day on Friday 12, Songkran from Saturday to Monday, substitute on Tuesday 16.
        Assert.Equal(new DateOnly(2024, 4, 17), Days.Next(new DateOnly(2024, 4, 11)));
        Assert.Equal(new DateOnly(2024, 4, 11), Days.OnOrBefore(new DateOnly(2024, 4, 16)));
        Assert.Equal(new DateOnly(2024, 4, 18), Days.Add(new DateOnly(2024, 4, 10), 3));
    }

    [Fact]
    public void Adding_and_taking_away_meet_again()
    {
        for (var day = new DateOnly(2024, 1, 2); day < new DateOnly(2026, 12, 1); day = day.AddDays(1))
        {
            if (!Days.IsWorkingDay(day))
                continue;

            var later = Days.Add(day, 7);

            Assert.Equal(day, Days.Add(later, -7));
            Assert.Equal(8, Days.Count(day, later));
        }
    }

    [Fact]
    public void Within_days_of_the_months_end_is_due_on_a_day_off_too_and_done_before_it()
    {
        // 5 December 2568 is a holiday and a Friday.
        var due = WorkingDays.WithinDaysOfMonthEnd(new DateOnly(2025, 11, 3), 5);

        Assert.Equal(new DateOnly(2025, 12, 5), due);
        Assert.Equal(new DateOnly(2025, 12, 4), Days.OnOrBefore(due));
        Assert.Equal(new DateOnly(2025, 12, 8), Days.OnOrAfter(due));
    }

    [Fact]
    public void Within_working_days_of_the_months_end_counts_only_those()
    {
        Assert.Equal(new DateOnly(2025, 12, 9), Days.WithinWorkingDaysOfMonthEnd(new DateOnly(2025, 11, 3), 6));
    }

    [Theory]
    // Thursday to Saturday, Friday to Sunday, Saturday to Monday, Sunday to Tuesday, in the week.
    [InlineData(2034, "2034-04-17")]
    [InlineData(2029, "2029-04-16")]
    [InlineData(2030, "2030-04-16")]
    [InlineData(2031, null)]
    [InlineData(2027, null)]
    public void Songkran_is_made_good_once_at_the_most(int year, string? substitute)
    {
        var found = Days.In(year).Where(h => h.Name.Th == "ชดเชยวันสงกรานต์").Select(h => h.Day.ToString("O", null));

        Assert.Equal(substitute is null ? [] : [substitute], found);
    }

    [Fact]
    public void Both_days_of_a_new_year_on_a_weekend_are_made_good()
    {
        // 31 December 2033 is a Saturday.
        Assert.Equal(new DateOnly(2034, 1, 4), Days.Next(new DateOnly(2033, 12, 30)));
    }

    [Fact]
    public void A_year_without_data_says_that_only_fixed_days_are_known()
    {
        var (first, last) = (new DateOnly(2031, 3, 1), new DateOnly(2031, 3, 5));

        var doubt = Assert.Single(Days.Doubts(first, last));

        Assert.False(Days.Knows(2031));
        Assert.Contains("2574", doubt.Th, StringComparison.Ordinal);
        Assert.Contains("2031", doubt.En, StringComparison.Ordinal);
        Assert.Empty(Days.Doubts(new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 31)));
    }

    [Fact]
    public void A_day_that_no_source_settles_is_told_and_not_waited_for()
    {
        var day = new DateOnly(2025, 4, 16);

        Assert.True(Days.IsWorkingDay(day));
        Assert.Contains("16 เมษายน 2568", Assert.Single(Days.Doubts(day, day)).Th, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Every_announced_year_has_the_fixed_days_their_substitutes_and_a_source_for_each(int year)
    {
        var announced = Days.In(year);
        // The cabinet moved the substitute of 31 December 2566 to 29 December.
        var fixedDays = FixedHolidays.In(year).Select(row => row.Day).Where(day => day != new DateOnly(2024, 1, 2));

        Assert.True(Days.Knows(year));
        Assert.All(fixedDays, day => Assert.Contains(announced, h => h.Day == day));
        Assert.All(announced, h => Assert.NotEmpty(h.Source));
        Assert.All(announced, h => Assert.Equal(year, h.Day.Year));
        Assert.Equal(
            ["วันมาฆบูชา", "วันวิสาขบูชา", "วันอาสาฬหบูชา", "วันเข้าพรรษา"],
            announced.Select(h => h.Name.Th).Intersect(["วันมาฆบูชา", "วันวิสาขบูชา", "วันอาสาฬหบูชา", "วันเข้าพรรษา"])
        );
    }

    [Fact]
    public void An_offices_own_file_adds_days_and_gives_days_back()
    {
        var own = With(
            """
            date,kind,th,en,confidence,source
            13 พ.ค. 2569,holiday,วันพืชมงคล,Royal Ploughing,,ประกาศสำนักนายกรัฐมนตรี
            2026-01-02,workday,,,,
            """
        );

        Assert.False(own.IsWorkingDay(new DateOnly(2026, 5, 13)));
        Assert.True(own.IsWorkingDay(new DateOnly(2026, 1, 2)));
        Assert.Empty(own.Doubts(new DateOnly(2026, 5, 12), new DateOnly(2026, 5, 14)));
    }

    [Fact]
    public void A_file_with_mistakes_is_refused_with_every_place()
    {
        var refused = Assert.Throws<RefusedException>(() =>
            With(
                """
                date,kind,th,confidence
                31 ก.พ. 2569,holiday,วันหยุด,
                2026-05-13,party,วันหยุด,
                2026-05-14,holiday,,
                2026-05-15,holiday,วันหยุด,surely
                ,holiday,วันหยุด,
                """
            )
        );

        Assert.Equal([2, 3, 4, 5, 6], refused.Reasons.Select(r => r.Where!.Row!.Value));
        Assert.All(refused.Reasons, r => Assert.Equal("own.csv", r.Where!.File));
    }

    [Fact]
    public void A_file_without_the_columns_says_which()
    {
        var refused = Assert.Throws<RefusedException>(() => With("day,name\n2026-05-13,x"));

        Assert.Contains("date", Assert.Single(refused.Reasons).Words.Th, StringComparison.Ordinal);
    }

    private static WorkingDays With(string csv) => WorkingDays.WithOwn("own.csv", Encoding.UTF8.GetBytes(csv));
}

using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Standards;

namespace Prongsai.Tests.Meetings.Standards;

/// <summary>Versions compared point by point, and what a person who knows an earlier one is asked.</summary>
public sealed class AskingOnlyWhatChanged
{
    private static readonly string[] Three = [SomeStandard.First, SomeStandard.Second, SomeStandard.Third];

    [Fact]
    public void A_point_that_moves_or_is_numbered_anew_is_the_same_point()
    {
        var (same, changes) = ComparingPoints.Between(
            Three,
            [
                SomeStandard.First,
                "๒. สวมบัตรประจำตัวเจ้าหน้าที่",
                "๓. แจ้งค่าธรรมเนียมก่อนรับชำระทุกครั้ง",
                "๔. ไม่รับของขวัญจากผู้รับบริการ",
            ]
        );

        Assert.Equal([(1, 1), (2, 3), (3, 4)], same.Select(s => (s.Key, s.Value)).Order());
        var added = Assert.Single(changes);
        Assert.Equal((null, 2), (added.Old, added.New));
    }

    [Fact]
    public void A_point_with_other_words_is_changed_and_one_without_a_likeness_removed_or_added()
    {
        var (_, changes) = ComparingPoints.Between(
            Three,
            ["1. ให้บริการตามลำดับคิวและนัดหมาย", SomeStandard.Second, "ปิดประกาศเวลาทำการหน้าสำนักงาน"]
        );

        Assert.Contains(changes, c => (c.Old, c.New) == (1, 1));
        Assert.Contains(changes, c => (c.Old, c.New) == (null, 3));
        Assert.Contains(changes, c => (c.Old, c.New) == (3, null));
        Assert.Equal(3, changes.Count);
    }

    [Fact]
    public void Somebody_new_is_asked_everything_and_who_knows_the_version_before_only_what_changed()
    {
        StandardVersion[] versions =
        [
            SomeStandard.Version(1, Three),
            SomeStandard.Version(2, [Three[0], "2. แจ้งค่าธรรมเนียมก่อนรับชำระทุกครั้งและออกใบเสร็จ", Three[2]]),
        ];

        var all = Asked.Of(versions, null);
        Assert.Equal([1, 2, 3], all.Points);
        Assert.Equal([1, 2, 3], all.Questions);
        var changed = Asked.Of(versions, 1);
        Assert.Equal([2], changed.Points);
        Assert.Equal([2], changed.Questions);
        Assert.True(Asked.Of(versions, 2).IsNothing);
    }

    [Fact]
    public void A_correction_without_another_meaning_stays_out_whatever_comes_before_or_after_it()
    {
        string[] corrected = ["1. ให้บริการตามลำดับของคิว", Three[1], Three[2]];
        string[] later = [corrected[0], Three[1], "3. ไม่รับของขวัญจากผู้รับบริการทุกกรณี"];
        StandardVersion[] versions =
        [
            SomeStandard.Version(1, Three),
            SomeStandard.Version(2, corrected, sameMeaning: true),
            SomeStandard.Version(3, later),
            SomeStandard.Version(4, later, title: "ชื่อใหม่"),
        ];

        Assert.True(Asked.Of(versions[..2], 1).IsNothing);
        Assert.Equal([3], Asked.Of(versions, 1).Points);
        Assert.True(Asked.Of(versions, 3).IsNothing);
    }

    [Fact]
    public void A_removed_point_is_told_without_a_question()
    {
        StandardVersion[] versions = [SomeStandard.Version(1, Three), SomeStandard.Version(2, Three[..2])];

        var asked = Asked.Of(versions, 1);

        Assert.Equal([Three[2]], asked.Removed);
        Assert.Empty(asked.Questions);
        Assert.False(asked.IsNothing);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(6, true)]
    [InlineData(7, true)]
    [InlineData(13, true)]
    [InlineData(14, true)]
    [InlineData(21, true)]
    public void Reminders_go_out_after_3_7_and_14_days_and_then_weekly(int days, bool isDue)
    {
        var asked = AskedPerson.Of(
            Standard.New(new(Guid.CreateVersion7()), Content, default),
            Guid.CreateVersion7(),
            new(2025, 6, 4)
        );
        var today = asked.AskedOn.AddDays(days);
        var calendar = WorkingDays.Thailand;

        Assert.Equal(isDue && calendar.IsWorkingDay(today), asked.IsToRemind(today, calendar));
        asked.Remind(today);
        Assert.False(asked.IsToRemind(today, calendar));
    }

    [Fact]
    public void A_reminder_that_falls_on_a_weekend_waits_for_monday()
    {
        var asked = AskedPerson.Of(
            Standard.New(new(Guid.CreateVersion7()), Content, default),
            Guid.CreateVersion7(),
            new(2025, 6, 18)
        );

        // The third day is Saturday 21 June.
        Assert.False(asked.IsToRemind(new(2025, 6, 21), WorkingDays.Thailand));
        Assert.False(asked.IsToRemind(new(2025, 6, 22), WorkingDays.Thailand));
        Assert.True(asked.IsToRemind(new(2025, 6, 23), WorkingDays.Thailand));
    }

    [Fact]
    public void Sections_within_a_chosen_one_are_asked_and_nobody_else()
    {
        var (top, within, other) = (Ids.Next<SectionId>(), Ids.Next<SectionId>(), Ids.Next<SectionId>());
        Section[] sections =
        [
            new(top, null, new("ก", "a"), 0, false),
            new(within, top, new("ข", "b"), 1, false),
            new(other, null, new("ค", "c"), 0, false),
        ];
        var standard = Standard.New(new(Guid.CreateVersion7()), Content, default);
        standard.Serve([top], []);

        Assert.True(standard.IsFor(Member(within), sections));
        Assert.False(standard.IsFor(Member(other), sections));
        Assert.False(standard.IsFor(Member(null), sections));
    }

    private static StandardContent Content => SomeStandard.Version(1, Three).Content;

    private static StaffMember Member(SectionId? section) => new(Guid.CreateVersion7(), "สมศรี", null, section);
}

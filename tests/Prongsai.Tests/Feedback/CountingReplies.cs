using Prongsai.Agencies.Contracts;
using Prongsai.Feedback.Figures;
using Prongsai.Feedback.Messages;
using Prongsai.Kernel;

namespace Prongsai.Tests.Feedback;

/// <summary>The day by which the office replies, what is counted, and what is covered.</summary>
public sealed class CountingReplies
{
    private static readonly AgencyId Agency = Ids.Next<AgencyId>();
    private static readonly DateOnly Friday = new(2027, 4, 9);

    private static readonly Written Words = new(
        MessageKind.Suggestion,
        "คุณสมชาย 081 234 5678 พูดไม่ดี คุณสมชายเป็นใคร",
        "บ้านเลขที่ 5",
        null,
        "",
        "",
        "",
        true
    );

    [Fact]
    public void Fifteen_days_by_law_and_days_off_do_not_move_them()
    {
        // Over Songkran; 24 April 2570 is a Saturday.
        Assert.Equal(new DateOnly(2027, 4, 24), ReplyPromise.Usual(Agency).DueOn(Friday, WorkingDays.Thailand));
    }

    [Fact]
    public void An_agency_may_promise_less_and_never_more()
    {
        var promise = ReplyPromise.Usual(Agency);
        promise.Promise(3, inWorkingDays: true);
        // 12 and 16 April, then Monday 19: Songkran is from 13 to 15.
        Assert.Equal(new DateOnly(2027, 4, 19), promise.DueOn(Friday, WorkingDays.Thailand));

        promise.Promise(15, inWorkingDays: true);
        Assert.Equal(new DateOnly(2027, 4, 24), promise.DueOn(Friday, WorkingDays.Thailand));
        Assert.Throws<RefusedException>(() => promise.Promise(16, inWorkingDays: false));
        Assert.Throws<RefusedException>(() => promise.Promise(0, inWorkingDays: false));
    }

    [Fact]
    public void The_first_reply_counts_and_opening_again_asks_for_another()
    {
        var message = Sent();
        message.Ask(On(Friday.AddDays(15)));
        Assert.Equal((true, false), (message.WasInTime, message.OwesReply));
        message.GiveAnswer("ตอบ", On(Friday.AddDays(20)));
        message.Close(On(Friday.AddDays(20)));
        Assert.Equal(20, message.Days(Friday.AddDays(90)));

        Assert.Empty(message.WhyNotReopen("ยังไม่เรียบร้อย", Friday.AddDays(50)));
        Assert.NotEmpty(message.WhyNotReopen("ยังไม่เรียบร้อย", Friday.AddDays(51)));
        message.Reopen(ReplyPromise.Usual(Agency), WorkingDays.Thailand, On(Friday.AddDays(30)));
        Assert.True(message.IsLate(Friday.AddDays(46)));
        message.GiveAnswer("ตอบอีกครั้ง", On(Friday.AddDays(60)));
        // The figures keep the first reply.
        Assert.True(message.WasInTime);
    }

    [Fact]
    public void Covered_words_are_gone_from_what_is_shown_and_stay_covered()
    {
        var message = Sent();
        var covers = Covering.Read("คุณสมชาย\n 081 234 5678 \n\nสมชาย");
        message.Show(covers, pictures: false, On(Friday));
        Assert.Equal("█████ █████ พูดไม่ดี █████เป็นใคร", message.ShownWords);
        Assert.Contains("081", message.Words, StringComparison.Ordinal);

        message.Forget(On(Friday.AddDays(400)));
        Assert.Equal(message.ShownWords, message.Words);
        Assert.Contains(
            message.WhyNotShow(["ไม่มีคำนี้"]),
            why => why.Code is "feedback-cover" or "feedback-forgotten"
        );
    }

    [Fact]
    public void Medians_lateness_and_satisfaction_only_from_five_answers_on()
    {
        var year = FiscalYear.Of(Friday);
        List<CountedMessage> some =
        [
            Counted(answeredAfter: 2, inTime: true, rating: 5),
            Counted(answeredAfter: 9, inTime: true, rating: 4),
            Counted(answeredAfter: 20, inTime: false, rating: 4),
            Counted(answeredAfter: 4, inTime: true, rating: 2),
            Counted(answeredAfter: null, inTime: null, rating: null),
            Counted(answeredAfter: null, inTime: null, rating: null) with
            {
                State = MessageState.Moved,
            },
            Counted(answeredAfter: 1, inTime: true, rating: 1) with
            {
                ReceivedOn = year.FirstDay.AddDays(-1),
            },
        ];

        var of = YearOfFeedback.Of(year, some, new Dictionary<SectionId, Bilingual>(), Friday.AddDays(16));
        Assert.Equal(
            (5, 4, 3, 2, 1),
            (of.Total.Received, of.Total.Answered, of.Total.InTime, of.Total.Late, of.Total.Open)
        );
        Assert.Equal((6.5m, null, 1), (of.Total.MedianDays, of.Total.Satisfaction, of.Moved));

        some.Add(Counted(answeredAfter: 3, inTime: true, rating: 4));
        of = YearOfFeedback.Of(year, some, new Dictionary<SectionId, Bilingual>(), Friday.AddDays(15));
        Assert.Equal((3.8m, 4m, 1), (of.Total.Satisfaction, of.Total.MedianDays, of.Total.Late));
    }

    private static CountedMessage Counted(int? answeredAfter, bool? inTime, int? rating) =>
        new(
            Friday,
            MessageKind.Question,
            null,
            answeredAfter is null ? MessageState.Received : MessageState.Closed,
            answeredAfter is { } days ? Friday.AddDays(days) : null,
            inTime,
            inTime is null,
            Friday.AddDays(15),
            rating
        );

    private static Message Sent() =>
        Message.Send(Agency, ReceiptCode.New(), Words, ReplyPromise.Usual(Agency), WorkingDays.Thailand, On(Friday));

    private static Now On(DateOnly day) => new(day.ToDateTime(new TimeOnly(5, 0), DateTimeKind.Utc), day);
}

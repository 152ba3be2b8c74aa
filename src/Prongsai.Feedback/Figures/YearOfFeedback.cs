using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Feedback.Messages;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Figures;

/// <summary>What is counted of one message; nothing of it tells who wrote or what.</summary>
internal sealed record CountedMessage(
    DateOnly ReceivedOn,
    MessageKind Kind,
    SectionId? Section,
    MessageState State,
    DateOnly? AnsweredOn,
    bool? WasInTime,
    bool OwesReply,
    DateOnly DueOn,
    int? Rating
);

/// <summary>Figures of some messages.</summary>
/// <param name="Name">Of which.</param>
/// <param name="InTime">Replied to by the day that was promised.</param>
/// <param name="Late">Replied to later, or not yet though the day is over.</param>
/// <param name="Open">Not answered yet.</param>
/// <param name="MedianDays">From when it came until it was answered; null where none was.</param>
/// <param name="Ratings">How many said how satisfied they are.</param>
/// <param name="Satisfaction">Their mean from 1 to 5; null where fewer than <see cref="FewestRatings"/> said so.</param>
internal sealed record FeedbackFigure(
    Bilingual Name,
    int Received,
    int Answered,
    int InTime,
    int Late,
    int Open,
    decimal? MedianDays,
    int Ratings,
    decimal? Satisfaction
)
{
    /// <summary>Fewer tell of single persons.</summary>
    public const int FewestRatings = 5;

    public string MedianWords => Words(MedianDays);

    public string SatisfactionWords => Words(Satisfaction);

    public static FeedbackFigure Of(Bilingual name, IReadOnlyCollection<CountedMessage> messages, DateOnly today)
    {
        var days = messages
            .Where(m => m.AnsweredOn is not null)
            .Select(m => m.AnsweredOn!.Value.DayNumber - m.ReceivedOn.DayNumber)
            .Order()
            .ToList();
        var ratings = messages.Where(m => m.Rating is not null).Select(m => m.Rating!.Value).ToList();

        return new(
            name,
            messages.Count,
            days.Count,
            messages.Count(m => m.WasInTime == true),
            messages.Count(m => m.WasInTime == false || m.WasInTime is null && m.OwesReply && m.DueOn < today),
            messages.Count(m => m.AnsweredOn is null),
            days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2m,
            ratings.Count,
            ratings.Count < FewestRatings
                ? null
                : Math.Round(ratings.Sum() / (decimal)ratings.Count, 2, MidpointRounding.AwayFromZero)
        );
    }

    private static string Words(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";
}

/// <summary>A fiscal year of messages: by month, kind and section.</summary>
/// <param name="Moved">How many belonged to the protected channel; they are in no other figure.</param>
internal sealed record YearOfFeedback(
    FiscalYear Year,
    FeedbackFigure Total,
    IReadOnlyList<FeedbackFigure> ByMonth,
    IReadOnlyList<FeedbackFigure> ByKind,
    IReadOnlyList<FeedbackFigure> BySection,
    int Moved
)
{
    private static readonly Bilingual All = new("รวม", "Total");

    public bool IsEmpty => Total.Received == 0;

    /// <param name="names">Names of sections; those that are missing count as not given.</param>
    public static YearOfFeedback Of(
        FiscalYear year,
        IReadOnlyCollection<CountedMessage> messages,
        IReadOnlyDictionary<SectionId, Bilingual> names,
        DateOnly today
    )
    {
        var counted = messages.Where(m => year.Contains(m.ReceivedOn) && m.State != MessageState.Moved).ToList();
        var none = new Bilingual("ไม่ระบุส่วนงาน", "no section");

        return new(
            year,
            FeedbackFigure.Of(All, counted, today),
            [
                .. counted
                    .GroupBy(m => new DateOnly(m.ReceivedOn.Year, m.ReceivedOn.Month, 1))
                    .OrderBy(month => month.Key)
                    .Select(month =>
                        FeedbackFigure.Of(
                            new(ThaiDate.Month(month.Key), ThaiDate.EnglishMonth(month.Key)),
                            [.. month],
                            today
                        )
                    ),
            ],
            [
                .. counted
                    .GroupBy(m => m.Kind)
                    .OrderBy(kind => kind.Key)
                    .Select(kind => FeedbackFigure.Of(kind.Key.Words(), [.. kind], today)),
            ],
            [
                .. counted
                    .GroupBy(m => m.Section is { } s && names.TryGetValue(s, out var name) ? name : none)
                    .OrderBy(section => section.Key.Th, StringComparer.Ordinal)
                    .Select(section => FeedbackFigure.Of(section.Key, [.. section], today)),
            ],
            messages.Count(m => year.Contains(m.ReceivedOn) && m.State == MessageState.Moved)
        );
    }

    public static async Task<YearOfFeedback> OfAsync(
        ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        DateOnly today,
        IReadOnlyList<Section> sections,
        CancellationToken cancellation
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var messages = await db
            .Messages.AsNoTracking()
            .Where(m => m.AgencyId == agency && m.ReceivedOn >= first && m.ReceivedOn <= last)
            .Select(m => new CountedMessage(
                m.ReceivedOn,
                m.Kind,
                m.SectionId,
                m.State,
                m.AnsweredOn,
                m.WasInTime,
                m.OwesReply,
                m.DueOn,
                m.Rating
            ))
            .ToListAsync(cancellation);

        return Of(year, messages, sections.ToDictionary(s => s.Id, s => s.Name), today);
    }

    /// <summary>This fiscal year and those before it in which something came, the newest first.</summary>
    public static async Task<IReadOnlyList<FiscalYear>> YearsAsync(
        ProngsaiDb db,
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var first = await db
            .Messages.Where(m => m.AgencyId == agency)
            .MinAsync(m => (DateOnly?)m.ReceivedOn, cancellation);
        List<FiscalYear> years = [];
        for (
            var year = FiscalYear.Of(today);
            years.Count == 0 || year >= FiscalYear.Of(first ?? today);
            year = year.Previous
        )
            years.Add(year);

        return years;
    }

    /// <summary>As it is downloaded: one table, the group beside the name.</summary>
    public WrittenSheet Sheet() =>
        new(
            "ความเห็นของประชาชน",
            [
                [
                    "กลุ่ม",
                    "รายการ",
                    "รับเรื่อง",
                    "ตอบแล้ว",
                    "ตอบในกำหนด",
                    "เกินกำหนด",
                    "ยังไม่ตอบ",
                    "ค่ากลาง (วัน)",
                    "ผู้ให้คะแนน",
                    "ความพึงพอใจ (เต็ม 5)",
                ],
                .. ByMonth.Select(f => Row("เดือน", f)),
                .. ByKind.Select(f => Row("ประเภท", f)),
                .. BySection.Select(f => Row("ส่วนงาน", f)),
                Row("รวม", Total),
            ]
        );

    private static IReadOnlyList<object?> Row(string group, FeedbackFigure f) =>
        [
            group,
            f.Name.Th,
            f.Received,
            f.Answered,
            f.InTime,
            f.Late,
            f.Open,
            f.MedianWords,
            f.Ratings,
            f.SatisfactionWords,
        ];
}

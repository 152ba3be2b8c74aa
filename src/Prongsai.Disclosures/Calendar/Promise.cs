using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Calendar;

/// <summary>How a promise stands.</summary>
internal enum PromiseState
{
    /// <summary>Published by its day.</summary>
    Kept,

    /// <summary>Published by its day: that there was nothing.</summary>
    NothingToReport,

    /// <summary>Published after its day.</summary>
    KeptLate,

    /// <summary>Its day is still to come.</summary>
    Due,

    /// <summary>Its day has passed.</summary>
    Late,
}

/// <summary>What of a line of the register makes it due, and nothing else of it: the public reads this too.</summary>
internal sealed record DueRule(FiscalYear Year, string Code, Rhythm Rhythm, int WithinDays, DateOnly? DueOn);

/// <summary>
/// Something that an agency promised to publish by a day: a month of a monthly item, or the item of the year. A last day on a holiday
/// stays the last day (Administrative Procedure Act, section 64): the officer is told the working day before it.
/// </summary>
/// <param name="Month">Of a monthly item; null otherwise.</param>
/// <param name="By">The last day.</param>
/// <param name="On">When it was published; null while it was not.</param>
internal sealed record Promise(
    FiscalYear Year,
    string Code,
    DateOnly? Month,
    DateOnly By,
    DateOnly? On,
    PromiseState State
)
{
    /// <summary>Every promise of a line, held against what was published.</summary>
    public static IReadOnlyList<Promise> Of(DueRule rule, IReadOnlyList<EditionLine> editions, DateOnly today)
    {
        if (rule.Rhythm == Rhythm.Monthly)
            return
            [
                .. Days.MonthsOf(rule.Year, 12)
                    .Select(month =>
                        Judged(
                            rule,
                            month,
                            WorkingDays.WithinDaysOfMonthEnd(month, rule.WithinDays),
                            editions.FirstOrDefault(e => e.Covers(month)),
                            today
                        )
                    ),
            ];
        if (rule.DueOn is not { } due)
            return [];

        var half = Days.MonthsOf(rule.Year, 6);
        // What says of which months it is must have all six; what does not say (a document) counts as it is.
        var kept =
            rule.Rhythm == Rhythm.FirstSixMonths
                ? editions.FirstOrDefault(e => e.Months.Length == 0 || half.All(e.Covers))
            : editions is [var first, ..] ? first
            : null;
        return [Judged(rule, null, due, kept, today)];
    }

    private static Promise Judged(DueRule rule, DateOnly? month, DateOnly by, EditionLine? kept, DateOnly today)
    {
        var on = kept?.PublishedAt.DayInThailand();
        var state = on is null
            ? today > by
                ? PromiseState.Late
                : PromiseState.Due
            : on > by
                ? PromiseState.KeptLate
                : month is { } quiet && kept!.SaysNoneFor(quiet)
                    ? PromiseState.NothingToReport
                    : PromiseState.Kept;

        return new Promise(rule.Year, rule.Code, month, by, on, state);
    }

    public Bilingual Words =>
        State switch
        {
            PromiseState.Kept => new("ตรงเวลา", "on time"),
            PromiseState.NothingToReport => new("ประกาศว่าไม่มีรายการ", "nothing that month, declared on time"),
            PromiseState.KeptLate => new("เผยแพร่ล่าช้า", "published late"),
            PromiseState.Late => new("เกินกำหนด", "late"),
            _ => new("ยังไม่ถึงกำหนด", "due"),
        };
}

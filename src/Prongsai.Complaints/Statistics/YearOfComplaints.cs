using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Complaints.Handling;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Statistics;

/// <summary>What is published of one period.</summary>
/// <param name="Name">"ครึ่งปีแรก" / "First half".</param>
internal sealed record PeriodOfComplaints(Bilingual Name, Bilingual Received, Bilingual Done, Bilingual Pending);

/// <summary>
/// Complaints of a fiscal year, counted without opening any. Numbers from 1 to 4 could name somebody in a small office and are withheld:
/// a total of 1 to 4 is said as "1–4"; done and pending are said only where both are 0 or at least 5; and where one half-year is withheld
/// the other is too, unless the total of the year is, because one could be subtracted from the other.
/// </summary>
internal sealed record YearOfComplaints(FiscalYear Year, IReadOnlyList<PeriodOfComplaints> Periods)
{
    public const int LeastShown = 5;

    private static readonly Bilingual None = new("ไม่มี (0)", "None (0)"),
        Few = new("1–4", "1–4"),
        Withheld = new("ไม่เปิดเผยเพื่อคุ้มครองผู้แจ้ง", "Withheld to protect reporters");

    public static async Task<YearOfComplaints> OfAsync(
        ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var (first, last, second) = (year.FirstDay, year.LastDay, year.FirstDay.AddMonths(6));
        var counts = await db
            .ComplaintCases.Where(c => c.AgencyId == agency && c.ReceivedOn >= first && c.ReceivedOn <= last)
            .GroupBy(c => new
            {
                IsSecond = c.ReceivedOn >= second,
                IsDone = c.Status == CaseStatus.Closed || c.Status == CaseStatus.HandedOver,
            })
            .Select(all => new
            {
                all.Key.IsSecond,
                all.Key.IsDone,
                Count = all.Count(),
            })
            .ToListAsync(cancellation);

        (int Done, int Pending) Half(bool isSecond) =>
            (
                counts.Where(c => c.IsSecond == isSecond && c.IsDone).Sum(c => c.Count),
                counts.Where(c => c.IsSecond == isSecond && !c.IsDone).Sum(c => c.Count)
            );
        return Of(year, Half(false), Half(true));
    }

    public static YearOfComplaints Of(
        FiscalYear year,
        (int Done, int Pending) firstHalf,
        (int Done, int Pending) secondHalf
    )
    {
        var (one, two) = (firstHalf.Done + firstHalf.Pending, secondHalf.Done + secondHalf.Pending);
        var whole = (Done: firstHalf.Done + secondHalf.Done, Pending: firstHalf.Pending + secondHalf.Pending);
        var hidesHalves = (IsFew(one) || IsFew(two)) && !IsFew(one + two);
        // Parts of a half that is shown, taken from parts of the year, would give those of the other half.
        var hidesParts = hidesHalves || new[] { firstHalf, secondHalf }.Any(h => IsFew(h.Done) || IsFew(h.Pending));
        return new(
            year,
            [
                Period(
                    new("ครึ่งปีแรก (ตุลาคม–มีนาคม)", "First half (October–March)"),
                    firstHalf,
                    hidesHalves,
                    hidesParts
                ),
                Period(
                    new("ครึ่งปีหลัง (เมษายน–กันยายน)", "Second half (April–September)"),
                    secondHalf,
                    hidesHalves,
                    hidesParts
                ),
                Period(new("ทั้งปีงบประมาณ", "The fiscal year"), whole, hidesTotal: false, hidesParts: false),
            ]
        );
    }

    private static PeriodOfComplaints Period(
        Bilingual name,
        (int Done, int Pending) count,
        bool hidesTotal,
        bool hidesParts
    )
    {
        var total = count.Done + count.Pending;
        if (hidesTotal)
            return new(name, Withheld, Withheld, Withheld);
        if (total == 0)
            return new(name, None, None, None);
        return hidesParts || IsFew(total) || IsFew(count.Done) || IsFew(count.Pending)
            ? new(name, Said(total), Withheld, Withheld)
            : new(name, Said(total), Said(count.Done), Said(count.Pending));
    }

    private static bool IsFew(int count) => count is > 0 and < LeastShown;

    private static Bilingual Said(int count) =>
        count == 0 ? None
        : IsFew(count) ? Few
        : Bilingual.ThaiOnly(count.ToString("N0", CultureInfo.InvariantCulture));
}

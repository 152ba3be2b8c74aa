using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Statistics;

/// <summary>What one service came to in one month; sums add up.</summary>
/// <param name="Service">Its Thai name; empty for sums over all.</param>
internal sealed record ServiceMonth(string Service, string English, DateOnly Month)
{
    public int WalkIn { get; init; }
    public int Online { get; init; }

    /// <summary>How many of the walk-ins were timed, at our own counter; counts of other systems come without times.</summary>
    public int Timed { get; init; }
    public int NoShows { get; init; }
    public int Gone { get; init; }
    public long WaitSeconds { get; init; }
    public long ServeSeconds { get; init; }
    public int Promised { get; init; }
    public int Kept { get; init; }
    public bool IsMadeUp { get; init; }

    public Bilingual Name => new(Service, English.Length > 0 ? English : Service);
    public int Total => WalkIn + Online;

    /// <summary>Whole seconds; null where nobody was served at the counter.</summary>
    public long? MeanWait => Of(WaitSeconds);
    public long? MeanServe => Of(ServeSeconds);

    /// <summary>Per cent with one digit; null where nothing was promised.</summary>
    public string? KeptRate =>
        Promised == 0 ? null : (Kept * 100m / Promised).ToString("0.0", CultureInfo.InvariantCulture);

    public static ServiceMonth Sum(IEnumerable<ServiceMonth> some, string service, string english, DateOnly month)
    {
        var all = some.ToList();
        return new(service, english, month)
        {
            WalkIn = all.Sum(m => m.WalkIn),
            Online = all.Sum(m => m.Online),
            Timed = all.Sum(m => m.Timed),
            NoShows = all.Sum(m => m.NoShows),
            Gone = all.Sum(m => m.Gone),
            WaitSeconds = all.Sum(m => m.WaitSeconds),
            ServeSeconds = all.Sum(m => m.ServeSeconds),
            Promised = all.Sum(m => m.Promised),
            Kept = all.Sum(m => m.Kept),
            IsMadeUp = all.Any(m => m.IsMadeUp),
        };
    }

    private long? Of(long seconds) => Timed == 0 ? null : seconds / Timed;
}

/// <summary>The services of a fiscal year by month: of the counter, online, and what other systems counted.</summary>
internal sealed record YearOfServices(
    FiscalYear Year,
    IReadOnlyList<ServiceMonth> Months,
    IReadOnlyList<OutsideFigure> Outside
)
{
    public bool IsEmpty => Months.Count == 0;
    public bool IsMadeUp => Months.Any(m => m.IsMadeUp);

    /// <summary>Each service over some months, in the order of its name.</summary>
    public IReadOnlyList<ServiceMonth> ByService(DateOnly first, DateOnly last) =>
        [
            .. Months
                .Where(m => m.Month >= first && m.Month <= last)
                .GroupBy(m => m.Service)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => ServiceMonth.Sum(g, g.Key, g.First().English, first)),
        ];

    public IReadOnlyList<ServiceMonth> ByMonth =>
        [.. Months.GroupBy(m => m.Month).OrderBy(g => g.Key).Select(g => ServiceMonth.Sum(g, "", "", g.Key))];

    public ServiceMonth All => ServiceMonth.Sum(Months, "", "", Year.FirstDay);

    public static async Task<YearOfServices> OfAsync(
        ProngsaiDb db,
        IRequestFigures online,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var services = (await db.ServicesAsync(agency, cancellation)).ToDictionary(s => s.Id);
        var sums = await db
            .DailyFigures.Where(f => f.AgencyId == agency && f.Day >= first && f.Day <= last)
            .GroupBy(f => new
            {
                f.ServiceId,
                f.Day.Year,
                f.Day.Month,
            })
            .Select(g => new
            {
                g.Key.ServiceId,
                g.Key.Year,
                g.Key.Month,
                Finished = g.Sum(f => f.Finished),
                NoShows = g.Sum(f => f.NoShows),
                Gone = g.Sum(f => f.Gone),
                Wait = g.Sum(f => f.WaitSeconds),
                Serve = g.Sum(f => f.ServeSeconds),
                Promised = g.Sum(f => f.Promised),
                Kept = g.Sum(f => f.Kept),
                MadeUp = g.Sum(f => f.IsMadeUp ? 1 : 0),
            })
            .ToListAsync(cancellation);
        List<ServiceMonth> months =
        [
            .. sums.Select(s =>
            {
                var service = services.GetValueOrDefault(s.ServiceId);
                return new ServiceMonth(service?.Th ?? "–", service?.En ?? "", new DateOnly(s.Year, s.Month, 1))
                {
                    WalkIn = s.Finished,
                    Timed = s.Finished,
                    NoShows = s.NoShows,
                    Gone = s.Gone,
                    WaitSeconds = s.Wait,
                    ServeSeconds = s.Serve,
                    Promised = s.Promised,
                    Kept = s.Kept,
                    IsMadeUp = s.MadeUp > 0,
                };
            }),
        ];
        var asked = await online.OfAsync(agency, first, new DateOnly(last.Year, last.Month, 1), cancellation);
        if (asked.Count > 0)
        {
            var manuals = await db
                .Services.Where(m => m.AgencyId == agency)
                .Select(m => new
                {
                    m.Id,
                    m.Title,
                    m.IsSample,
                })
                .ToDictionaryAsync(m => m.Id, cancellation);
            months.AddRange(
                asked.Select(m =>
                {
                    // What is served at the counter too stands in one line with it.
                    var here = services.Values.FirstOrDefault(s => s.ManualId == m.Service);
                    var manual = manuals.GetValueOrDefault(m.Service);
                    return new ServiceMonth(here?.Th ?? manual?.Title ?? "–", here?.En ?? "", m.Month)
                    {
                        Online = m.Made,
                        Promised = m.Closed,
                        Kept = m.InTime,
                        IsMadeUp = manual?.IsSample == true,
                    };
                })
            );
        }

        var outside = await db
            .OutsideFigures.AsNoTracking()
            .Where(f => f.AgencyId == agency && f.Month >= first && f.Month <= last && f.ReplacedAt == null)
            .OrderBy(f => f.Month)
            .ThenBy(f => f.Id)
            .ToListAsync(cancellation);
        months.AddRange(
            outside.Select(f => new ServiceMonth(f.Service, "", f.Month)
            {
                WalkIn = f.Channel == Channel.WalkIn ? f.Count : 0,
                Online = f.Channel == Channel.Online ? f.Count : 0,
            })
        );
        return new(year, months, outside);
    }

    /// <summary>The fiscal years that have figures, latest first; this year always.</summary>
    public static async Task<IReadOnlyList<FiscalYear>> YearsAsync(
        ProngsaiDb db,
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var first = await db
            .DailyFigures.Where(f => f.AgencyId == agency)
            .Select(f => (DateOnly?)f.Day)
            .MinAsync(cancellation);
        var outside = await db
            .OutsideFigures.Where(f => f.AgencyId == agency)
            .Select(f => (DateOnly?)f.Month)
            .MinAsync(cancellation);
        var latest = FiscalYear.Of(today);
        var earliest = new[] { first, outside, today }.Where(d => d is not null).Min(d => FiscalYear.Of(d!.Value));
        return
        [
            .. Enumerable
                .Range(0, latest.Buddhist - earliest.Buddhist + 1)
                .Select(n => new FiscalYear(latest.Buddhist - n)),
        ];
    }

    /// <summary>All of it as a table: a row for each service and month.</summary>
    public WrittenSheet Sheet() =>
        new(
            $"statistics {Year}",
            [
                [
                    "เดือน",
                    "งานบริการ",
                    "Walk-in (ราย)",
                    "ออนไลน์ (ราย)",
                    "ไม่มาตามเรียก",
                    "ยกเลิกเอง",
                    "รอเฉลี่ย (วินาที)",
                    "ให้บริการเฉลี่ย (วินาที)",
                    "มีกำหนดเวลา",
                    "ภายในเวลาที่กำหนด",
                    "ข้อมูลสมมุติ",
                ],
                .. Months
                    .GroupBy(m => (m.Month, m.Service))
                    .OrderBy(g => g.Key.Month)
                    .ThenBy(g => g.Key.Service, StringComparer.Ordinal)
                    .Select(g => ServiceMonth.Sum(g, g.Key.Service, "", g.Key.Month))
                    .Select(m =>
                        (IReadOnlyList<object?>)
                            [
                                ThaiDate.AbbreviatedMonth(m.Month),
                                m.Service,
                                m.WalkIn,
                                m.Online,
                                m.NoShows,
                                m.Gone,
                                m.MeanWait,
                                m.MeanServe,
                                m.Promised,
                                m.Kept,
                                m.IsMadeUp ? "สมมุติ" : "",
                            ]
                    ),
            ]
        );
}

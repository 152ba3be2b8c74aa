using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Counter;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Statistics;

/// <summary>How long services took in the last weeks.</summary>
internal static class ServiceTimesRead
{
    public static async Task<IReadOnlyDictionary<CounterServiceId, ServiceTimes>> OfAsync(
        ProngsaiDb db,
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var since = today.AddDays(-WaitEstimate.Days);
        // What is made up tells nobody how long they will wait.
        var sums = await db
            .DailyFigures.Where(f => f.AgencyId == agency && f.Day >= since && f.Day <= today && !f.IsMadeUp)
            .GroupBy(f => f.ServiceId)
            .Select(g => new
            {
                g.Key,
                Count = g.Sum(f => (long)f.Finished),
                Seconds = g.Sum(f => f.ServeSeconds),
                Squares = g.Sum(f => f.ServeSquares),
            })
            .ToListAsync(cancellation);
        return sums.ToDictionary(s => s.Key, s => new ServiceTimes(s.Count, s.Seconds, s.Squares));
    }
}

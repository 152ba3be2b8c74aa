using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Counter;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Statistics;

/// <summary>
/// What one service of the counter came to on one day. It grows by each stop that ends, in that stop's own transaction, so the figures of
/// years are sums of a few thousand rows and always agree with the tickets.
/// </summary>
internal sealed class DailyFigure
{
    public AgencyId AgencyId { get; init; }
    public DateOnly Day { get; init; }
    public CounterServiceId ServiceId { get; init; }

    /// <summary>Visitors served.</summary>
    public int Finished { get; init; }

    public int NoShows { get; init; }
    public int Gone { get; init; }
    public int Transfers { get; init; }

    /// <summary>Of those served: seconds from queueing to the first call.</summary>
    public long WaitSeconds { get; init; }

    /// <summary>Of those served: seconds at the desk.</summary>
    public long ServeSeconds { get; init; }

    /// <summary>Sum of the squares of these.</summary>
    public long ServeSquares { get; init; }

    /// <summary>Of those served: to how many a time was promised.</summary>
    public int Promised { get; init; }

    /// <summary>And kept.</summary>
    public int Kept { get; init; }

    /// <summary>True for samples.</summary>
    public bool IsMadeUp { get; init; }

    /// <summary>What stops that are over came to.</summary>
    /// <param name="stops">Of one service on one day.</param>
    public static DailyFigure Of(IReadOnlyList<Stop> stops, bool madeUp = false)
    {
        List<Stop> finished = [.. stops.Where(s => s.State == StopState.Finished)];
        return new()
        {
            AgencyId = stops[0].AgencyId,
            Day = stops[0].Day,
            ServiceId = stops[0].ServiceId,
            Finished = finished.Count,
            NoShows = stops.Count(s => s.State == StopState.NoShow),
            Gone = stops.Count(s => s.State == StopState.Left),
            Transfers = stops.Count(s => s.State == StopState.Transferred),
            WaitSeconds = finished.Sum(s => (long)(s.WaitedSeconds ?? 0)),
            ServeSeconds = finished.Sum(s => (long)s.ServedSeconds),
            ServeSquares = finished.Sum(s => (long)s.ServedSeconds * s.ServedSeconds),
            Promised = finished.Count(s => s.KeptPromise is not null),
            Kept = finished.Count(s => s.KeptPromise == true),
            IsMadeUp = madeUp,
        };
    }

    /// <summary>Whoever had not come came after all.</summary>
    public static DailyFigure OfNoShowTakenBack(Stop stop) =>
        new()
        {
            AgencyId = stop.AgencyId,
            Day = stop.Day,
            ServiceId = stop.ServiceId,
            NoShows = -1,
        };
}

internal static class DailyCounting
{
    /// <summary>Adds to the day's row, within the transaction that is open.</summary>
    public static Task CountAsync(this ProngsaiDb db, DailyFigure more, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO services_daily ("AgencyId", "Day", "ServiceId", "Finished", "NoShows", "Gone", "Transfers",
                "WaitSeconds", "ServeSeconds", "ServeSquares", "Promised", "Kept", "IsMadeUp")
            VALUES ({more.AgencyId.Value}, {more.Day}, {more.ServiceId.Value}, {more.Finished}, {more.NoShows}, {more.Gone},
                {more.Transfers}, {more.WaitSeconds}, {more.ServeSeconds}, {more.ServeSquares}, {more.Promised}, {more.Kept},
                {more.IsMadeUp})
            ON CONFLICT ("AgencyId", "Day", "ServiceId") DO UPDATE SET
                "Finished" = services_daily."Finished" + excluded."Finished",
                "NoShows" = services_daily."NoShows" + excluded."NoShows",
                "Gone" = services_daily."Gone" + excluded."Gone",
                "Transfers" = services_daily."Transfers" + excluded."Transfers",
                "WaitSeconds" = services_daily."WaitSeconds" + excluded."WaitSeconds",
                "ServeSeconds" = services_daily."ServeSeconds" + excluded."ServeSeconds",
                "ServeSquares" = services_daily."ServeSquares" + excluded."ServeSquares",
                "Promised" = services_daily."Promised" + excluded."Promised",
                "Kept" = services_daily."Kept" + excluded."Kept"
            """,
            cancellation
        );
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Counter.Queue;

/// <summary>The job of every night.</summary>
internal sealed record EndOldDays;

/// <summary>Whoever still waits when the day is over has gone; it is counted so, and nothing of a day that is over changes any more.</summary>
internal sealed class EndingOldDays(ProngsaiDb db, TimeProvider clock) : IJobWork<EndOldDays>
{
    public async Task RunAsync(EndOldDays job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO services_daily ("AgencyId", "Day", "ServiceId", "Finished", "NoShows", "Gone", "Transfers",
                "WaitSeconds", "ServeSeconds", "ServeSquares", "Promised", "Kept", "IsMadeUp")
            SELECT "AgencyId", "Day", "ServiceId", 0, 0, COUNT(*), 0, 0, 0, 0, 0, 0, {false}
            FROM services_stops
            WHERE "Day" < {now.Today} AND "State" IN ('Waiting', 'Called', 'Held')
            GROUP BY "AgencyId", "Day", "ServiceId"
            ON CONFLICT ("AgencyId", "Day", "ServiceId") DO UPDATE SET "Gone" = services_daily."Gone" + excluded."Gone"
            """,
            cancellation
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE services_stops SET "State" = 'Left', "OverAt" = {now.Utc}, "AtDeskSince" = NULL
            WHERE "Day" < {now.Today} AND "State" IN ('Waiting', 'Called', 'Held', 'Later')
            """,
            cancellation
        );
        await whole.CommitAsync(cancellation);
    }
}

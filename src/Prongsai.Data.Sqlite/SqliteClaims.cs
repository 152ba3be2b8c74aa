using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Data.Sqlite;

/// <summary>One statement, and SQLite lets one writer in at a time: two runners cannot claim the same row.</summary>
internal sealed class SqliteClaims(TimeProvider clock) : IJobClaims
{
    public Task<DateTime> NowAsync(ProngsaiDb db, CancellationToken cancellation) => Task.FromResult(clock.Now().Utc);

    public Task<List<Job>> ClaimAsync(ProngsaiDb db, JobClaim claim, CancellationToken cancellation) =>
        db.Set<Job>()
            .FromSql(claim.Statement($"UPDATE jobs {JobClaim.Set} WHERE \"Id\" IN ({claim.Choice}) RETURNING *"))
            .AsNoTracking()
            .ToListAsync(cancellation);
}

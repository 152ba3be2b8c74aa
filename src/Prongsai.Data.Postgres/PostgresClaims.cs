using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Data.Postgres;

/// <summary>Rows that another node is claiming this moment are skipped instead of waited for.</summary>
internal sealed class PostgresClaims : IJobClaims
{
    public Task<DateTime> NowAsync(ProngsaiDb db, CancellationToken cancellation) =>
        db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellation);

    // Materialised, because the planner may otherwise run a limited subquery more than once and claim too many.
    public Task<List<Job>> ClaimAsync(ProngsaiDb db, JobClaim claim, CancellationToken cancellation) =>
        db.Set<Job>()
            .FromSql(
                claim.Statement(
                    $"""
                    WITH chosen AS MATERIALIZED ({claim.Choice} FOR UPDATE OF j SKIP LOCKED)
                    UPDATE jobs {JobClaim.Set} FROM chosen WHERE jobs."Id" = chosen."Id" RETURNING jobs.*
                    """
                )
            )
            .AsNoTracking()
            .ToListAsync(cancellation);
}

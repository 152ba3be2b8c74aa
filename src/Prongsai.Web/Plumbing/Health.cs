using Microsoft.Extensions.Diagnostics.HealthChecks;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary><c>/health/live</c>: the program runs. <c>/health</c>: it runs and its database answers.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
    }
}

internal sealed class DatabaseAnswers(ProngsaiDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
}

using Prongsai.Kernel;
using Prongsai.Web.Status;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// For whoever watches the machines. <c>/health/live</c>: the program runs. <c>/health/ready</c> (also <c>/health</c>): it can serve
/// visitors; 503 otherwise, and as soon as it was told to stop, so that a proxy asks another node. Details are on the status page.
/// </summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "live").AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
        app.MapGet("/health", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(
        Inspection inspection,
        IHostApplicationLifetime life,
        CancellationToken cancellation
    )
    {
        if (life.ApplicationStopping.IsCancellationRequested)
            return No("stopping");

        var missing = (await inspection.LookAsync(neededToServe: true, cancellation))
            .Where(line => line.Standing == Standing.Bad)
            .Select(line => line.What.En)
            .ToList();
        return missing.Count == 0 ? Results.Text("ready") : No(string.Join(", ", missing));
    }

    private static IResult No(string why) => Results.Text($"not ready: {why}", statusCode: 503);
}

namespace Prongsai.Web.Plumbing.Failures;

/// <summary>
/// A start that fails is told by its exception, which the verbs say in words (<see cref="CommandLine.Refused"/>). The host logs it before
/// that, with its stack trace: whoever chose a port that is taken would read a page of it first.
/// </summary>
internal static class FailedStart
{
    private const string TheHost = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>Builds a program whose failure to start is left to whoever starts it.</summary>
    public static WebApplication BuildForAVerb(this WebApplicationBuilder builder)
    {
        var started = false;
        // What is critical, a background service that fell over, is thrown to nobody: that is logged at any time.
        builder.Logging.AddFilter(
            TheHost,
            level => level > LogLevel.Error || level >= LogLevel.Warning && Volatile.Read(ref started)
        );
        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => Volatile.Write(ref started, true));
        return app;
    }

    /// <summary>Starts it. What was started before the address turned out to be taken, the job queue, is ended in peace.</summary>
    public static async Task StartOrStopAsync(this WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }
}

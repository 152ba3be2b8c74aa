using Prongsai.Kernel;
using Prongsai.Web.Plumbing;
using Prongsai.Web.Plumbing.Failures;
using Prongsai.Web.Settings;
using Prongsai.Web.Telemetry;

namespace Prongsai.Web;

/// <summary>Builds the web program: the composition, sign-in, pages, plumbing.</summary>
internal static class Host
{
    /// <summary>For a verb that says its own words: the log has only what is wrong.</summary>
    public static WebApplication Quiet(params string[] args) =>
        Build(args, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                // Settings are read once, at the start: no watcher on files that an office never edits while we run.
                Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
                // Pages are found through this assembly, also when a test program is the entry.
                ApplicationName = typeof(Host).Assembly.GetName().Name,
                // Pages' files and samples lie beside the program, wherever it was started from.
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            }
        );
        builder.Environment.WebRootFileProvider = new UnwatchedFiles(builder.Environment.WebRootFileProvider);
        builder.Configuration.AddSettings(args);
        builder.AddLogs();
        adjust?.Invoke(builder);
        Reading.WhyNot(builder.Configuration).ThrowIfAny();
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(builder.Configuration["Prongsai:Urls"] ?? EverySetting.DefaultUrls);

        // A buffer for each connection, also while it is silent (4 KB), saves a round in every question.
        builder.WebHost.UseSockets(sockets => sockets.WaitForDataBeforeAllocatingBuffer = false);

        // Says that keys are stored unencrypted, at every first start; the data folder's permissions protect them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        var installation = Installation.From(builder.Configuration);
        builder.Services.AddProngsai(installation);
        builder.AddTelemetry();
        // Under systemd: says when it is ready, and writes log lines as the journal likes them.
        builder.Services.AddSystemd();
        builder.Services.AddProngsaiPlumbing(builder.Configuration);

        var app = builder.BuildForAVerb();
        app.UseProngsaiPlumbing();
        app.MapRazorPages();
        return app;
    }
}

using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Prongsai.Web.Status;

namespace Prongsai.Web.Telemetry;

/// <summary>
/// What machines read about us: log lines, figures for Prometheus at <c>/metrics</c>, and all of it with traces by OTLP. None of it
/// holds who asked or what was typed: no user names, no form values, no query strings, no one-time links.
/// </summary>
internal static class Telemetry
{
    public const string MetricsPath = "/metrics";

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.EntityFrameworkCore",
        "Npgsql",
        "System.Net.Http",
        "System.Runtime",
        "Prongsai.*",
    ];

    /// <summary>The console log, in words or as JSON.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        builder.Logging.SetMinimumLevel(settings.GetValue("Prongsai:Logs:Level", LogLevel.Information));
        // Every request and every SQL statement on the console helps nobody who runs an office; and requests name their address
        // with its query, where a one-time link is.
        foreach (var chatty in new[] { "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "System.Net.Http" })
            builder.Logging.AddFilter(chatty, LogLevel.Warning);
        // While the host may log, it begins a trace and a scope for every request, which no log of ours shows: a twentieth of what a
        // kept page costs. Failures are logged by the page that says so.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        if (settings["Prongsai:Logs:Format"] == "json")
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                console.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
            });
    }

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var otlp = Collector(settings);
        var scraped = Allow(settings) != "off";
        if (otlp is null && !scraped)
            return;

        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("prongsai", serviceVersion: TheProgram.Version));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters);
            if (scraped)
                metrics.AddPrometheusExporter();
            if (otlp is not null)
                metrics.AddOtlpExporter(exporter => To(exporter, "metrics"));
        });
        if (otlp is null)
            return;

        telemetry.WithTracing(traces =>
            traces
                .AddSource("Microsoft.AspNetCore", "Npgsql", "System.Net.Http", "Prongsai.*")
                .AddProcessor(new WithoutAddresses())
                .AddOtlpExporter(exporter => To(exporter, "traces"))
        );
        telemetry.WithLogging(
            logs => logs.AddOtlpExporter(exporter => To(exporter, "logs")),
            logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (false, true)
        );

        void To(OtlpExporterOptions exporter, string signal)
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri($"{otlp}/v1/{signal}");
            exporter.Headers = settings["Prongsai:Otlp:Headers"];
        }
    }

    /// <summary>Names each trace by its page and its answer, which is all that ASP.NET Core leaves to us.</summary>
    public static void UseNamedTraces(this WebApplication app)
    {
        if (Collector(app.Configuration) is null)
            return;

        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                finally
                {
                    if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } trace)
                    {
                        var page = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
                        trace.DisplayName = $"{context.Request.Method} {page}";
                        trace.SetTag("http.route", page);
                        trace.SetTag("http.request.method", context.Request.Method);
                        trace.SetTag("http.response.status_code", context.Response.StatusCode);
                    }
                }
            }
        );
    }

    /// <summary>Figures for Prometheus, to whom the setting Metrics:Allow allows them; to others the address does not exist.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        var settings = app.Configuration;
        if (Allow(settings) == "off")
            return;

        app.MapPrometheusScrapingEndpoint(MetricsPath)
            .AllowAnonymous()
            .Finally(endpoint =>
            {
                var scrape = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = context =>
                {
                    if (MayRead(context, settings))
                        return scrape(context);

                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                };
            });
    }

    private static string? Collector(IConfiguration settings) =>
        settings["Prongsai:Otlp:Endpoint"] is { Length: > 0 } endpoint ? endpoint.TrimEnd('/') : null;

    private static string Allow(IConfiguration settings) =>
        settings["Prongsai:Metrics:Allow"] is { Length: > 0 } allow ? allow : "local";

    private static bool MayRead(HttpContext context, IConfiguration settings)
    {
        var headers = context.Request.Headers;
        if (Allow(settings) == "token")
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(headers.Authorization.ToString()),
                Encoding.UTF8.GetBytes($"Bearer {settings["Prongsai:Metrics:Token"]}")
            );

        // A proxy on this machine is local too; what it passes on is not.
        var passedOn = headers.Keys.Any(name =>
            name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        );
        return !passedOn && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
    }

    /// <summary>Traces say which page was asked for, not its address: that may hold a one-time token.</summary>
    private sealed class WithoutAddresses : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var tag in new[] { "url.path", "url.query", "url.full", "user_agent.original", "client.address" })
                data.SetTag(tag, null);
        }
    }
}

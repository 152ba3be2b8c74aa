using Microsoft.Extensions.Configuration;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Targets;

/// <summary>How we call others.</summary>
internal sealed record OutwardSettings
{
    /// <summary>Name of the HTTP client that reaches out of the house.</summary>
    public const string Client = "outward";

    /// <summary>Prongsai:Line:Address: another address for tests.</summary>
    public Uri Line { get; init; } = new("https://api.line.me/");

    /// <summary>
    /// Prongsai:Webhooks:PrivateAddresses: webhooks may lead into the own network, in plain http too. Off: whoever may enter an
    /// address could otherwise make this server call what only it can reach.
    /// </summary>
    public bool PrivateAddresses { get; init; }

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public static OutwardSettings From(IConfiguration configuration) =>
        new()
        {
            Line = new Uri(configuration["Prongsai:Line:Address"] ?? "https://api.line.me/"),
            PrivateAddresses = configuration.GetValue("Prongsai:Webhooks:PrivateAddresses", false),
            Patience = TimeSpan.FromSeconds(configuration.GetValue("Prongsai:Webhooks:PatienceSeconds", 10.0)),
        };
}

/// <summary>Calls others without being sent on, and only where it may.</summary>
internal static class Outward
{
    public static SocketsHttpHandler Handler(OutwardSettings settings) =>
        new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = (asked, cancellation) =>
            {
                // LINE's own address is a setting of the installation, not something that an officer entered.
                var isLine =
                    asked.DnsEndPoint.Host == settings.Line.Host && asked.DnsEndPoint.Port == settings.Line.Port;

                return PublicAddresses.ConnectAsync(
                    asked.DnsEndPoint,
                    address => settings.PrivateAddresses || isLine || PublicAddresses.IsPublic(address),
                    "Prongsai:Webhooks:PrivateAddresses",
                    cancellation
                );
            },
        };
}

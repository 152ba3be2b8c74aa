using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

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

/// <summary>Connects only to addresses of the public internet, looked at after the name was resolved.</summary>
internal static class PublicAddresses
{
    public static SocketsHttpHandler Handler(OutwardSettings settings) =>
        new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = (asked, cancellation) => ConnectAsync(asked, settings, cancellation),
        };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext asked,
        OutwardSettings settings,
        CancellationToken cancellation
    )
    {
        var found = await Dns.GetHostAddressesAsync(asked.DnsEndPoint.Host, cancellation);
        // LINE's own address is a setting of the installation, not something that an officer entered.
        var isLine = asked.DnsEndPoint.Host == settings.Line.Host && asked.DnsEndPoint.Port == settings.Line.Port;
        var open = settings.PrivateAddresses || isLine ? found : [.. found.Where(IsPublic)];
        if (open.Length == 0)
            throw new HttpRequestException(
                $"{asked.DnsEndPoint.Host} is not on the public internet (Prongsai:Webhooks:PrivateAddresses)."
            );

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, asked.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    public static bool IsPublic(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (
            IPAddress.IsLoopback(ip)
            || ip.IsIPv6LinkLocal
            || ip.IsIPv6SiteLocal
            || ip.IsIPv6UniqueLocal
            || ip.IsIPv6Multicast
        )
            return false;
        if (ip.AddressFamily != AddressFamily.InterNetwork)
            return !ip.Equals(IPAddress.IPv6Any);

        return ip.GetAddressBytes() switch
        {
            [0 or 10 or 127 or >= 224, ..] => false,
            [100, >= 64 and < 128, ..] => false,
            [169, 254, ..] => false,
            [172, >= 16 and < 32, ..] => false,
            [192, 168, ..] => false,
            _ => true,
        };
    }
}

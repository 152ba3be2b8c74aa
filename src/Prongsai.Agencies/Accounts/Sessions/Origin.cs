using System.Net;
using System.Net.Sockets;

namespace Prongsai.Agencies.Accounts.Sessions;

/// <summary>From where somebody signed in, in words that help to recognise it and tell no more than that.</summary>
internal static class Origin
{
    // First match wins: Edge and LINE also call themselves Chrome or Safari.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Line/", "LINE"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>"Chrome · Windows"; empty when the browser does not say.</summary>
    public static string DeviceOf(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
            return "";

        var known = new[] { NameIn(Browsers), NameIn(Systems) }.OfType<string>();
        return string.Join(" · ", known);

        string? NameIn((string Mark, string Name)[] names) =>
            names.FirstOrDefault(n => userAgent.Contains(n.Mark, StringComparison.Ordinal)).Name;
    }

    /// <summary>"203.0.113.x", or the first three groups of an IPv6 address.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();

        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes[0]}.{bytes[1]}.{bytes[2]}.x")
            : $"{Convert.ToHexStringLower(bytes, 0, 2)}:{Convert.ToHexStringLower(bytes, 2, 2)}:{Convert.ToHexStringLower(bytes, 4, 2)}:…";
    }
}

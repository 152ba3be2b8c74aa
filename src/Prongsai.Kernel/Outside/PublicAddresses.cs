using System.Net;
using System.Net.Sockets;

namespace Prongsai.Kernel;

/// <summary>
/// Connects only where it may. A name is resolved once and the connection goes to the very address that was looked at, so a name
/// server that answers otherwise the second time changes nothing; what an address is written as (decimal, octal, mapped into IPv6)
/// does not matter either, because it is looked at as a number.
/// </summary>
public static class PublicAddresses
{
    /// <summary>
    /// True for addresses of the public internet: not this machine, not the own network, not a link's (where clouds keep their
    /// secrets), nor any that the IANA's special-purpose registries set aside (RFC 6890).
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return IsPublicV4(address.GetAddressBytes());
        if (address.IsIPv4MappedToIPv6)
            return IsPublicV4(address.MapToIPv4().GetAddressBytes());

        return address.GetAddressBytes() switch
        {
            // Addresses that carry an IPv4 address are as public as that: NAT64 and 6to4.
            [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, .. var inside] => IsPublicV4(inside),
            [0x20, 0x02, var a, var b, var c, var d, ..] => IsPublicV4([a, b, c, d]),
            // Teredo and what protocols use among themselves; documentation.
            [0x20, 0x01, < 2, ..] => false,
            [0x20, 0x01, 0x0D, 0xB8, ..] => false,
            [0x3F, 0xFF, < 0x10, ..] => false,
            [>= 0x20 and < 0x40, ..] => true,
            _ => false,
        };
    }

    /// <summary>Connects to the first of a name's addresses that may be connected to and answers.</summary>
    /// <param name="end">Name or address, and port.</param>
    /// <param name="mayConnect">Whether this address may be connected to.</param>
    /// <param name="setting">The setting that would allow more; said when none may be.</param>
    /// <param name="resolve">Asks the name server; null for the system's.</param>
    /// <exception cref="AddressNotAllowedException">None of its addresses may be.</exception>
    public static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint end,
        Func<IPAddress, bool> mayConnect,
        string setting,
        CancellationToken cancellation,
        Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null
    )
    {
        ArgumentNullException.ThrowIfNull(end);
        ArgumentNullException.ThrowIfNull(mayConnect);
        var found = IPAddress.TryParse(end.Host, out var written)
            ? [written]
            : await (resolve ?? Dns.GetHostAddressesAsync)(end.Host, cancellation);
        var open = found.Where(mayConnect).ToArray();
        if (open.Length == 0)
            throw new AddressNotAllowedException(end.Host, setting);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, end.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsPublicV4(byte[] address) =>
        address switch
        {
            [0 or 10 or 127 or >= 224, ..] => false,
            [100, >= 64 and < 128, ..] => false,
            [169, 254, ..] => false,
            [172, >= 16 and < 32, ..] => false,
            [192, 0, 0 or 2, _] => false,
            [192, 88, 99, _] => false,
            [192, 168, ..] => false,
            [198, 18 or 19, ..] => false,
            [198, 51, 100, _] => false,
            [203, 0, 113, _] => false,
            _ => true,
        };
}

/// <summary>A name leads to addresses that may not be connected to.</summary>
public sealed class AddressNotAllowedException(string host, string setting)
    : HttpRequestException($"{host} is not on the public internet ({setting}).")
{
    /// <summary>The name, or the address as it was written.</summary>
    public string Host { get; } = host;
}

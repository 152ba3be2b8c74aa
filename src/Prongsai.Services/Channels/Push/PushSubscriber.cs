using System.Net;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Push;

/// <summary>
/// Where a browser gets messages, as it told us: the address of its maker's push service, its public key and its secret for encrypting.
/// No name, no device; the address alone lets its maker know the browser again.
/// </summary>
/// <param name="PublicKey">A point of P-256, uncompressed: 65 bytes.</param>
/// <param name="Auth">16 bytes.</param>
internal sealed record PushAddress(string Endpoint, byte[] PublicKey, byte[] Auth)
{
    private const int LongestEndpoint = 1000;

    /// <summary>What a page's script sends; null when it is no address to which we would send.</summary>
    public static PushAddress? Read(string? endpoint, string? publicKey, string? auth, VisitSettings outside)
    {
        if (
            endpoint is not { Length: > 0 and <= LongestEndpoint }
            || !Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            || address.UserInfo.Length > 0
            || !MayLead(address, outside)
            || Bytes(publicKey, 65) is not { } point
            || Bytes(auth, 16) is not { } secret
            || !WebPush.IsPoint(point)
        )
            return null;

        return new(address.AbsoluteUri, point, secret);
    }

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Endpoint));

    // Where it leads is looked at again when it is called, by the address that the name then has (PublicAddresses).
    private static bool MayLead(Uri address, VisitSettings outside) =>
        address.Scheme == Uri.UriSchemeHttps && !address.IsLoopback
        || address.IsLoopback && address.Scheme is "http" or "https" && outside.MayConnect(IPAddress.Loopback);

    private static byte[]? Bytes(string? text, int length)
    {
        if (text is null || text.Length > 2 * length)
            return null;

        try
        {
            var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(text.TrimEnd('='));
            return bytes.Length == length ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>A browser that wants an agency's news.</summary>
internal sealed class PushSubscriber
{
    public AgencyId AgencyId { get; private init; }
    public SubscriberId Id { get; private init; }
    public string Endpoint { get; private init; } = "";

    /// <summary>An endpoint may be longer than an index takes.</summary>
    public byte[] EndpointHash { get; private init; } = [];
    public byte[] PublicKey { get; private init; } = [];
    public byte[] Auth { get; private init; } = [];

    /// <summary>The day, not the time: nobody needs to know more.</summary>
    public DateOnly AddedOn { get; private init; }

    public PushAddress Address => new(Endpoint, PublicKey, Auth);

    public static PushSubscriber Of(AgencyId agency, PushAddress address, Now now) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<SubscriberId>(),
            Endpoint = address.Endpoint,
            EndpointHash = address.Hash,
            PublicKey = address.PublicKey,
            Auth = address.Auth,
            AddedOn = now.Today,
        };
}

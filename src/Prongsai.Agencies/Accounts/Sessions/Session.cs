using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Sessions;

/// <summary>Which session.</summary>
internal readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);
}

/// <summary>How somebody got in.</summary>
internal enum Entrance
{
    Password,
    PasswordAndCode,
    PasswordAndRecoveryCode,
    PasswordAndPasskey,
    Passkey,
    Provider,
    ProviderAndCode,
    ProviderAndRecoveryCode,
    ProviderAndPasskey,
    SetUp,
}

/// <summary>
/// One browser in which somebody is signed in. The browser holds a sealed cookie with a random key; here lies only the key's hash,
/// so that nobody who reads the database can take over a session. A session that is not here is over at once.
/// </summary>
internal sealed class Session
{
    /// <summary>How long a sign-in stands for sensitive changes; afterwards the password or a passkey is asked again.</summary>
    public static readonly TimeSpan StandsFor = TimeSpan.FromMinutes(10);

    public SessionId Id { get; private init; }
    public string KeyHash { get; private init; } = "";
    public Guid AccountId { get; private set; }

    /// <summary>ASP.NET's ticket: claims and dates; meaningless without the program.</summary>
    public byte[] Ticket { get; private set; } = [];

    public Entrance Entrance { get; private init; }
    public string Device { get; private init; } = "";

    /// <summary>The network address without its last part: which network, not which desk.</summary>
    public string Network { get; private init; } = "";

    public DateTime SignedInAt { get; private init; }
    public DateTime LastSeenAt { get; private set; }

    /// <summary>When the person last gave a password or passkey in this session.</summary>
    public DateTime ProvedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public static Session Begin(
        string key,
        Guid account,
        byte[] ticket,
        Entrance entrance,
        HttpContext context,
        Now now,
        DateTime expires
    ) =>
        new()
        {
            Id = Ids.Next<SessionId>(),
            KeyHash = HashOf(key),
            AccountId = account,
            Ticket = ticket,
            Entrance = entrance,
            Device = Origin.DeviceOf(context.Request.Headers.UserAgent),
            Network = Origin.NetworkOf(context.Connection.RemoteIpAddress),
            SignedInAt = now.Utc,
            LastSeenAt = now.Utc,
            ProvedAt = now.Utc,
            ExpiresAt = expires,
        };

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

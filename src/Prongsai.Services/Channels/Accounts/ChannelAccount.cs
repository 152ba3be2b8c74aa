using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Accounts;

/// <summary>What a channel says of an account of ours.</summary>
/// <param name="Name">As followers see it.</param>
/// <param name="Handle">"@khlongsamwa" of LINE; null where there is none.</param>
/// <param name="Quota">Messages that may be sent in this month; null: without limit, or none are counted.</param>
/// <param name="Used">Of them, used up.</param>
/// <param name="Followers">How many get what is sent to all; null when the channel does not know yet.</param>
/// <param name="ExpiresAt">When the token ends, UTC; null: it does not, or nobody says.</param>
internal sealed record AccountLook(
    string Name,
    string? Handle,
    long? Quota,
    long? Used,
    long? Followers,
    DateTime? ExpiresAt
);

/// <summary>An agency's LINE Official Account or Facebook Page. Its secrets are kept sealed and never shown again.</summary>
internal sealed partial class ChannelAccount
{
    public const string Kind = "channel-account";

    public AgencyId AgencyId { get; private init; }
    public Channel Channel { get; private init; }

    /// <summary>Facebook's number of the page; empty for LINE, whose token says which account it is of.</summary>
    public string PageId { get; private set; } = "";
    public string ProtectedToken { get; private set; } = "";

    /// <summary>LINE's channel secret (it signs webhooks) or Facebook's app secret (it signs our calls); null where none was given.</summary>
    public string? ProtectedSecret { get; private set; }

    public DateTime SetAt { get; private set; }
    public string SetBy { get; private set; } = "";

    /// <summary>What the channel said last, and when.</summary>
    public string Name { get; private set; } = "";
    public string? Handle { get; private set; }
    public long? Quota { get; private set; }
    public long? Used { get; private set; }
    public long? Followers { get; private set; }
    public DateTime? ExpiresAt { get; private set; }
    public DateTime? LookedAt { get; private set; }

    /// <summary>Why nothing can be sent by it; null while it works.</summary>
    public string? FaultTh { get; private set; }
    public string? FaultEn { get; private set; }
    public DateTime? FaultAt { get; private set; }

    public string Record => $"{Kind}:{Channel}";
    public Bilingual? Fault => FaultTh is { } th ? new(th, FaultEn ?? th) : null;

    /// <summary>How many messages are left in this month; null without limit.</summary>
    public long? Left => Quota is { } quota ? Math.Max(0, quota - (Used ?? 0)) : null;

    public static ChannelAccount Of(AgencyId agency, Channel channel) => new() { AgencyId = agency, Channel = channel };

    /// <param name="hasToken">True when one is kept already, which then need not be entered again.</param>
    public static IReadOnlyList<Refusal> WhyNot(
        Channel channel,
        string? pageId,
        string? token,
        string? secret,
        bool hasToken
    )
    {
        List<Refusal> reasons = [];
        if (channel == Channel.Push)
            reasons.Add(ChannelRefusals.NoSuchAccount);
        if (channel == Channel.Facebook && !Digits().IsMatch(pageId?.Trim() ?? ""))
            reasons.Add(ChannelRefusals.PageIdShape);
        if (string.IsNullOrWhiteSpace(token) && !hasToken)
            reasons.Add(ChannelRefusals.TokenMissing(channel));
        if (!string.IsNullOrWhiteSpace(token) && !Token().IsMatch(token.Trim()))
            reasons.Add(ChannelRefusals.TokenShape(channel));
        if (!string.IsNullOrWhiteSpace(secret) && !Secret().IsMatch(secret.Trim()))
            reasons.Add(ChannelRefusals.SecretShape(channel));
        return reasons;
    }

    /// <param name="sealedToken">Null leaves the one that is kept.</param>
    /// <param name="sealedSecret">Null leaves the one that is kept.</param>
    public void Put(string? pageId, string? sealedToken, string? sealedSecret, Now now, Actor by)
    {
        PageId = Channel == Channel.Facebook ? pageId!.Trim() : "";
        ProtectedToken = sealedToken ?? ProtectedToken;
        ProtectedSecret = sealedSecret ?? ProtectedSecret;
        (SetAt, SetBy) = (now.Utc, by.Name);
        (FaultTh, FaultEn, FaultAt, LookedAt, Name) = (null, null, null, null, "");
        (Handle, Quota, Used, Followers, ExpiresAt) = (null, null, null, null, null);
    }

    /// <summary>It answered.</summary>
    public void Looked(AccountLook look, Now now)
    {
        (Name, Handle, Quota, Used, ExpiresAt) = (look.Name, look.Handle, look.Quota, look.Used, look.ExpiresAt);
        // The number of followers is counted once a day; until then the one of before is better than none.
        Followers = look.Followers ?? Followers;
        (LookedAt, FaultTh, FaultEn, FaultAt) = (now.Utc, null, null, null);
    }

    public void Broke(Refusal why, Now now) =>
        (FaultTh, FaultEn, FaultAt, LookedAt) = (why.Words.Th, why.Words.En, now.Utc, now.Utc);

    [GeneratedRegex("^[0-9]{5,30}$")]
    private static partial Regex Digits();

    // Of a header's letters only, so that no line can be added to what we send.
    [GeneratedRegex("^[A-Za-z0-9+/=_.|~-]{20,2000}$")]
    private static partial Regex Token();

    [GeneratedRegex("^[0-9a-fA-F]{32}$")]
    private static partial Regex Secret();
}

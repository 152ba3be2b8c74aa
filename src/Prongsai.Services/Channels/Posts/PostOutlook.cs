using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Accounts;

namespace Prongsai.Services.Channels.Posts;

/// <summary>What sending would mean now: which accounts work, how many it reaches, what it uses up. Read by whoever writes and approves.</summary>
internal sealed record PostOutlook(
    Agency Agency,
    IReadOnlyDictionary<Channel, ChannelAccount> Accounts,
    int Subscribers,
    ChannelSettings Settings
)
{
    public static async Task<PostOutlook> OfAsync(
        ProngsaiDb db,
        Agency agency,
        ChannelSettings settings,
        CancellationToken cancellation
    )
    {
        var id = agency.Id;
        return new(
            agency,
            await db
                .ChannelAccounts.AsNoTracking()
                .Where(a => a.AgencyId == id)
                .ToDictionaryAsync(a => a.Channel, cancellation),
            await db.PushSubscribers.CountAsync(s => s.AgencyId == id, cancellation),
            settings
        );
    }

    /// <summary>What stands in the way of sending to these channels.</summary>
    public IReadOnlyList<Refusal> WhyNot(IReadOnlyCollection<Channel> channels)
    {
        List<Refusal> reasons = [];
        foreach (var channel in channels.Where(c => c != Channel.Push))
        {
            if (!Accounts.TryGetValue(channel, out var account))
                reasons.Add(Of(channel, ChannelRefusals.NotSetUp));
            else if (account.Fault is { } fault)
                reasons.Add(Of(channel, new("channel-broken", fault)));
        }

        // Both show an address that they, and their readers, can reach.
        if (
            channels.Any(c => c != Channel.Push)
            && !Settings.Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        )
            reasons.Add(PostRefusals.NoAddress);
        return reasons;
    }

    /// <summary>How many get it; null where the channel has not said yet.</summary>
    public long? Reaches(Channel channel) =>
        channel == Channel.Push ? Subscribers : Accounts.GetValueOrDefault(channel)?.Followers;

    /// <summary>True when LINE would not send it to all.</summary>
    public bool QuotaIsTooSmall =>
        Accounts.GetValueOrDefault(Channel.Line) is { Left: { } left, Followers: { } followers } && followers > left;

    /// <summary>The address that a reader of the post is led to.</summary>
    public string AddressOf(Post post) => Settings.Absolute(post.Link ?? post.PathOn(Agency.Slug));

    private static Refusal Of(Channel channel, Refusal why) =>
        new(why.Code, $"{channel.Name().Th}: {why.Words.Th}", $"{channel.Name().En}: {why.Words.En}");
}

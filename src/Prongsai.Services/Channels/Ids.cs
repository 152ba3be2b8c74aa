using Prongsai.Kernel;

namespace Prongsai.Services.Channels;

internal readonly record struct PostId(Guid Value) : IId<PostId>
{
    public static PostId From(Guid value) => new(value);
}

internal readonly record struct SubscriberId(Guid Value) : IId<SubscriberId>
{
    public static SubscriberId From(Guid value) => new(value);
}

internal readonly record struct TicketWatchId(Guid Value) : IId<TicketWatchId>
{
    public static TicketWatchId From(Guid value) => new(value);
}

/// <summary>Where a post goes besides the agency's own page and its feed.</summary>
internal enum Channel
{
    /// <summary>The agency's LINE Official Account: to all its followers.</summary>
    Line,

    /// <summary>The agency's Facebook Page.</summary>
    Facebook,

    /// <summary>Browsers that asked for it.</summary>
    Push,
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Notifications.Inbox;

/// <summary>Counts of unread notices, shown on every page of the workspace and so not asked for on every page.</summary>
internal sealed class UnreadCounts(IMemoryCache cache)
{
    // On another node than the one that told it, a notice shows in the count this much later.
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(2);

    public int? Known(Guid account) => cache.TryGetValue((typeof(UnreadCounts), account), out int count) ? count : null;

    public void Learn(Guid account, int count) => cache.Set((typeof(UnreadCounts), account), count, Stale);

    public void Forget(Guid account) => cache.Remove((typeof(UnreadCounts), account));
}

internal sealed class Unread(ProngsaiDb db, UnreadCounts counts) : IInbox
{
    public async Task<int> UnreadAsync(Guid account, CancellationToken cancellation = default)
    {
        if (counts.Known(account) is { } known)
            return known;

        var count = await db.InboxNotices.CountAsync(n => n.AccountId == account && n.ReadAt == null, cancellation);
        counts.Learn(account, count);
        return count;
    }
}

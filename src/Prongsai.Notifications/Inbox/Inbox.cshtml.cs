using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Inbox;

/// <summary>What happened, for one person: newest first, read or not.</summary>
[OwnAccount]
[Act("ทำเครื่องหมายว่าอ่านแล้ว", "Mark notices as read")]
internal sealed class InboxModel(ProngsaiDb db, UnreadCounts counts, TimeProvider clock) : PageModel
{
    private const int Shown = 100;

    public IReadOnlyList<InboxNotice> Notices { get; private set; } = [];
    public int Unread => Notices.Count(notice => notice.ReadAt is null);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var account = User.Actor().AccountId;
        Notices = await db
            .InboxNotices.AsNoTracking()
            .Where(n => n.AccountId == account)
            .OrderByDescending(n => n.Id)
            .Take(Shown)
            .ToListAsync(cancellation);
    }

    /// <summary>Opens what a notice speaks of, and counts it as read.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancellation)
    {
        var (account, wanted) = (User.Actor().AccountId, new InboxNoticeId(id));
        var notice = await db
            .InboxNotices.FirstOrDefaultAsync(n => n.Id == wanted && n.AccountId == account, cancellation)
            .OrMissAsync();
        notice.Read(clock.Now());
        await db.SaveChangesAsync(cancellation);
        counts.Forget(account);

        return LocalRedirect(Url.IsLocalUrl(notice.Link) ? notice.Link : "/staff/inbox");
    }

    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken cancellation)
    {
        var (account, now) = (User.Actor().AccountId, clock.Now().Utc);
        await db
            .InboxNotices.Where(n => n.AccountId == account && n.ReadAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.ReadAt, now), cancellation);
        counts.Forget(account);

        return Redirect("/staff/inbox");
    }
}

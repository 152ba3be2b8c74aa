using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Choices;
using Prongsai.Notifications.Inbox;
using Prongsai.Notifications.Targets;

namespace Prongsai.Notifications;

internal static class NotificationsTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<InboxNotice> InboxNotices => db.Set<InboxNotice>();

        public DbSet<Choice> NoticeChoices => db.Set<Choice>();

        public DbSet<Target> NoticeTargets => db.Set<Target>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        // An inbox is a person's, in whichever agency they work today.
        var notice = model.Entity<InboxNotice>();
        notice.ToTable("notifications_inbox");
        notice.HasKey(n => n.Id);
        notice.HasIndex(n => new { n.AccountId, n.ReadAt });
        notice.HasIndex(n => new { n.AccountId, n.Cause }).IsUnique();

        var choice = model.Entity<Choice>();
        choice.ToTable("notifications_choices");
        choice.HasKey(c => c.AccountId);

        var target = model.Entity<Target>();
        target.ToTable("notifications_targets");
        target.HasKey(t => new { t.AgencyId, t.Id });
        target.HasIndex(t => t.Id).IsUnique();
    }
}

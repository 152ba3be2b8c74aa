using Microsoft.EntityFrameworkCore;
using Prongsai.Feedback.Activities;
using Prongsai.Feedback.Messages;
using Prongsai.Kernel;

namespace Prongsai.Feedback;

internal static class FeedbackSets
{
    extension(ProngsaiDb db)
    {
        public DbSet<Message> Messages => db.Set<Message>();

        public DbSet<MessageEvent> MessageEvents => db.Set<MessageEvent>();

        public DbSet<MessagePicture> MessagePictures => db.Set<MessagePicture>();

        public DbSet<Agreement> Agreements => db.Set<Agreement>();

        public DbSet<ReplyPromise> ReplyPromises => db.Set<ReplyPromise>();

        public DbSet<Activity> Activities => db.Set<Activity>();

        public DbSet<ActivityPhoto> ActivityPhotos => db.Set<ActivityPhoto>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        DescribeMessages(model);

        var activity = model.Entity<Activity>();
        activity.ToTable("feedback_activities");
        activity.HasKey(a => new { a.AgencyId, a.Id });
        activity.HasIndex(a => new { a.AgencyId, a.FirstDay });
        activity.Property(a => a.Version).IsConcurrencyToken();
        activity.Ignore(a => a.Proposals).Ignore(a => a.PreparedBy).Ignore(a => a.Published);

        var photo = model.Entity<ActivityPhoto>();
        photo.ToTable("feedback_activity_photos");
        photo.HasKey(p => new
        {
            p.AgencyId,
            p.ActivityId,
            p.Id,
        });
    }

    private static void DescribeMessages(ModelBuilder model)
    {
        var message = model.Entity<Message>();
        message.ToTable("feedback_messages");
        message.HasKey(m => new { m.AgencyId, m.Id });
        message.HasIndex(m => new { m.AgencyId, m.CodeHash }).IsUnique();
        // The queue: what owes a reply, the first due first.
        message.HasIndex(m => new
        {
            m.AgencyId,
            m.State,
            m.DueOn,
        });
        message.HasIndex(m => new { m.OwesReply, m.DueOn });
        message.HasIndex(m => new { m.AgencyId, m.Handle });
        message.HasIndex(m => new { m.AgencyId, m.ReceivedOn });
        message.HasIndex(m => new { m.AgencyId, m.ShownAt });
        message.HasIndex(m => new { m.AgencyId, m.MergedIntoId });
        message.HasIndex(m => new { m.ForgottenAt, m.ClosedAt });
        message.Property(m => m.Version).IsConcurrencyToken();

        var happened = model.Entity<MessageEvent>();
        happened.ToTable("feedback_message_events");
        happened.HasKey(e => new
        {
            e.AgencyId,
            e.MessageId,
            e.Id,
        });

        var picture = model.Entity<MessagePicture>();
        picture.ToTable("feedback_message_pictures");
        picture.HasKey(p => new
        {
            p.AgencyId,
            p.MessageId,
            p.Id,
        });

        var agreement = model.Entity<Agreement>();
        agreement.ToTable("feedback_agreements");
        agreement.HasKey(a => new
        {
            a.AgencyId,
            a.MessageId,
            a.Browser,
        });

        var promise = model.Entity<ReplyPromise>();
        promise.ToTable("feedback_reply_promises");
        promise.HasKey(p => p.AgencyId);
        promise.Ignore(p => p.Words);
    }
}

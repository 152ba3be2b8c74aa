using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Accounts;
using Prongsai.Services.Channels.Alerts;
using Prongsai.Services.Channels.Posts;
using Prongsai.Services.Channels.Push;

namespace Prongsai.Services.Channels;

internal static class ChannelSets
{
    extension(ProngsaiDb db)
    {
        public DbSet<ChannelAccount> ChannelAccounts => db.Set<ChannelAccount>();

        public DbSet<Post> Posts => db.Set<Post>();

        public DbSet<Delivery> PostDeliveries => db.Set<Delivery>();

        public DbSet<PushSubscriber> PushSubscribers => db.Set<PushSubscriber>();

        public DbSet<PushKey> PushKeys => db.Set<PushKey>();

        public DbSet<TicketWatch> TicketWatches => db.Set<TicketWatch>();
    }

    /// <summary>What the public reads now, the newest first.</summary>
    public static IQueryable<Post> PublicPosts(this ProngsaiDb db, AgencyId agency, Now now) =>
        db
            .Posts.AsNoTracking()
            .Where(p => p.AgencyId == agency && p.State == PostState.Approved && p.PublicAt <= now.Utc)
            .OrderByDescending(p => p.PublicAt)
            .ThenByDescending(p => p.Id);

    public static Task<Post> PostAsync(
        this ProngsaiDb db,
        AgencyId agency,
        PostId id,
        CancellationToken cancellation
    ) => db.Posts.FirstOrDefaultAsync(p => p.AgencyId == agency && p.Id == id, cancellation).OrMissAsync();

    public static Task<Delivery?> DeliveryAsync(
        this ProngsaiDb db,
        AgencyId agency,
        PostId post,
        Channel channel,
        CancellationToken cancellation
    ) =>
        db.PostDeliveries.FirstOrDefaultAsync(
            d => d.AgencyId == agency && d.PostId == post && d.Channel == channel,
            cancellation
        );
}

internal sealed class ChannelTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var account = model.Entity<ChannelAccount>();
        account.ToTable("services_channel_accounts");
        account.HasKey(a => new { a.AgencyId, a.Channel });
        account.Ignore(a => a.Record).Ignore(a => a.Fault).Ignore(a => a.Left);

        var post = model.Entity<Post>();
        post.ToTable("services_posts");
        post.HasKey(p => new { p.AgencyId, p.Id });
        post.HasIndex(p => new
        {
            p.AgencyId,
            p.State,
            p.PublicAt,
        });
        post.Property(p => p.Version).IsConcurrencyToken();
        post.Ignore(p => p.Record)
            .Ignore(p => p.Page)
            .Ignore(p => p.Content)
            .Ignore(p => p.Channels)
            .Ignore(p => p.PreparedBy);

        var delivery = model.Entity<Delivery>();
        delivery.ToTable("services_post_deliveries");
        delivery.HasKey(d => new
        {
            d.AgencyId,
            d.PostId,
            d.Channel,
        });
        delivery.Property(d => d.Version).IsConcurrencyToken();
        delivery.Ignore(d => d.Trouble).Ignore(d => d.IsToBeSent);

        var subscriber = model.Entity<PushSubscriber>();
        subscriber.ToTable("services_push_subscribers");
        subscriber.HasKey(s => new { s.AgencyId, s.Id });
        subscriber.HasIndex(s => new { s.AgencyId, s.EndpointHash }).IsUnique();
        subscriber.Ignore(s => s.Address);

        // Of the installation: browsers know it as one sender, whichever agency they subscribed to.
        var key = model.Entity<PushKey>();
        key.ToTable("services_push_keys");
        key.HasKey(k => k.Name);

        var watch = model.Entity<TicketWatch>();
        watch.ToTable("services_ticket_watches");
        watch.HasKey(w => new { w.AgencyId, w.Id });
        watch.HasIndex(w => new { w.AgencyId, w.TicketId });
        watch.Ignore(w => w.Address);
    }
}

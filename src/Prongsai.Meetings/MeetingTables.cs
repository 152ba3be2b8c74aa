using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Appointments;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;
using Prongsai.Meetings.Minutes;
using Prongsai.Meetings.Resolutions;

namespace Prongsai.Meetings;

internal static class MeetingSets
{
    extension(ProngsaiDb db)
    {
        public DbSet<Meeting> Meetings => db.Set<Meeting>();

        public DbSet<AgendaItem> AgendaItems => db.Set<AgendaItem>();

        public DbSet<Invitee> Invitees => db.Set<Invitee>();

        public DbSet<Photograph> Photographs => db.Set<Photograph>();

        public DbSet<MinutesEdition> MinutesEditions => db.Set<MinutesEdition>();

        public DbSet<Resolution> Resolutions => db.Set<Resolution>();

        public DbSet<AppointmentOrder> AppointmentOrders => db.Set<AppointmentOrder>();

        public DbSet<OrderLine> OrderLines => db.Set<OrderLine>();
    }
}

internal static class MeetingTables
{
    public static void Describe(ModelBuilder model)
    {
        var meeting = model.Entity<Meeting>();
        meeting.ToTable("meetings");
        meeting.HasKey(m => new { m.AgencyId, m.Id });
        meeting
            .HasIndex(m => new
            {
                m.AgencyId,
                m.Series,
                m.Year,
                m.Number,
            })
            .IsUnique();
        meeting.HasIndex(m => new { m.AgencyId, m.Day });
        meeting.Property(m => m.Version).IsConcurrencyToken();
        meeting
            .Ignore(m => m.Record)
            .Ignore(m => m.Page)
            .Ignore(m => m.NumberOfYear)
            .Ignore(m => m.Name)
            .Ignore(m => m.Named)
            .Ignore(m => m.IsCancelled)
            .Ignore(m => m.IsSubmitted)
            .Ignore(m => m.IsApproved)
            .Ignore(m => m.MeasureIds)
            .Ignore(m => m.WriterIds)
            .Ignore(m => m.BeginsUtc)
            .Ignore(m => m.EndsUtc);

        var item = model.Entity<AgendaItem>();
        item.ToTable("meetings_agenda");
        item.HasKey(a => new
        {
            a.AgencyId,
            a.MeetingId,
            a.Id,
        });
        item.Ignore(a => a.Number).Ignore(a => a.IsWritten);

        var invitee = model.Entity<Invitee>();
        invitee.ToTable("meetings_people");
        invitee.HasKey(i => new
        {
            i.AgencyId,
            i.MeetingId,
            i.Id,
        });
        // One person once, however many record it at the same moment.
        invitee
            .HasIndex(i => new
            {
                i.AgencyId,
                i.MeetingId,
                i.PersonKey,
            })
            .IsUnique();
        invitee.HasIndex(i => new { i.AgencyId, i.Key }).IsUnique();
        invitee.Property(i => i.Version).IsConcurrencyToken();
        invitee.Ignore(i => i.InFull).Ignore(i => i.AsLine);

        var photograph = model.Entity<Photograph>();
        photograph.ToTable("meetings_photographs");
        photograph.HasKey(p => new
        {
            p.AgencyId,
            p.MeetingId,
            p.Id,
        });

        var edition = model.Entity<MinutesEdition>();
        edition.ToTable("meetings_minutes");
        edition.HasKey(e => new
        {
            e.AgencyId,
            e.MeetingId,
            e.Number,
        });

        var resolution = model.Entity<Resolution>();
        resolution.ToTable("meetings_resolutions");
        resolution.HasKey(r => new { r.AgencyId, r.Id });
        resolution.HasIndex(r => new { r.AgencyId, r.MeetingId });
        resolution.HasIndex(r => new
        {
            r.AgencyId,
            r.State,
            r.DueOn,
        });
        resolution.Property(r => r.Version).IsConcurrencyToken();
        resolution.Ignore(r => r.Record).Ignore(r => r.Page).Ignore(r => r.IsOpen);

        var order = model.Entity<AppointmentOrder>();
        order.ToTable("meetings_orders");
        order.HasKey(o => new { o.AgencyId, o.Id });
        order.HasIndex(o => new { o.AgencyId, o.EffectiveOn });
        order.Property(o => o.Version).IsConcurrencyToken();
        order
            .Ignore(o => o.Record)
            .Ignore(o => o.Page)
            .Ignore(o => o.Name)
            .Ignore(o => o.WriterIds)
            .Ignore(o => o.MeasureIds);

        var line = model.Entity<OrderLine>();
        line.ToTable("meetings_order_lines");
        line.HasKey(l => new
        {
            l.AgencyId,
            l.OrderId,
            l.Code,
        });
        line.Ignore(l => l.Item);
    }
}

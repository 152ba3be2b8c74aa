using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Appointments;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;
using Prongsai.Services.Counter.Voice;

namespace Prongsai.Services.Counter;

internal static class CounterSets
{
    extension(ProngsaiDb db)
    {
        public DbSet<CounterService> CounterServices => db.Set<CounterService>();

        public DbSet<Desk> Desks => db.Set<Desk>();

        public DbSet<DeskServes> DeskServes => db.Set<DeskServes>();

        public DbSet<PriorityGroup> PriorityGroups => db.Set<PriorityGroup>();

        public DbSet<QueueRules> QueueRules => db.Set<QueueRules>();

        public DbSet<Opening> Openings => db.Set<Opening>();

        public DbSet<Ticket> Tickets => db.Set<Ticket>();

        public DbSet<Stop> TicketStops => db.Set<Stop>();

        public DbSet<TicketEvent> TicketEvents => db.Set<TicketEvent>();

        public DbSet<QueueDay> QueueDays => db.Set<QueueDay>();

        public DbSet<Appointment> Appointments => db.Set<Appointment>();

        public DbSet<VoiceClip> VoiceClips => db.Set<VoiceClip>();
    }
}

internal sealed class CounterTables : ITables
{
    public const string Tickets = "services_tickets",
        Stops = "services_stops",
        Events = "services_ticket_events",
        Days = "services_queue_days";

    public void Describe(ModelBuilder model)
    {
        var service = model.Entity<CounterService>();
        service.ToTable("services_counter_services");
        service.HasKey(s => new { s.AgencyId, s.Id });
        service.HasIndex(s => new { s.AgencyId, s.Letter }).IsUnique();
        service.Property(s => s.Version).IsConcurrencyToken();
        service.Ignore(s => s.Name).Ignore(s => s.Record);

        var desk = model.Entity<Desk>();
        desk.ToTable("services_desks");
        desk.HasKey(d => new { d.AgencyId, d.Id });
        desk.Property(d => d.Version).IsConcurrencyToken();
        desk.Ignore(d => d.Name).Ignore(d => d.Record);

        var serves = model.Entity<DeskServes>();
        serves.ToTable("services_desk_serves");
        serves.HasKey(s => new
        {
            s.AgencyId,
            s.DeskId,
            s.ServiceId,
        });

        var group = model.Entity<PriorityGroup>();
        group.ToTable("services_priority_groups");
        group.HasKey(g => new { g.AgencyId, g.Code });
        group.Ignore(g => g.Name);

        var rules = model.Entity<QueueRules>();
        rules.ToTable("services_queue_rules");
        rules.HasKey(r => r.AgencyId);
        rules.Property(r => r.Version).IsConcurrencyToken();

        var opening = model.Entity<Opening>();
        opening.ToTable("services_openings");
        opening.HasKey(o => new { o.AgencyId, o.On });

        var ticket = model.Entity<Ticket>();
        ticket.ToTable(Tickets);
        ticket.HasKey(t => new { t.AgencyId, t.Id });
        ticket
            .HasIndex(t => new
            {
                t.AgencyId,
                t.Day,
                t.Letter,
                t.Number,
            })
            .IsUnique();
        ticket.HasIndex(t => new { t.AgencyId, t.KeyHash }).IsUnique();
        ticket.Ignore(t => t.Present).Ignore(t => t.IsOver).Ignore(t => t.WasServed);
        ticket.HasMany(t => t.Stops).WithOne().HasForeignKey(s => new { s.AgencyId, s.TicketId });

        var stop = model.Entity<Stop>();
        stop.ToTable(Stops);
        stop.HasKey(s => new
        {
            s.AgencyId,
            s.TicketId,
            s.Number,
        });
        stop.HasIndex(s => new
        {
            s.AgencyId,
            s.Day,
            s.State,
        });
        stop.Ignore(s => s.IsOver).Ignore(s => s.WaitedSeconds).Ignore(s => s.KeptPromise);

        var step = model.Entity<TicketEvent>();
        step.ToTable(Events);
        step.HasKey(e => new
        {
            e.AgencyId,
            e.Day,
            e.Sequence,
        });
        step.HasIndex(e => new { e.AgencyId, e.Act }).IsUnique();
        step.HasIndex(e => new { e.AgencyId, e.TicketId });

        var day = model.Entity<QueueDay>();
        day.ToTable(Days);
        day.HasKey(d => new { d.AgencyId, d.Day });

        var appointment = model.Entity<Appointment>();
        appointment.ToTable("services_appointments");
        appointment.HasKey(a => new { a.AgencyId, a.Id });
        appointment.HasIndex(a => new { a.AgencyId, a.KeyHash }).IsUnique();
        appointment.HasIndex(a => new
        {
            a.AgencyId,
            a.Day,
            a.ServiceId,
        });
        appointment.Ignore(a => a.StartsAt);

        var clip = model.Entity<VoiceClip>();
        clip.ToTable("services_voice_clips");
        clip.HasKey(c => new { c.AgencyId, c.Clip });
    }
}

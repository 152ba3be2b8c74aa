using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Infographics;
using Prongsai.Services.Registry;
using Prongsai.Services.Requests;

namespace Prongsai.Services;

internal static class ServiceTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<Service> Services => db.Set<Service>();

        public DbSet<ServiceVersion> ServiceVersions => db.Set<ServiceVersion>();

        public DbSet<FormFile> ServiceForms => db.Set<FormFile>();

        public DbSet<ServiceRequest> ServiceRequests => db.Set<ServiceRequest>();

        public DbSet<RequestEvent> RequestEvents => db.Set<RequestEvent>();

        public DbSet<RequestFile> RequestFiles => db.Set<RequestFile>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var service = model.Entity<Service>();
        service.ToTable("services_services");
        service.HasKey(s => new { s.AgencyId, s.Id });
        service.HasIndex(s => new { s.AgencyId, s.Slug }).IsUnique();
        service.HasIndex(s => s.ReviewDueOn);
        service.Property(s => s.Version).IsConcurrencyToken();
        service.Ignore(s => s.DraftManual).Ignore(s => s.PreparedBy).Ignore(s => s.IsOffered).Ignore(s => s.Record);

        var version = model.Entity<ServiceVersion>();
        version.ToTable("services_versions");
        version.HasKey(v => new
        {
            v.AgencyId,
            v.ServiceId,
            v.Number,
        });
        version.Ignore(v => v.Manual);

        var form = model.Entity<FormFile>();
        form.ToTable("services_forms");
        form.HasKey(f => new
        {
            f.AgencyId,
            f.ServiceId,
            f.File,
        });

        InfographicTables.Describe(model);
        DescribeRequests(model);
    }

    private static void DescribeRequests(ModelBuilder model)
    {
        var request = model.Entity<ServiceRequest>();
        request.ToTable("services_requests");
        request.HasKey(r => new { r.AgencyId, r.Id });
        request.HasIndex(r => new { r.AgencyId, r.CodeHash }).IsUnique();
        // The queue: what is open, the first due first.
        request.HasIndex(r => new
        {
            r.AgencyId,
            r.State,
            r.DueOn,
        });
        request.HasIndex(r => new
        {
            r.AgencyId,
            r.ServiceId,
            r.State,
        });
        request.HasIndex(r => new { r.AgencyId, r.Handle });
        request.HasIndex(r => new { r.AgencyId, r.FiledMonth });
        request.HasIndex(r => new { r.AgencyId, r.ClosedMonth });
        request.HasIndex(r => new { r.ForgottenAt, r.ClosedAt });
        request.Property(r => r.Version).IsConcurrencyToken();
        request.Ignore(r => r.AnswersByField).Ignore(r => r.AllPauses).Ignore(r => r.Asked).Ignore(r => r.Paid);

        var happened = model.Entity<RequestEvent>();
        happened.ToTable("services_request_events");
        happened.HasKey(e => new
        {
            e.AgencyId,
            e.RequestId,
            e.Id,
        });

        var file = model.Entity<RequestFile>();
        file.ToTable("services_request_files");
        file.HasKey(f => new
        {
            f.AgencyId,
            f.RequestId,
            f.Id,
        });
    }
}

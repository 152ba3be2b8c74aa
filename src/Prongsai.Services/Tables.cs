using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services;

internal static class ServiceTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<Service> Services => db.Set<Service>();

        public DbSet<ServiceVersion> ServiceVersions => db.Set<ServiceVersion>();
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
        service.Property(s => s.Version).IsConcurrencyToken();
        service.Ignore(s => s.Manual).Ignore(s => s.PreparedBy).Ignore(s => s.IsOffered).Ignore(s => s.Record);

        var version = model.Entity<ServiceVersion>();
        version.ToTable("services_versions");
        version.HasKey(v => new
        {
            v.AgencyId,
            v.ServiceId,
            v.Number,
        });
        version.Ignore(v => v.Manual);
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

internal static class FrameworkShelf
{
    extension(ProngsaiDb db)
    {
        public DbSet<FrameworkVersion> FrameworkVersions => db.Set<FrameworkVersion>();
    }
}

internal sealed class FrameworkTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var version = model.Entity<FrameworkVersion>();
        version.ToTable("assessment_frameworks");
        version.HasKey(v => new
        {
            v.AgencyId,
            v.Year,
            v.Profile,
            v.Number,
        });
        version.Property(v => v.Profile).HasMaxLength(40);
        version.Ignore(v => v.Key);
    }
}

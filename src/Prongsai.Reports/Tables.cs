using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Reports.Editions;
using Prongsai.Reports.Templates;

namespace Prongsai.Reports;

internal static class ReportsTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<Edition> ReportEditions => db.Set<Edition>();

        public DbSet<OwnTemplate> ReportTemplates => db.Set<OwnTemplate>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var edition = model.Entity<Edition>();
        edition.ToTable("reports_editions");
        edition.HasKey(e => new { e.AgencyId, e.Id });
        edition
            .HasIndex(e => new
            {
                e.AgencyId,
                e.Programme,
                e.Number,
            })
            .IsUnique();

        edition.HasIndex(e => e.Docx);
        edition.HasIndex(e => e.Html);
        edition.HasIndex(e => e.Pdf);

        var template = model.Entity<OwnTemplate>();
        template.ToTable("reports_templates");
        template.HasKey(t => new { t.AgencyId, t.Id });
        template.HasIndex(t => t.File);
    }
}

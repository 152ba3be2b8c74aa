using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Results;
using Prongsai.Kernel;

namespace Prongsai.Assessment;

internal static class AssessmentTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<ImportedFile> ImportedFiles => db.Set<ImportedFile>();

        public DbSet<ImportedFigure> ImportedFigures => db.Set<ImportedFigure>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var import = model.Entity<ImportedFile>();
        import.ToTable("assessment_imports");
        import.HasKey(i => new { i.AgencyId, i.Id });
        import.HasIndex(i => new { i.AgencyId, i.At });
        import.HasIndex(i => i.File);

        var figure = model.Entity<ImportedFigure>();
        figure.ToTable("assessment_figures");
        figure.HasKey(f => new { f.AgencyId, f.Id });
        // Two people importing at once must not leave two standing figures for one thing.
        figure
            .HasIndex(f => new
            {
                f.AgencyId,
                f.Year,
                f.Code,
            })
            .IsUnique()
            .HasFilter("\"ReplacedAt\" IS NULL");
        figure.HasIndex(f => new { f.AgencyId, f.ImportId });
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Activities;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Outcomes;
using Prongsai.Measures.Proof;

namespace Prongsai.Measures;

internal static class MeasuresTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<Improvement> Improvements => db.Set<Improvement>();

        public DbSet<Measure> Measures => db.Set<Measure>();

        public DbSet<Evidence> Evidence => db.Set<Evidence>();

        public DbSet<MemoPromise> MemoPromises => db.Set<MemoPromise>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var improvement = model.Entity<Improvement>();
        improvement.ToTable("measures_improvements");
        improvement.HasKey(i => new { i.AgencyId, i.Id });
        // An item stands once in a table; a withdrawn row does not stop it from being opened again. Both databases take this filter.
        improvement
            .HasIndex(i => new
            {
                i.AgencyId,
                i.Programme,
                i.ItemCode,
            })
            .IsUnique()
            .HasFilter("\"WithdrawnAt\" IS NULL");
        improvement.Property(i => i.Version).IsConcurrencyToken();
        improvement.HasMany(i => i.Measures).WithOne().HasForeignKey(m => new { m.AgencyId, m.ImprovementId });
        improvement.HasMany(i => i.Outcomes).WithOne().HasForeignKey(o => new { o.AgencyId, o.ImprovementId });

        var measure = model.Entity<Measure>();
        measure.ToTable("measures_measures");
        measure.HasKey(m => new { m.AgencyId, m.Id });
        measure.Property(m => m.Version).IsConcurrencyToken();

        var outcome = model.Entity<Outcome>();
        outcome.ToTable("measures_outcomes");
        outcome.HasKey(o => new { o.AgencyId, o.Id });
        outcome.Property(o => o.Version).IsConcurrencyToken();
        outcome.HasMany(o => o.Evidence).WithOne().HasForeignKey(e => new { e.AgencyId, e.OutcomeId });

        var evidence = model.Entity<Evidence>();
        evidence.ToTable("measures_evidence");
        evidence.HasKey(e => new { e.AgencyId, e.Id });
        evidence.Property(e => e.Version).IsConcurrencyToken();
        // Cleaning asks by file whether anything refers to it.
        evidence.HasIndex(e => e.File);

        var promise = model.Entity<MemoPromise>();
        promise.ToTable("measures_memo_promises");
        promise.HasKey(p => new { p.AgencyId, p.MeasureId });
    }
}

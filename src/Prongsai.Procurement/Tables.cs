using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Disclosing;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Questions;
using Prongsai.Procurement.Register;
using Prongsai.Procurement.Signs.Thai;

namespace Prongsai.Procurement;

internal static class ProcurementTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<Purchase> Purchases => db.Set<Purchase>();

        public DbSet<NothingBought> MonthsOfNothing => db.Set<NothingBought>();

        public DbSet<PurchaseImport> PurchaseImports => db.Set<PurchaseImport>();

        public DbSet<ChosenColumns> ChosenColumns => db.Set<ChosenColumns>();

        public DbSet<SignFinding> SignFindings => db.Set<SignFinding>();

        public DbSet<SignEvidence> SignEvidence => db.Set<SignEvidence>();

        public DbSet<SignExplanation> SignExplanations => db.Set<SignExplanation>();

        public DbSet<SignCount> SignCounts => db.Set<SignCount>();

        public DbSet<CitizenQuestion> CitizenQuestions => db.Set<CitizenQuestion>();

        public DbSet<TakenPurchases> TakenPurchases => db.Set<TakenPurchases>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var purchase = model.Entity<Purchase>();
        purchase.ToTable("procurement_purchases");
        purchase.HasKey(p => new { p.AgencyId, p.VersionId });
        purchase.Property(p => p.Bidders).HasConversion<OffersConverter, OffersComparer>();
        purchase.Property(p => p.Winners).HasConversion<OffersConverter, OffersComparer>();
        purchase.Property(p => p.SaidNone).HasConversion<FieldSetConverter>();
        purchase.HasIndex(p => new { p.AgencyId, p.Month });
        purchase.HasIndex(p => new { p.AgencyId, p.ChangeId });
        // Two people at once must not leave two versions of one purchase standing.
        purchase.HasIndex(p => new { p.AgencyId, p.Id }).IsUnique().HasFilter("\"EndedBy\" IS NULL");
        purchase.HasIndex(p => new { p.AgencyId, p.EndedBy }).HasFilter("\"EndedBy\" IS NOT NULL");

        var nothing = model.Entity<NothingBought>();
        nothing.ToTable("procurement_nothing_bought");
        nothing.HasKey(n => new { n.AgencyId, n.Month });

        var import = model.Entity<PurchaseImport>();
        import.ToTable("procurement_imports");
        import.HasKey(i => new { i.AgencyId, i.Id });
        import.HasIndex(i => new { i.AgencyId, i.At });
        import.HasIndex(i => i.File);
        import.Property(i => i.State).IsConcurrencyToken();
        import.Ignore(i => i.TakenBack);

        var columns = model.Entity<ChosenColumns>();
        columns.ToTable("procurement_columns");
        columns.HasKey(c => new { c.AgencyId, c.Heading });
        columns.Ignore(c => c.ByColumn);

        var taken = model.Entity<TakenPurchases>();
        taken.ToTable("procurement_taken");
        taken.HasKey(t => new { t.AgencyId, t.Id });
        taken.HasIndex(t => new { t.AgencyId, t.Version });
        taken.Ignore(t => t.All);

        PublicTables.Describe(model);

        var question = model.Entity<CitizenQuestion>();
        question.ToTable("procurement_questions");
        question.HasKey(q => new { q.AgencyId, q.Id });
        question.HasIndex(q => new { q.AgencyId, q.PurchaseId });
        question.HasIndex(q => new { q.AgencyId, q.AskedAt });
        question.Property(q => q.Version).IsConcurrencyToken();
        question.Ignore(q => q.Record).Ignore(q => q.IsShown).Ignore(q => q.IsAnswered);

        DescribeSigns(model);
    }

    private static void DescribeSigns(ModelBuilder model)
    {
        var finding = model.Entity<SignFinding>();
        finding.ToTable("procurement_signs");
        finding.HasKey(f => new { f.AgencyId, f.Id });
        finding.Ignore(f => f.Subject);
        finding.Ignore(f => f.Figures);
        finding.Ignore(f => f.Record);
        finding.Ignore(f => f.Address);
        finding
            .HasIndex(f => new
            {
                f.AgencyId,
                f.Year,
                f.Code,
                f.Key,
            })
            .IsUnique();

        var evidence = model.Entity<SignEvidence>();
        evidence.ToTable("procurement_signs_evidence");
        evidence.HasKey(e => new
        {
            e.AgencyId,
            e.FindingId,
            e.VersionId,
        });
        evidence.HasIndex(e => new { e.AgencyId, e.Year });

        var explanation = model.Entity<SignExplanation>();
        explanation.ToTable("procurement_signs_explanations");
        explanation.HasKey(e => new { e.AgencyId, e.Id });
        explanation.HasIndex(e => new { e.AgencyId, e.FindingId });
        explanation.HasIndex(e => new { e.AgencyId, e.Year });

        var count = model.Entity<SignCount>();
        count.ToTable("procurement_signs_counts");
        count.HasKey(c => new
        {
            c.AgencyId,
            c.Year,
            c.Code,
        });
        count.Ignore(c => c.WhyNot);
    }
}

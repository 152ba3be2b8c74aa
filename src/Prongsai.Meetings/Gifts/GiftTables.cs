using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

internal static class GiftSets
{
    extension(ProngsaiDb db)
    {
        public DbSet<GiftPolicy> GiftPolicies => db.Set<GiftPolicy>();

        public DbSet<Gift> Gifts => db.Set<Gift>();

        public DbSet<NoGiftDeclaration> NoGiftDeclarations => db.Set<NoGiftDeclaration>();

        public DbSet<GiftReport> GiftReports => db.Set<GiftReport>();
    }
}

internal static class GiftTables
{
    public static void Describe(ModelBuilder model)
    {
        var policy = model.Entity<GiftPolicy>();
        policy.ToTable("meetings_gift_policies");
        policy.HasKey(p => new { p.AgencyId, p.Year });
        policy.Property(p => p.Version).IsConcurrencyToken();
        policy.Ignore(p => p.Record).Ignore(p => p.Page).Ignore(p => p.Points).Ignore(p => p.PreparedBy);

        var gift = model.Entity<Gift>();
        gift.ToTable("meetings_gifts");
        gift.HasKey(g => new { g.AgencyId, g.Id });
        gift.HasIndex(g => new { g.AgencyId, g.ReceivedOn });
        gift.HasIndex(g => new { g.AgencyId, g.AccountId });
        gift.Property(g => g.Version).IsConcurrencyToken();
        gift.Ignore(g => g.Record).Ignore(g => g.Page).Ignore(g => g.Outcome).Ignore(g => g.IsToDecide);
        gift.Ignore(g => g.ReportBy).Ignore(g => g.IsReportedLate);

        var declared = model.Entity<NoGiftDeclaration>();
        declared.ToTable("meetings_no_gift_declarations");
        declared.HasKey(d => new
        {
            d.AgencyId,
            d.Year,
            d.Half,
            d.Unit,
        });

        var report = model.Entity<GiftReport>();
        report.ToTable("meetings_gift_reports");
        report.HasKey(r => new
        {
            r.AgencyId,
            r.Year,
            r.Number,
        });
        report.Property(r => r.Version).IsConcurrencyToken();
        report.Ignore(r => r.Content).Ignore(r => r.Record);
    }
}

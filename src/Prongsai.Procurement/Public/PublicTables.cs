using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Public;

/// <summary>What was published, apart from the register: the public's pages can name these and nothing else.</summary>
internal static class PublicTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<FrozenMonth> FrozenMonths => db.Set<FrozenMonth>();

        public DbSet<PublishedPurchase> PublishedPurchases => db.Set<PublishedPurchase>();

        public DbSet<PublishedWords> PublishedWords => db.Set<PublishedWords>();

        public DbSet<PublishedContent> PublishedContents => db.Set<PublishedContent>();

        public DbSet<PublishedWin> PublishedWins => db.Set<PublishedWin>();

        public DbSet<PublishedVendor> PublishedVendors => db.Set<PublishedVendor>();

        public DbSet<PublishedSum> PublishedSums => db.Set<PublishedSum>();

        public DbSet<WithdrawnMonth> WithdrawnMonths => db.Set<WithdrawnMonth>();

        public DbSet<WithdrawnPage> WithdrawnPages => db.Set<WithdrawnPage>();
    }

    public static void Describe(ModelBuilder model)
    {
        var month = model.Entity<FrozenMonth>();
        month.ToTable("procurement_public_months");
        month.HasKey(m => new
        {
            m.AgencyId,
            m.Month,
            m.Year,
            m.Code,
        });
        month.HasIndex(m => new
        {
            m.AgencyId,
            m.Year,
            m.Code,
        });
        month.Ignore(m => m.IsNothing);

        // Each way to sort has its index; the number ends it, so that a page goes on where the last one ended.
        var purchase = model.Entity<PublishedPurchase>();
        purchase.ToTable("procurement_public_purchases");
        purchase.HasKey(p => p.Id);
        purchase.Property(p => p.Id).ValueGeneratedNever();
        purchase.HasIndex(p => new { p.AgencyId, p.PurchaseId });
        purchase.HasIndex(p => new
        {
            p.AgencyId,
            p.Month,
            p.Id,
        });
        purchase.HasIndex(p => new
        {
            p.AgencyId,
            p.Satang,
            p.Id,
        });
        purchase.HasIndex(p => new
        {
            p.AgencyId,
            p.Method,
            p.Month,
            p.Id,
        });
        purchase.HasIndex(p => new
        {
            p.AgencyId,
            p.Method,
            p.Satang,
            p.Id,
        });

        purchase.Property(p => p.WorkOrder).UseCollation(ProngsaiDb.LetterByLetter);
        purchase.Property(p => p.VendorOrder).UseCollation(ProngsaiDb.LetterByLetter);
        purchase.HasIndex(p => new
        {
            p.AgencyId,
            p.WorkOrder,
            p.Id,
        });
        purchase.HasIndex(p => new
        {
            p.AgencyId,
            p.VendorOrder,
            p.Id,
        });
        purchase.HasIndex(p => new
        {
            p.AgencyId,
            p.Method,
            p.WorkOrder,
            p.Id,
        });
        purchase.HasIndex(p => new
        {
            p.AgencyId,
            p.Method,
            p.VendorOrder,
            p.Id,
        });

        var words = model.Entity<PublishedWords>();
        words.ToTable(PublishedWords.Table.Name);
        words.HasKey(w => w.Id);
        words.Property(w => w.Id).ValueGeneratedNever();

        var content = model.Entity<PublishedContent>();
        content.ToTable("procurement_public_contents");
        content.HasKey(c => c.Id);
        content.Property(c => c.Id).ValueGeneratedNever();

        var win = model.Entity<PublishedWin>();
        win.ToTable("procurement_public_wins");
        win.HasKey(w => new
        {
            w.AgencyId,
            w.VendorKey,
            w.Id,
        });
        win.HasIndex(w => new
        {
            w.AgencyId,
            w.Month,
            w.VendorKey,
            w.Satang,
        });
        win.HasIndex(w => w.Id);

        var vendor = model.Entity<PublishedVendor>();
        vendor.ToTable("procurement_public_vendors");
        vendor.HasKey(v => new { v.AgencyId, v.Key });

        var sum = model.Entity<PublishedSum>();
        sum.ToTable("procurement_public_sums");
        sum.HasKey(s => new
        {
            s.AgencyId,
            s.Month,
            s.Method,
        });

        var gone = model.Entity<WithdrawnMonth>();
        gone.ToTable("procurement_public_withdrawn");
        gone.HasKey(m => new { m.AgencyId, m.Month });

        var page = model.Entity<WithdrawnPage>();
        page.ToTable("procurement_public_withdrawn_pages");
        page.HasKey(p => new { p.AgencyId, p.Page });
        page.HasIndex(p => new { p.AgencyId, p.Month });
    }
}

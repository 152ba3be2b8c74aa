using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Checking;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures;

internal static class DisclosuresTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<Disclosure> Disclosures => db.Set<Disclosure>();

        public DbSet<Draft> DisclosureDrafts => db.Set<Draft>();

        public DbSet<DraftFile> DisclosureFiles => db.Set<DraftFile>();

        public DbSet<Mark> DisclosureMarks => db.Set<Mark>();

        public DbSet<Edition> DisclosureEditions => db.Set<Edition>();

        public DbSet<EditionFile> DisclosureEditionFiles => db.Set<EditionFile>();

        public DbSet<EditionTable> DisclosureEditionTables => db.Set<EditionTable>();

        public DbSet<EditionPrint> DisclosureEditionPrints => db.Set<EditionPrint>();

        public DbSet<Withdrawal> DisclosureWithdrawals => db.Set<Withdrawal>();

        public DbSet<LinkCheck> DisclosureLinks => db.Set<LinkCheck>();
    }
}

internal sealed class Tables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var disclosure = model.Entity<Disclosure>();
        disclosure.ToTable("disclosures_register");
        disclosure.HasKey(d => new { d.AgencyId, d.Id });
        disclosure
            .HasIndex(d => new
            {
                d.AgencyId,
                d.Year,
                d.Code,
            })
            .IsUnique();
        disclosure.Property(d => d.Version).IsConcurrencyToken();
        disclosure.Ignore(d => d.Officer).Ignore(d => d.Deputy).Ignore(d => d.Reviewer);

        var draft = model.Entity<Draft>();
        draft.ToTable("disclosures_drafts");
        draft.HasKey(d => new { d.AgencyId, d.DisclosureId });
        draft.Property(d => d.Version).IsConcurrencyToken();
        draft.Ignore(d => d.Document).Ignore(d => d.PreparedBy);
        // The job looks for what is to be published now, over all agencies.
        draft.HasIndex(d => new { d.State, d.PublishAt });

        var file = model.Entity<DraftFile>();
        file.ToTable("disclosures_files");
        file.HasKey(f => new { f.AgencyId, f.Id });
        file.HasIndex(f => new { f.AgencyId, f.DisclosureId });
        file.HasIndex(f => f.File);

        var mark = model.Entity<Mark>();
        mark.ToTable("disclosures_marks");
        mark.HasKey(m => new { m.AgencyId, m.Id });
        mark.HasIndex(m => new { m.AgencyId, m.DisclosureId });
        mark.Ignore(m => m.Asked);
        // The daily round looks for what is due, over all agencies.
        mark.HasIndex(m => new { m.DoneAt, m.DueOn });

        var edition = model.Entity<Edition>();
        edition.ToTable("disclosures_editions");
        edition.HasKey(e => new { e.AgencyId, e.Id });
        edition
            .HasIndex(e => new
            {
                e.AgencyId,
                e.Year,
                e.Code,
                e.Number,
            })
            .IsUnique();
        edition.HasIndex(e => new { e.AgencyId, e.DisclosureId });

        var editionFile = model.Entity<EditionFile>();
        editionFile.ToTable("disclosures_edition_files");
        editionFile.HasKey(f => new { f.AgencyId, f.Id });
        editionFile.HasIndex(f => new { f.AgencyId, f.EditionId });
        editionFile.HasIndex(f => f.File);

        var table = model.Entity<EditionTable>();
        table.ToTable("disclosures_edition_tables");
        table.HasKey(t => new { t.AgencyId, t.Id });
        table
            .HasIndex(t => new
            {
                t.AgencyId,
                t.EditionId,
                t.Name,
            })
            .IsUnique();
        table.HasIndex(t => t.File);

        var print = model.Entity<EditionPrint>();
        print.ToTable("disclosures_edition_prints");
        print.HasKey(p => new { p.AgencyId, p.Id });
        print.HasIndex(p => new { p.AgencyId, p.EditionId }).IsUnique();
        print.HasIndex(p => p.File);

        var link = model.Entity<LinkCheck>();
        link.ToTable("disclosures_links");
        link.HasKey(l => new { l.AgencyId, l.Id });
        link.Ignore(l => l.Facts);

        var withdrawal = model.Entity<Withdrawal>();
        withdrawal.ToTable("disclosures_withdrawals");
        withdrawal.HasKey(w => new { w.AgencyId, w.Id });
        withdrawal.HasIndex(w => new
        {
            w.AgencyId,
            w.Year,
            w.Code,
        });
    }
}

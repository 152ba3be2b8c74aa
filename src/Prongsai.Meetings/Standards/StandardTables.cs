using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

internal static class StandardSets
{
    extension(ProngsaiDb db)
    {
        public DbSet<Standard> Standards => db.Set<Standard>();

        public DbSet<StandardVersion> StandardVersions => db.Set<StandardVersion>();

        public DbSet<AskedPerson> AskedPeople => db.Set<AskedPerson>();

        public DbSet<QuestionTry> QuestionTries => db.Set<QuestionTry>();

        public DbSet<Acknowledgement> Acknowledgements => db.Set<Acknowledgement>();
    }
}

internal static class StandardTables
{
    public static void Describe(ModelBuilder model)
    {
        var standard = model.Entity<Standard>();
        standard.ToTable("meetings_standards");
        standard.HasKey(s => new { s.AgencyId, s.Id });
        standard.Property(s => s.Version).IsConcurrencyToken();
        standard.Ignore(s => s.Record).Ignore(s => s.Page).Ignore(s => s.MyPage).Ignore(s => s.DraftContent);
        standard.Ignore(s => s.ForSections).Ignore(s => s.ServesMeasures).Ignore(s => s.PreparedBy);

        var version = model.Entity<StandardVersion>();
        version.ToTable("meetings_standard_versions");
        version.HasKey(v => new
        {
            v.AgencyId,
            v.StandardId,
            v.Number,
        });
        version.Ignore(v => v.Content);

        var asked = model.Entity<AskedPerson>();
        asked.ToTable("meetings_asked_people");
        asked.HasKey(a => new
        {
            a.AgencyId,
            a.StandardId,
            a.AccountId,
        });
        asked.HasIndex(a => new { a.AgencyId, a.AccountId });
        asked.Property(a => a.Version).IsConcurrencyToken();
        asked.Ignore(a => a.DueOn);

        var tried = model.Entity<QuestionTry>();
        tried.ToTable("meetings_question_tries");
        tried.HasKey(t => new
        {
            t.AgencyId,
            t.StandardId,
            t.Number,
            t.Question,
            t.AccountId,
        });

        var known = model.Entity<Acknowledgement>();
        known.ToTable("meetings_acknowledgements");
        known.HasKey(a => new
        {
            a.AgencyId,
            a.StandardId,
            a.Number,
            a.AccountId,
        });
        known.HasIndex(a => new { a.AgencyId, a.AccountId });
    }
}

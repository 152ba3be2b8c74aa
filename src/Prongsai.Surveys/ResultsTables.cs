using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Appraisals;
using Prongsai.Surveys.Memo;
using Prongsai.Surveys.Publishing;
using Prongsai.Surveys.Themes;

namespace Prongsai.Surveys;

internal static class SurveyResultTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<MemoRecord> SurveyMemos => db.Set<MemoRecord>();

        public DbSet<MemoSeen> MemosSeen => db.Set<MemoSeen>();

        public DbSet<PublishedResults> PublishedResults => db.Set<PublishedResults>();

        public DbSet<AppraisalPolicy> AppraisalPolicies => db.Set<AppraisalPolicy>();

        public DbSet<BoardEntry> BoardEntries => db.Set<BoardEntry>();
    }
}

/// <summary>What is kept of results: memos as they were written, who acknowledged them, what was made public, and the board.</summary>
internal sealed class ResultsTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var memo = model.Entity<MemoRecord>();
        memo.ToTable("surveys_memos");
        memo.HasKey(m => new { m.AgencyId, m.Month });
        memo.Ignore(m => m.Memo);
        memo.Ignore(m => m.Record);

        var seen = model.Entity<MemoSeen>();
        seen.ToTable("surveys_memos_seen");
        seen.HasKey(s => new
        {
            s.AgencyId,
            s.Month,
            s.AccountId,
        });

        var published = model.Entity<PublishedResults>();
        published.ToTable("surveys_published");
        published.HasKey(p => new
        {
            p.AgencyId,
            p.RoundId,
            p.Number,
        });
        published.Ignore(p => p.Content);
        published.Ignore(p => p.Record);
        published.Property(p => p.Version).IsConcurrencyToken();

        var policy = model.Entity<AppraisalPolicy>();
        policy.ToTable("surveys_appraisals");
        policy.HasKey(p => p.AgencyId);
        policy.Ignore(p => p.Record);
        policy.Property(p => p.Version).IsConcurrencyToken();

        var entry = model.Entity<BoardEntry>();
        entry.ToTable("surveys_board");
        entry.HasKey(e => new { e.AgencyId, e.Id });
        entry.Ignore(e => e.Record);
        entry.Property(e => e.Version).IsConcurrencyToken();
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Memo;
using Prongsai.Surveys.Themes;

namespace Prongsai.Surveys;

internal static class SurveyResultTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<MemoRecord> SurveyMemos => db.Set<MemoRecord>();

        public DbSet<MemoSeen> MemosSeen => db.Set<MemoSeen>();

        public DbSet<BoardEntry> BoardEntries => db.Set<BoardEntry>();
    }
}

/// <summary>What is kept of results: memos as they were written, who acknowledged them, and the board.</summary>
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

        var entry = model.Entity<BoardEntry>();
        entry.ToTable("surveys_board");
        entry.HasKey(e => new { e.AgencyId, e.Id });
        entry.Ignore(e => e.Record);
        entry.Property(e => e.Version).IsConcurrencyToken();
    }
}

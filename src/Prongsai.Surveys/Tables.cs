using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Paper;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys;

internal static class SurveyTables
{
    extension(ProngsaiDb db)
    {
        public DbSet<QuestionnaireRecord> Questionnaires => db.Set<QuestionnaireRecord>();

        public DbSet<QuestionnaireVersion> QuestionnaireVersions => db.Set<QuestionnaireVersion>();

        public DbSet<Round> SurveyRounds => db.Set<Round>();

        public DbSet<WayIn> WaysIn => db.Set<WayIn>();

        public DbSet<OneTimeToken> OneTimeTokens => db.Set<OneTimeToken>();

        public DbSet<EligiblePerson> EligiblePeople => db.Set<EligiblePerson>();

        public DbSet<Answer> SurveyAnswers => db.Set<Answer>();

        public DbSet<FreeText> FreeTexts => db.Set<FreeText>();

        public DbSet<SpentKey> SpentKeys => db.Set<SpentKey>();

        public DbSet<IntakeMark> IntakeMarks => db.Set<IntakeMark>();

        public DbSet<PaperSheet> PaperSheets => db.Set<PaperSheet>();
    }
}

internal sealed class Tables : ITables
{
    public const string Answers = "surveys_answers",
        Texts = "surveys_texts",
        Spent = "surveys_spent",
        Marks = "surveys_marks";

    public void Describe(ModelBuilder model)
    {
        var questionnaire = model.Entity<QuestionnaireRecord>();
        questionnaire.ToTable("surveys_questionnaires");
        questionnaire.HasKey(q => new { q.AgencyId, q.Id });
        questionnaire.Property(q => q.Version).IsConcurrencyToken();

        var version = model.Entity<QuestionnaireVersion>();
        version.ToTable("surveys_questionnaire_versions");
        version.HasKey(v => new
        {
            v.AgencyId,
            v.QuestionnaireId,
            v.Number,
        });
        version.Ignore(v => v.Questionnaire);

        var round = model.Entity<Round>();
        round.ToTable("surveys_rounds");
        round.HasKey(r => new { r.AgencyId, r.Id });
        round.Property(r => r.Version).IsConcurrencyToken();

        var way = model.Entity<WayIn>();
        way.ToTable("surveys_ways");
        way.HasKey(w => new
        {
            w.AgencyId,
            w.RoundId,
            w.Number,
        });
        way.Ignore(w => w.Path);
        way.HasIndex(w => new { w.AgencyId, w.Key }).IsUnique();

        var token = model.Entity<OneTimeToken>();
        token.ToTable("surveys_tokens");
        token.HasKey(t => new
        {
            t.AgencyId,
            t.RoundId,
            t.Hash,
        });

        var person = model.Entity<EligiblePerson>();
        person.ToTable("surveys_eligible");
        person.HasKey(p => new
        {
            p.AgencyId,
            p.RoundId,
            p.AccountId,
        });
        person.Property(p => p.Version).IsConcurrencyToken();

        // These four are written by the intake, many at once and never through the change tracker. The migrations make them by hand:
        // without a row number on SQLite, which would tell the order of arrival; by fiscal year on PostgreSQL.
        var answer = model.Entity<Answer>();
        answer.ToTable(Answers);
        answer.HasKey(a => new
        {
            a.AgencyId,
            a.Year,
            a.RoundId,
            a.Id,
        });

        var text = model.Entity<FreeText>();
        text.ToTable(Texts);
        text.HasKey(t => new
        {
            t.AgencyId,
            t.Year,
            t.RoundId,
            t.Id,
        });

        var spent = model.Entity<SpentKey>();
        spent.ToTable(Spent);
        spent.HasKey(s => new
        {
            s.AgencyId,
            s.RoundId,
            s.Key,
        });

        var mark = model.Entity<IntakeMark>();
        mark.ToTable(Marks);
        mark.HasKey(m => new
        {
            m.AgencyId,
            m.RoundId,
            m.Way,
            m.Day,
            m.Hour,
            m.Device,
            m.Network,
        });

        var sheet = model.Entity<PaperSheet>();
        sheet.ToTable("surveys_paper");
        sheet.HasKey(s => new
        {
            s.AgencyId,
            s.RoundId,
            s.Number,
        });
        sheet.Property(s => s.Version).IsConcurrencyToken();
    }
}

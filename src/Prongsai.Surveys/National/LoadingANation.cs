using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.National;

/// <summary>
/// A country that does not exist: agencies whose names say so, each with a rehearsal of IIT and of EIT and a made-up OIT result. What
/// everybody answered follows from the seed. Each group of agencies is one transaction; agencies that have their rounds are done.
/// </summary>
internal sealed class LoadingANation(
    ProngsaiDb db,
    IAgencies agencies,
    IAgencyImport import,
    ISurveyForms forms,
    IMadeUpResults results,
    TimeProvider clock
)
{
    /// <summary>What addresses of synthetic agencies begin with; the nation itself is called so.</summary>
    public const string Slug = "synthetic";

    public const int MostAgencies = 8_300,
        MostRespondents = 2_000_000;
    private const int AgenciesAtOnce = 50;
    private const string Profile = "general";

    private static readonly Bilingual AgenciesDone = new("หน่วยงานสังเคราะห์", "synthetic agencies"),
        AgenciesRemoved = new("หน่วยงานที่ลบข้อมูลแล้ว", "agencies cleared");

    public async Task<NationLoaded> LoadAsync(
        MadeUpNation nation,
        IProgress<HowFar>? progress,
        CancellationToken cancellation
    )
    {
        if (nation.Respondents is < 1 or > MostRespondents || nation.Agencies is < 1 or > MostAgencies)
            throw new RefusedException([NationalRefusals.NotSoMany(nation.Respondents, nation.Agencies)]);

        var real = (await agencies.AllAsync(cancellation)).Where(a => !IsSynthetic(a)).ToList();
        if (real.Count > 0 && !nation.BesideRealData)
            throw new RefusedException([NationalRefusals.RealData(real.Count, real[0].Name.Th)]);

        var all = await RegisterAsync(nation, cancellation);
        var done = await DoneAsync(nation, cancellation);
        var (iit, eit) = (
            await FormAsync(all[0].Id, nation.Year, "IIT", cancellation),
            await FormAsync(all[0].Id, nation.Year, "EIT", cancellation)
        );
        var (before, respondents, answers) = (done.Count, 0L, 0L);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var some in all.Index().Where(a => !done.Contains(a.Item.Id)).Chunk(AgenciesAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var writing = new Writing(db, nation, clock.Now());
            List<(AgencyId, Score)> oit = [];
            foreach (var (number, agency) in some)
            {
                var random = new Random(unchecked(nation.Seed * 1_000_003 + number));
                oit.Add((agency.Id, Score.OfHundredths(random.Next(60_00, 100_01))));
                var good = 0.55 + 0.4 * random.NextDouble();
                var (staff, others) = Shares(nation, number);
                await writing.RoundAsync(agency.Id, iit, staff, random, good, cancellation);
                await writing.RoundAsync(agency.Id, eit, others, random, good, cancellation);
            }

            await writing.FlushAsync(cancellation);
            await results.WriteAsync(nation.Year, "OIT", oit, cancellation);
            await transaction.CommitAsync(cancellation);
            respondents += writing.Respondents;
            answers += writing.Answers;
            done.UnionWith(some.Select(a => a.Item.Id));
            progress?.Report(new(AgenciesDone, done.Count, nation.Agencies));
        }

        return new NationLoaded(done.Count, before, respondents, answers);
    }

    public async Task<long> RemoveAsync(IProgress<HowFar>? progress, CancellationToken cancellation)
    {
        var all = (await agencies.AllAsync(cancellation)).Where(IsSynthetic).Select(a => a.Id).ToList();
        long removed = 0;
        var gone = 0;
        foreach (var some in all.Chunk(AgenciesAtOnce))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            removed += await RemoveAsync(some, cancellation);
            await transaction.CommitAsync(cancellation);
            progress?.Report(new(AgenciesRemoved, gone += some.Length, all.Count));
        }

        return removed;
    }

    // A question about many agencies at once; what was not made up is not touched.
    private async Task<long> RemoveAsync(AgencyId[] some, CancellationToken cancellation)
    {
        var rounds = await db
            .SurveyRounds.AsNoTracking()
            .Where(r => some.Contains(r.AgencyId) && r.IsMadeUp)
            .Select(r => new
            {
                r.AgencyId,
                r.Id,
                r.QuestionnaireId,
                r.Year,
            })
            .ToListAsync(cancellation);
        var (ids, questionnaires) = (rounds.Select(r => r.Id).ToList(), rounds.Select(r => r.QuestionnaireId).ToList());
        var removed = await db
            .SurveyAnswers.Where(a => some.Contains(a.AgencyId) && ids.Contains(a.RoundId))
            .ExecuteDeleteAsync(cancellation);
        await db
            .WaysIn.Where(w => some.Contains(w.AgencyId) && ids.Contains(w.RoundId))
            .ExecuteDeleteAsync(cancellation);
        await db
            .SurveyRounds.Where(r => some.Contains(r.AgencyId) && ids.Contains(r.Id))
            .ExecuteDeleteAsync(cancellation);
        await db
            .QuestionnaireVersions.Where(v => some.Contains(v.AgencyId) && questionnaires.Contains(v.QuestionnaireId))
            .ExecuteDeleteAsync(cancellation);
        await db
            .Questionnaires.Where(q => some.Contains(q.AgencyId) && questionnaires.Contains(q.Id))
            .ExecuteDeleteAsync(cancellation);
        foreach (var year in rounds.Select(r => r.Year).Distinct())
            await results.RemoveAsync(year, some, cancellation);
        return removed;
    }

    /// <summary>The agencies in order, registered where they were not; by the same door as a ministry's list.</summary>
    private async Task<IReadOnlyList<Agency>> RegisterAsync(MadeUpNation nation, CancellationToken cancellation)
    {
        var known = (await agencies.AllAsync(cancellation))
            .Where(a => a.ParentId is not null && IsSynthetic(a))
            .ToList();
        if (known.Count < nation.Agencies)
        {
            var file = new StringBuilder("slug,name_th,name_en,kind,profile,parent\n");
            file.Append(
                CultureInfo.InvariantCulture,
                $"{Slug},ประเทศสังเคราะห์ (สมมุติ),Synthetic nation (made up),Other,{Profile},\n"
            );
            for (var number = 0; number < nation.Agencies; number++)
                file.Append(
                    CultureInfo.InvariantCulture,
                    $"{SlugOf(number)},หน่วยงานสังเคราะห์ {number + 1} (สมมุติ),Synthetic agency {number + 1} (made up),Other,{Profile},{Slug}\n"
                );
            var imported = await import.ImportAsync(
                "synthetic.csv",
                Encoding.UTF8.GetBytes(file.ToString()),
                under: null,
                staysWithin: false,
                profile: null,
                Actor.System,
                cancellation
            );
            imported.Refusals.ThrowIfAny();
            db.ChangeTracker.Clear();
            known = [.. (await agencies.AllAsync(cancellation)).Where(a => a.ParentId is not null && IsSynthetic(a))];
        }

        return [.. known.OrderBy(a => a.Slug, StringComparer.Ordinal).Take(nation.Agencies)];
    }

    private async Task<HashSet<AgencyId>> DoneAsync(MadeUpNation nation, CancellationToken cancellation)
    {
        var loaded = await db
            .SurveyRounds.AsNoTracking()
            .Where(r => r.IsMadeUp && r.Year == nation.Year && r.Purpose == Purpose.RehearsalEit)
            .Where(r => r.Audience.StartsWith(Writing.Mark))
            .Select(r => new { r.AgencyId, r.Audience })
            .ToListAsync(cancellation);
        var asked = Writing.MarkOf(nation);
        if (loaded.FirstOrDefault(r => r.Audience != asked) is { } other)
            throw new RefusedException([NationalRefusals.LoadedOtherwise(other.Audience, asked)]);

        return [.. loaded.Select(r => r.AgencyId)];
    }

    // Frameworks of late years do not list all their questions; the newest that does is asked.
    private async Task<Questionnaire> FormAsync(
        AgencyId agency,
        FiscalYear year,
        string instrument,
        CancellationToken cancellation
    )
    {
        for (var asked = year; asked.Buddhist > 2560; )
        {
            if (await forms.OfYearAsync(agency, asked, instrument, cancellation) is not { } form)
                break;
            if (form.Indicators.All(i => i.Complete))
                return AllScored(FrameworkForms.Rehearsal(form));

            asked = form.Framework.Year.Previous;
        }

        throw new RefusedException([NationalRefusals.NoQuestions(year)]);
    }

    // Of some questions nobody knows whether much is good; real rehearsals do not score those. Here nothing is real, and without them
    // no agency would have a total: they count as if much were good.
    private static Questionnaire AllScored(Questionnaire questionnaire) =>
        questionnaire with
        {
            Sections =
            [
                .. questionnaire.Sections.Select(section =>
                    section with
                    {
                        Questions = [.. section.Questions.Select(question => question with { Scored = true })],
                    }
                ),
            ],
        };

    // As even as whole numbers allow; the sum is exactly what was asked for, a third of it staff.
    private static (int Staff, int Others) Shares(MadeUpNation nation, int number)
    {
        var staff = nation.Respondents / 3;
        return (ShareOf(staff, nation.Agencies, number), ShareOf(nation.Respondents - staff, nation.Agencies, number));
    }

    private static int ShareOf(int all, int agencies, int number) =>
        (int)((long)all * (number + 1) / agencies - (long)all * number / agencies);

    private static string SlugOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Slug}-{number + 1:0000}");

    private static bool IsSynthetic(Agency agency) =>
        agency.Slug == Slug || agency.Slug.StartsWith(Slug + "-", StringComparison.Ordinal);

    /// <summary>The rows of some agencies.</summary>
    private sealed class Writing(ProngsaiDb db, MadeUpNation nation, Now now)
    {
        public const string Mark = "ข้อมูลสังเคราะห์ / synthetic";

        private readonly BulkInsert<QuestionnaireRecord> _records = db.BulkInsert<QuestionnaireRecord>();
        private readonly BulkInsert<QuestionnaireVersion> _versions = db.BulkInsert<QuestionnaireVersion>();
        private readonly BulkInsert<Round> _rounds = db.BulkInsert<Round>();
        private readonly BulkInsert<WayIn> _ways = db.BulkInsert<WayIn>();
        private readonly BulkInsert<Answer> _answers = db.BulkInsert<Answer>();

        public long Respondents { get; private set; }

        public long Answers { get; private set; }

        public static string MarkOf(MadeUpNation nation) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Mark}: {nation.Respondents} respondents, {nation.Agencies} agencies, seed {nation.Seed}"
            );

        public async Task RoundAsync(
            AgencyId agency,
            Questionnaire questionnaire,
            int people,
            Random random,
            double good,
            CancellationToken cancellation
        )
        {
            var record = QuestionnaireRecord.New(agency, questionnaire, now);
            var version = record.Issue(now, Actor.System);
            var opens = nation.Year.FirstDay.AddMonths(3);
            var round = Round.Prepare(
                new RoundPlan(
                    $"{questionnaire.Title.Th} (สังเคราะห์)",
                    MarkOf(nation),
                    opens,
                    opens.AddMonths(5),
                    null,
                    null
                ),
                version,
                madeUp: true
            );
            round.OpenAndClose(now);
            var way = WayIn.To(round, 1, round.IsOfStaff ? WayKind.Staff : WayKind.Link);
            await _records.AddAsync(record, cancellation);
            await _versions.AddAsync(version, cancellation);
            await _rounds.AddAsync(round, cancellation);
            await _ways.AddAsync(way, cancellation);
            foreach (var answer in AnswersOf(round, questionnaire, people, random, good))
                await _answers.AddAsync(answer, cancellation);
            Respondents += people;
            Answers += (long)people * questionnaire.Columns.Count;
        }

        public async Task FlushAsync(CancellationToken cancellation)
        {
            await _records.FlushAsync(cancellation);
            await _versions.FlushAsync(cancellation);
            await _rounds.FlushAsync(cancellation);
            await _ways.FlushAsync(cancellation);
            await _answers.FlushAsync(cancellation);
        }

        // In the order of their identifiers, which is how both databases lay them down.
        private static IEnumerable<Answer> AnswersOf(
            Round round,
            Questionnaire questionnaire,
            int people,
            Random random,
            double good
        )
        {
            var columns = questionnaire
                .Columns.All.Select(column =>
                    (
                        Levels: questionnaire.ScaleWith(column.Question.Scale)?.Levels.Count ?? 2,
                        Reversed: column.IsReversed
                    )
                )
                .ToArray();
            Guid[] ids = [.. Enumerable.Range(0, people).Select(_ => IdFrom(random))];
            Array.Sort(ids);
            var row = new short[columns.Length];
            foreach (var id in ids)
            {
                for (var c = 0; c < row.Length; c++)
                    row[c] = LevelOf(columns[c].Levels, columns[c].Reversed, random, good);
                yield return new Answer
                {
                    AgencyId = round.AgencyId,
                    Year = round.Year,
                    RoundId = round.Id,
                    Id = id,
                    Way = 1,
                    Day = round.OpensOn.AddDays(random.Next(140)),
                    Pace = (short)random.Next(6, 120),
                    Given = Columns.Pack(row),
                };
            }
        }

        // The better the agency, the higher; a hundredth leaves the question open.
        private static short LevelOf(int levels, bool reversed, Random random, double good)
        {
            if (random.Next(100) == 0)
                return Columns.Open;

            var level = (short)Math.Min(levels - 1, levels * Math.Pow(random.NextDouble(), 1 / good - 0.9));
            return reversed ? (short)(levels - 1 - level) : level;
        }

        private static Guid IdFrom(Random random)
        {
            Span<byte> bytes = stackalloc byte[16];
            random.NextBytes(bytes);
            return new Guid(bytes);
        }
    }
}

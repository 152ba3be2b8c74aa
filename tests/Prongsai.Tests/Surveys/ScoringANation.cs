using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.National;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Results;

namespace Prongsai.Tests.Surveys;

/// <summary>A small synthetic country, scored in one pass, against SQL, against the scorer of one agency, and against a plain loop.</summary>
public sealed class ScoringANation
{
    private const int Agencies = 12,
        Respondents = 700;
    private static readonly FiscalYear Year = new(2568);
    private static readonly MadeUpNation Small = new(Respondents, Agencies, Year, Seed: 7, BesideRealData: true);

    [Theory, OnBothDatabases]
    public async Task Every_agency_comes_out_as_when_it_is_scored_alone_and_sums_are_those_of_sql(Database database)
    {
        await using var app = await App.StartAsync(database, administrator: false);
        var loaded = await app.Ask<INationalSurveys, NationLoaded>(s => s.LoadAsync(Small, null));
        Assert.Equal((Agencies, 0, (long)Respondents), (loaded.Agencies, loaded.Before, loaded.Respondents));

        var nation = await app.Ask<INationalSurveys, NationScored>(s => s.ScoreAsync(Year, null, null, null));

        Assert.Equal(Agencies, nation.Agencies.Count);
        Assert.Equal(Respondents, nation.Respondents);
        Assert.All(nation.Agencies, a => Assert.True(a.IsMadeUp));
        Assert.All(nation.Agencies, a => Assert.True(a.Figures.ContainsKey("TOTAL"), a.Agency.Slug));
        var alone = new List<Exact>();
        foreach (var agency in nation.Agencies)
        {
            var (questions, framework) = await QuestionsBySqlAsync(app, agency.Agency.Id);
            var forecast = await app.Ask<ISurveyForms, Forecast?>(f =>
                f.RehearsedAsync(agency.Agency.Id, Year, framework, questions)
            );
            Assert.Equal(forecast!.Total.Carried, agency.Figures["TOTAL"]);
            Assert.Equal(forecast.Band, agency.Band);
            foreach (var term in forecast.Total.AndBelow().Where(t => agency.Figures.ContainsKey(t.Code)))
                Assert.Equal(term.Carried, agency.Figures[term.Code]);
            alone.Add(forecast.Total.Carried!.Value);
        }

        Assert.Equal(Exact.Mean(alone), nation.Means.Single(m => m.Code == "TOTAL").Mean);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_stopped_goes_on_and_what_is_made_up_goes_away(Database database)
    {
        await using var app = await App.StartAsync(database, administrator: false);
        using var stop = new CancellationTokenSource();
        var many = Small with { Agencies = 120, Respondents = 240 };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            app.Ask<INationalSurveys, NationLoaded>(s => s.LoadAsync(many, new StopAt(stop), stop.Token))
        );

        var rest = await app.Ask<INationalSurveys, NationLoaded>(s => s.LoadAsync(many, null));
        Assert.Equal((120, 50), (rest.Agencies, rest.Before));
        var again = await app.Ask<INationalSurveys, NationLoaded>(s => s.LoadAsync(many, null));
        Assert.Equal((120, 120, 0L), (again.Agencies, again.Before, again.Respondents));
        Assert.Equal(240, await app.Ask<ProngsaiDb, int>(db => db.SurveyAnswers.CountAsync()));

        var other = await Assert.ThrowsAsync<RefusedException>(() =>
            app.Ask<INationalSurveys, NationLoaded>(s => s.LoadAsync(many with { Seed = 8 }, null))
        );
        Assert.Equal("load-otherwise", other.Reasons.Single().Code);

        Assert.Equal(240, await app.Ask<INationalSurveys, long>(s => s.RemoveAsync(null)));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.SurveyAnswers.CountAsync()));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.SurveyRounds.CountAsync()));
        Assert.Equal(0, await app.Ask<ProngsaiDb, int>(db => db.Questionnaires.CountAsync()));
    }

    [Fact]
    public async Task It_does_not_stand_beside_real_agencies_unless_told_so()
    {
        await using var app = await App.StartAsync(Database.Sqlite, administrator: false);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            app.Ask<INationalSurveys, NationLoaded>(s => s.LoadAsync(Small with { BesideRealData = false }, null))
        );

        Assert.Equal("load-real-data", refused.Reasons.Single().Code);
        Assert.Equal(1, await app.Ask<IAgencies, int>(async a => (await a.AllAsync()).Count));
    }

    [Fact]
    public async Task A_sealed_file_gives_the_same_and_a_changed_byte_is_found()
    {
        await using var app = await App.StartAsync(Database.Sqlite, administrator: false);
        await app.Ask<INationalSurveys, NationLoaded>(s => s.LoadAsync(Small, null));
        var file = Path.GetTempFileName();
        try
        {
            var first = await app.Ask<INationalSurveys, NationScored>(s => s.ScoreAsync(Year, null, file, null));
            var second = await app.Ask<INationalSurveys, NationScored>(s => s.ScoreAsync(Year, file, null, null));
            Assert.Equal(first.Agencies.Select(Line), second.Agencies.Select(Line));
            Assert.Equal(first.Questions, second.Questions);

            var bytes = await File.ReadAllBytesAsync(file);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
            var changed = await Assert.ThrowsAsync<RefusedException>(() =>
                app.Ask<INationalSurveys, NationScored>(s => s.ScoreAsync(Year, file, null, null))
            );
            Assert.Equal("answers-changed", changed.Reasons.Single().Code);

            // Anybody can seal nonsense.
            bytes[bytes.Length / 2] ^= 1;
            var round = 4 + BinaryPrimitives.ReadInt32LittleEndian(bytes);
            foreach (var (at, nonsense) in new[] { (round + 34, (short)999), (round + 38, (short)-1), (4, (short)0) })
            {
                byte[] spoiled = [.. bytes];
                BinaryPrimitives.WriteInt16LittleEndian(spoiled.AsSpan(at), nonsense);
                SHA256.HashData(spoiled.AsSpan(..^SHA256.HashSizeInBytes), spoiled.AsSpan(^SHA256.HashSizeInBytes..));
                await File.WriteAllBytesAsync(file, spoiled);
                var refused = await Assert.ThrowsAsync<RefusedException>(() =>
                    app.Ask<INationalSurveys, NationScored>(s => s.ScoreAsync(Year, file, null, null))
                );
                Assert.Equal("answers-not-sealed", refused.Reasons.Single().Code);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory, InlineData(1), InlineData(63), InlineData(64), InlineData(65), InlineData(1_000)]
    public void Counting_with_vectors_is_counting_one_by_one(int people)
    {
        var layout = new Layout("", SomeQuestionnaire.OfEveryKind());
        var random = new Random(people);
        var rows = Enumerable
            .Range(0, people)
            .Select(_ =>
                layout
                    .Columns.Select(_ => random.Next(5) is var level && level > 2 ? Layout.None : (byte)level)
                    .ToArray()
            )
            .ToArray();
        var cells = Enumerable.Range(0, layout.Columns.Length).SelectMany(c => rows.Select(r => r[c])).ToArray();
        var (sums, answered) = (new long[layout.Items.Count], new int[layout.Items.Count]);

        Counting.Add(layout, cells, sums, answered);

        for (var i = 0; i < layout.Items.Count; i++)
        {
            var item = layout.Items[i];
            List<Exact> persons = [];
            foreach (var row in rows)
            {
                var values = item
                    .Parts.Select((part, p) => (part, Level: row[layout.FirstPart[i] + p]))
                    .Where(p => p.Level != Layout.None && p.part.Values[p.Level] is not null)
                    .Select(p => Exact.Of(p.part.Values[p.Level]!.Value, ScoredItem.Unit))
                    .ToList();
                if (values.Count > 0)
                    persons.Add(Exact.Mean(values));
            }

            Assert.Equal(persons.Count, answered[i]);
            if (persons.Count > 0)
                Assert.Equal(
                    Exact.Mean(persons),
                    Exact.Of(sums[i], item.Whole) / Exact.Of(ScoredItem.Unit * persons.Count)
                );
        }
    }

    private static string Line(AgencyOfNation agency) =>
        $"{agency.Agency.Slug} {agency.Iit} {agency.Eit} {string.Join(' ', agency.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value.Numerator}/{f.Value.Denominator}"))} {agency.Band?.Code}";

    /// <summary>
    /// The scores of an agency's questions from a count by the database: which bytes stand where the question's answer lies, and how
    /// often. Nothing of the pass is used.
    /// </summary>
    private static async Task<(Dictionary<string, Exact> Questions, FrameworkKey Framework)> QuestionsBySqlAsync(
        App app,
        AgencyId agency
    )
    {
        Dictionary<string, Exact> scores = [];
        FrameworkKey? key = null;
        var rounds = await app.Ask<ProngsaiDb, List<Prongsai.Surveys.Rounds.Round>>(db =>
            db.SurveyRounds.AsNoTracking().Where(r => r.AgencyId == agency).ToListAsync()
        );
        foreach (var round in rounds)
        {
            var version = await app.Ask<ProngsaiDb, QuestionnaireVersion>(db =>
                db.QuestionnaireVersions.AsNoTracking()
                    .SingleAsync(v => v.AgencyId == agency && v.QuestionnaireId == round.QuestionnaireId)
            );
            var questionnaire = version.Questionnaire;
            key = new(new FiscalYear(questionnaire.Framework!.Year), questionnaire.Framework.Profile);
            foreach (var question in questionnaire.Questions.Where(q => q.Scored))
                if (await MeanAsync(app, round.Id.Value, questionnaire, question) is { } mean)
                    scores[question.Item!] = mean;
        }

        return (scores, key!);
    }

    private static async Task<Exact?> MeanAsync(App app, Guid round, Questionnaire questionnaire, Question question)
    {
        var columns = questionnaire.Columns.Of(question.Code);
        var (from, length) = (columns[0].Ordinal * 2 + 1, columns.Count * 2);
        var patterns = await app.Ask<ProngsaiDb, List<Pattern>>(db =>
        {
            var piece = string.Create(CultureInfo.InvariantCulture, $"substr(\"Given\", {from}, {length})");
            var hex = db.Database.IsNpgsql() ? $"upper(encode({piece}, 'hex'))" : $"hex({piece})";
            var sql = string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT {hex} AS \"Bytes\", count(*) AS \"Count\" FROM surveys_answers WHERE \"RoundId\" = {{0}} GROUP BY 1"
            );
            return db.Database.SqlQueryRaw<Pattern>(sql, round).ToListAsync();
        });
        var scale = questionnaire.ScaleWith(question.Scale)!;
        var (sum, answered) = (Exact.Zero, 0L);
        foreach (var pattern in patterns)
        {
            var levels = Columns.Unpack(Convert.FromHexString(pattern.Bytes));
            var values = columns
                .Where((_, n) => levels[n] >= 0)
                .Select(
                    (column, _) =>
                    {
                        var reversed = question.HasParts
                            ? question.Parts[column.Part].Reversed ?? question.Reversed
                            : question.Reversed;
                        var value = scale.Levels[levels[column.Part]].Value!.Value;
                        return Exact.Of((long)((reversed ? 100 - value : value) * 10_000), 10_000);
                    }
                )
                .ToList();
            if (values.Count == 0)
                continue;

            sum += Exact.Mean(values) * Exact.Of(pattern.Count);
            answered += pattern.Count;
        }

        return answered < 5 ? null : sum / Exact.Of(answered);
    }

    private sealed record Pattern(string Bytes, long Count);

    private sealed class StopAt(CancellationTokenSource stop) : IProgress<HowFar>
    {
        public void Report(HowFar value) => stop.Cancel();
    }
}

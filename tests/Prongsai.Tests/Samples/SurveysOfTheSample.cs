using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Samples;

/// <summary>The made-up surveys of the sample office: marked, whole, and the same each time.</summary>
public sealed class SurveysOfTheSample
{
    [Theory, OnBothDatabases]
    public async Task Are_marked_as_made_up_and_load_once(Database database)
    {
        await using var app = await App.StartAsync(database);
        await LoadAsync(app);
        var first = await FiguresAsync(app);
        await LoadAsync(app);

        Assert.Equal(first, await FiguresAsync(app));
        var rounds = await app.Ask<ProngsaiDb, List<Round>>(db => db.SurveyRounds.AsNoTracking().ToListAsync());
        Assert.Equal(4, rounds.Count);
        Assert.All(rounds, round => Assert.True(round.IsMadeUp));
        var today = TimeProvider.System.Now().Today;
        var open = Assert.Single(rounds, round => round.StandingOn(today) == RoundStanding.Open);
        Assert.True(
            await app.Ask<ProngsaiDb, bool>(db =>
                db.WaysIn.AnyAsync(w => w.RoundId == open.Id && w.Kind == WayKind.Kiosk && w.ClosedAt == null)
            )
        );
        var page = await App.OpenAsync(app.Officer, $"/staff/surveys/{open.Id.Value}");
        Assert.Contains("ข้อมูลสมมุติ", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Have_sections_over_and_one_under_five_and_the_same_figures_each_time()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await LoadAsync(app);

        var ofSections = await app.Ask<ProngsaiDb, List<int>>(async db =>
        {
            var ways = await db.WaysIn.Where(w => w.SectionId != null).ToListAsync();
            var answers = await db.SurveyAnswers.ToListAsync();
            return
            [
                .. ways.GroupJoin(
                        answers,
                        w => (w.RoundId, w.Number),
                        a => (a.RoundId, a.Way),
                        (w, a) => (w.SectionId, Count: a.Count())
                    )
                    .GroupBy(w => w.SectionId)
                    .Select(g => g.Sum(w => w.Count))
                    .Order(),
            ];
        });

        Assert.Equal([3, 14, 19, 22, 26, 85], ofSections);
        // What the dice gave on the day this was written: they give it every day.
        Assert.Equal(("Satisfaction", 233, 1695), (await FiguresAsync(app))[0]);
    }

    private static Task LoadAsync(App app) =>
        app.With<IServiceProvider>(services =>
            SampleSurveys.LoadAsync(
                services,
                app.Agency,
                SampleOffice.FolderOf("khlong-sam-wa"),
                CancellationToken.None
            )
        );

    /// <summary>How many answers each round has, and the sum of all their levels.</summary>
    private static Task<List<(string Purpose, int Answers, long Sum)>> FiguresAsync(App app) =>
        app.Ask<ProngsaiDb, List<(string, int, long)>>(async db =>
        {
            var rounds = await db.SurveyRounds.ToDictionaryAsync(r => r.Id);
            var answers = await db.SurveyAnswers.AsNoTracking().ToListAsync();
            return
            [
                .. answers
                    .GroupBy(a => rounds[a.RoundId].Purpose)
                    .OrderBy(g => g.Key)
                    .Select(g =>
                        (
                            g.Key.ToString(),
                            g.Count(),
                            g.SelectMany(a => Columns.Unpack(a.Given))
                                .Where(v => v > Columns.DontKnow)
                                .Sum(v => (long)v)
                        )
                    ),
            ];
        });
}

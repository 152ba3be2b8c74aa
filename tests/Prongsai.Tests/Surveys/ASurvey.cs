using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Surveys;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys;

/// <summary>An open round with its ways in, put into the database as the pages would, and what is stored of it.</summary>
internal sealed class ASurvey
{
    private readonly IServiceProvider _services;

    private ASurvey(IServiceProvider services, Round round, IReadOnlyList<WayIn> ways) =>
        (_services, Round, Ways) = (services, round, ways);

    public Round Round { get; }
    public IReadOnlyList<WayIn> Ways { get; }

    public string Address(WayKind kind = WayKind.Link) =>
        $"/khlong-sam-wa/survey/{Ways.First(w => w.Kind == kind).Key}";

    public static Task<ASurvey> OpenAsync(
        App app,
        Questionnaire? questionnaire = null,
        bool opened = true,
        params WayKind[] also
    ) => OpenAsync(app.Services, app.Agency, questionnaire, opened, also);

    public static async Task<ASurvey> OpenAsync(
        IServiceProvider services,
        AgencyId agency,
        Questionnaire? questionnaire = null,
        bool opened = true,
        params WayKind[] also
    )
    {
        var now = TimeProvider.System.Now();
        var record = QuestionnaireRecord.New(agency, questionnaire ?? SomeQuestionnaire.Short(), now);
        var version = record.Issue(now, Actor.System);
        var round = Round.Prepare(
            new RoundPlan("รอบทดสอบ", "ผู้รับบริการ", now.Today, now.Today.AddDays(5), 100, 10),
            version
        );
        if (opened)
            round.Open(now);
        WayIn[] ways = [.. also.Prepend(WayKind.Link).Select((kind, n) => WayIn.To(round, (short)(n + 1), kind))];
        ASurvey survey = new(services, round, ways);
        await survey.With(db =>
        {
            db.AddRange(record, version, round);
            db.AddRange(ways);
            return db.SaveChangesAsync();
        });
        return survey;
    }

    public async Task<string> TokenAsync()
    {
        var code = ReadableKey.New(OneTimeToken.Length);
        await With(db =>
        {
            db.Add(OneTimeToken.Of(Ways.First(w => w.Kind == WayKind.Token), code, 1));
            return db.SaveChangesAsync();
        });
        return code;
    }

    public async Task CloseAsync()
    {
        await With(async db =>
        {
            var round = await db.SurveyRounds.SingleAsync(r => r.Id == Round.Id);
            round.Close(TimeProvider.System.Now());
            await db.SaveChangesAsync();
        });
        _services.GetRequiredService<Doors>().Forget();
    }

    public Task<List<Answer>> AnswersAsync() =>
        Ask(db => db.SurveyAnswers.AsNoTracking().Where(a => a.RoundId == Round.Id).ToListAsync());

    public Task<List<FreeText>> TextsAsync() =>
        Ask(db => db.FreeTexts.AsNoTracking().Where(a => a.RoundId == Round.Id).OrderBy(t => t.Text).ToListAsync());

    public Task<List<IntakeMark>> MarksAsync() =>
        Ask(db => db.IntakeMarks.AsNoTracking().Where(a => a.RoundId == Round.Id).ToListAsync());

    private async Task With(Func<ProngsaiDb, Task> act)
    {
        await using var scope = _services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<ProngsaiDb>());
    }

    private async Task<T> Ask<T>(Func<ProngsaiDb, Task<T>> ask)
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<ProngsaiDb>());
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Results;

namespace Prongsai.Surveys.Rehearsing;

/// <summary>Tells the assessment what the latest rehearsals of IIT and EIT gave, question by question; it makes the forecast.</summary>
internal sealed class LatestRehearsals(ProngsaiDb db, ResultSettings settings, TimeProvider clock) : IRehearsals
{
    public async Task<IReadOnlyList<Rehearsed>> LatestAsync(
        AgencyId agency,
        FiscalYear from,
        FiscalYear through,
        CancellationToken cancellation = default
    )
    {
        var today = clock.Now().Today;
        var month = new DateOnly(today.Year, today.Month, 1);
        var rounds = await db
            .SurveyRounds.AsNoTracking()
            .Where(r =>
                r.AgencyId == agency
                && (r.Purpose == Purpose.RehearsalIit || r.Purpose == Purpose.RehearsalEit)
                && r.OpenedAt != null
                // Of a round that began this month and still runs nothing may be told.
                && (r.OpensOn < month || r.ClosedAt != null || r.ClosesOn < today)
            )
            .OrderByDescending(r => r.ClosesOn)
            .ThenByDescending(r => r.OpenedAt)
            .ThenByDescending(r => r.Id)
            .ToListAsync(cancellation);
        List<Rehearsed> found = [];
        // Two at most: the latest of each.
        foreach (var round in rounds.Where(r => r.Year >= from && r.Year <= through).DistinctBy(r => r.Purpose))
            if (Of(await RoundRead.ReadAsync(db, round, today, settings.Fewest, cancellation)) is { } rehearsed)
                found.Add(rehearsed);
        return found;
    }

    private static Rehearsed? Of(RoundRead read)
    {
        var round = read.Round;
        var questions = read
            .Results.Items.Where(item => item.Item is not null)
            .Select(item => (Code: item.Item!, Shown: read.Results.EstimatedOfAll(read.Results.Of(item))))
            .Where(q => q.Shown is { Low: not null, High: not null })
            .GroupBy(q => q.Code, q => q.Shown!)
            .Select(g => new RehearsedQuestion(
                g.Key,
                g.Min(e => e.Answered),
                Exact.Mean([.. g.Select(e => e.Mean)]),
                Exact.Mean([.. g.Select(e => Exactly(e.Low!.Value))]),
                Exact.Mean([.. g.Select(e => Exactly(e.High!.Value))])
            ))
            .ToList();
        if (read.Questionnaire.Framework is not { } framework || questions.Count == 0)
            return null;

        return new(
            round.IsOfStaff ? "IIT" : "EIT",
            round.Name,
            round.Year,
            new FrameworkKey(new FiscalYear(framework.Year), framework.Profile),
            read.Results.Answered,
            round.OpensOn,
            round.ClosesOn,
            round.IsMadeUp,
            $"/staff/surveys/{round.Id.Value}/results",
            questions
        );
    }

    // An interval has two decimals.
    private static Exact Exactly(decimal hundredths) => Exact.Of((long)(hundredths * 100), 100);
}

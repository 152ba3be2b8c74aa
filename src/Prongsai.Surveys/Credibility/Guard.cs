using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Results;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Credibility;

/// <summary>Fetches what the tests look at, and puts them together.</summary>
internal static class Guard
{
    public static async Task<Statement> OfAsync(
        ProngsaiDb db,
        Round round,
        Questionnaire questionnaire,
        AnswerSheet sheet,
        IReadOnlyList<ScoredItem> items,
        int fewest,
        CancellationToken cancellation
    )
    {
        // Of a handful of people every figure says something of one of them.
        if (sheet.Count < fewest)
            return Statement.Nothing;

        var (agency, year, id) = (round.AgencyId, round.Year, round.Id);
        var texts = await db
            .FreeTexts.AsNoTracking()
            .Where(t => t.AgencyId == agency && t.Year == year && t.RoundId == id)
            .Select(t => t.Text)
            .ToListAsync(cancellation);
        List<Tested> tests = [];
        // Of staff no network and no hour is counted.
        if (!round.IsOfStaff)
            tests.Add(
                CredibilityTests.Bursts(
                    await db
                        .IntakeMarks.AsNoTracking()
                        .Where(m => m.AgencyId == agency && m.RoundId == id)
                        .ToListAsync(cancellation)
                )
            );
        tests.Add(CredibilityTests.StraightLines(items, sheet));
        tests.Add(CredibilityTests.Speed(sheet, fewest));
        if (questionnaire.Questions.Any(q => q.Kind == QuestionKind.Text))
            tests.Add(CredibilityTests.SameTexts(texts, fewest));
        tests.Add(
            CredibilityTests.LastMinute(
                [.. Enumerable.Range(0, sheet.Count).Select(sheet.Day)],
                round.OpensOn,
                round.ClosesOn
            )
        );
        return new(tests);
    }
}

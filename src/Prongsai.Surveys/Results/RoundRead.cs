using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Results;

/// <summary>A round with all that its results are made of, read once.</summary>
internal sealed record RoundRead(
    Round Round,
    Questionnaire Questionnaire,
    IReadOnlyList<WayIn> Ways,
    AnswerSheet Sheet,
    RoundResults Results
)
{
    /// <param name="counts">Which days count.</param>
    /// <param name="eligible">How many could be asked; null where nobody knows.</param>
    public static async Task<RoundRead> ReadAsync(
        ProngsaiDb db,
        Round round,
        Func<DateOnly, bool> counts,
        int fewest,
        int? eligible,
        CancellationToken cancellation
    )
    {
        var version = await db.VersionAsync(
            round.AgencyId,
            round.QuestionnaireId,
            round.QuestionnaireVersion,
            cancellation
        );
        var questionnaire = version!.Questionnaire;
        var ways = await db.WaysOfAsync(round, cancellation);
        var sheet = await AnswerSheet.ReadAsync(db, round, questionnaire, cancellation);
        return new(
            round,
            questionnaire,
            ways,
            sheet,
            RoundResults.Of(questionnaire, ways, sheet, counts, fewest, eligible)
        );
    }

    /// <summary>As it may be told today.</summary>
    public static Task<RoundRead> ReadAsync(
        ProngsaiDb db,
        Round round,
        DateOnly today,
        int fewest,
        CancellationToken cancellation
    ) => ReadAsync(db, round, RoundResults.CountedOn(round, today), fewest, round.Eligible, cancellation);
}

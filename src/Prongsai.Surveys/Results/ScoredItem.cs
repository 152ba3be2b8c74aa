using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Results;

/// <summary>
/// Something that has a score of its own: a question on a scale, a row of a matrix, or a question of several parts, whose parts
/// together are one score.
/// </summary>
/// <param name="Code">"Q1"; "Q10.a" for the row of a matrix.</param>
/// <param name="Text">What was asked.</param>
internal sealed record ScoredItem(string Code, SurveyText Text, Question Question, IReadOnlyList<ScoredPart> Parts)
{
    /// <summary>Values are counted in ten-thousandths of a point, so that sums are whole numbers.</summary>
    public const long Unit = 10_000;

    /// <summary>The framework's item it answers for: "I1", "E3".</summary>
    public string? Item => Question.Item;

    public int Levels => Parts[0].Values.Count;

    /// <summary>What the mean of one person's parts must be multiplied by to be whole, however many parts they answered.</summary>
    public long Whole { get; } = LeastCommonMultiple(Parts.Count);

    /// <summary>In the order of the questionnaire; what has no score (free words, numbers, unknown polarity) is left out.</summary>
    public static IReadOnlyList<ScoredItem> Of(Questionnaire questionnaire)
    {
        List<ScoredItem> items = [];
        foreach (var question in questionnaire.Questions.Where(q => q.IsOnAScale && q.Scored))
        {
            var scale = questionnaire.ScaleWith(question.Scale)!;
            // A scale without a single value measures nothing.
            if (scale.Levels.All(level => level.Value is null))
                continue;

            var parts = questionnaire
                .Columns.Of(question.Code)
                .Select(column => new ScoredPart(
                    column.Ordinal,
                    question.HasParts ? question.Parts[column.Part].Text : question.Text,
                    ValuesOf(scale, column.IsReversed)
                ))
                .ToList();
            if (question.Kind == QuestionKind.Matrix)
                items.AddRange(
                    parts.Select(
                        (part, n) =>
                            new ScoredItem($"{question.Code}.{question.Parts[n].Code}", part.Text, question, [part])
                    )
                );
            else
                items.Add(new ScoredItem(question.Code, question.Text, question, parts));
        }

        return items;
    }

    private static IReadOnlyList<long?> ValuesOf(SurveyScale scale, bool reversed) =>
        [
            .. scale.Levels.Select(level =>
                level.Value is { } value ? (long?)decimal.Round((reversed ? 100 - value : value) * Unit) : null
            ),
        ];

    // Beyond twenty it would not fit; nobody asks twenty things in one question, and the overall mean of so many is rounded instead.
    internal static long LeastCommonMultiple(int upTo)
    {
        long multiple = 1;
        for (var n = 2L; n <= Math.Min(upTo, 20); n++)
        {
            var (a, b) = (multiple, n);
            while (b != 0)
                (a, b) = (b, a % b);
            multiple = multiple / a * n;
        }

        return multiple;
    }
}

/// <param name="Column">Its place in the row.</param>
/// <param name="Values">What each level is worth, in units; null for what counts for nothing.</param>
internal sealed record ScoredPart(int Column, SurveyText Text, IReadOnlyList<long?> Values);

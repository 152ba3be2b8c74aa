using System.Globalization;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>Which questions are asked, given what was answered before.</summary>
internal static class Branching
{
    public const string Yes = "yes",
        No = "no";

    /// <summary>The answers of a question on which another may depend; null where none may.</summary>
    public static IReadOnlyList<string>? AnswersOf(Questionnaire questionnaire, Question question) =>
        question.Kind switch
        {
            QuestionKind.Scale or QuestionKind.Smileys => questionnaire.ScaleWith(question.Scale) is { } scale
                ?
                [
                    .. Enumerable
                        .Range(0, scale.Levels.Count)
                        .Select(level => level.ToString(CultureInfo.InvariantCulture)),
                ]
                : null,
            QuestionKind.YesNo => [No, Yes],
            QuestionKind.Choice or QuestionKind.MultiChoice => [.. question.Options.Select(o => o.Code)],
            _ => null,
        };

    /// <summary>
    /// True when the question is asked: it depends on nothing, or what it depends on was itself asked and answered so.
    /// </summary>
    public static bool IsAsked(Questionnaire questionnaire, Question question, ReadOnlySpan<short> row)
    {
        if (question.ShownWhen is not { } when)
            return true;
        if (questionnaire.QuestionWith(when.Question) is not { } earlier || !IsAsked(questionnaire, earlier, row))
            return false;

        foreach (var column in questionnaire.Columns.Of(earlier.Code))
        {
            var value = row[column.Ordinal];
            if (value is Columns.Open or Columns.DontKnow)
                continue;

            var answer = column.Kind switch
            {
                ColumnKind.YesNo => value == 1 ? Yes : No,
                ColumnKind.Option => earlier.Options[value].Code,
                ColumnKind.Ticked => value == 1 ? earlier.Options[column.Part].Code : null,
                _ => value.ToString(CultureInfo.InvariantCulture),
            };
            if (answer is not null && when.Is.Contains(answer))
                return true;
        }

        return false;
    }
}

using System.Globalization;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Kiosks;

/// <summary>
/// The one question that a tablet at the counter asks: the questionnaire's first with faces, else its first on a scale. Whatever else the
/// questionnaire asks stays open in the answer.
/// </summary>
internal sealed record KioskQuestion(Question Question, IReadOnlyList<KioskChoice> Choices)
{
    public static KioskQuestion? Of(Questionnaire questionnaire)
    {
        // What depends on another answer cannot be asked alone.
        var question = Asked(questionnaire, QuestionKind.Smileys) ?? Asked(questionnaire, QuestionKind.Scale);
        if (question is null || questionnaire.ScaleWith(question.Scale) is not { } scale)
            return null;

        var levels = scale.Levels;
        return new(
            question,
            [
                .. levels.Select(
                    (level, n) =>
                        new KioskChoice(
                            n.ToString(CultureInfo.InvariantCulture),
                            question.Labels.Count > n ? question.Labels[n] : level.Label,
                            question.Kind == QuestionKind.Smileys ? Faces.Of(n, levels.Count) : null
                        )
                ),
            ]
        );
    }

    private static Question? Asked(Questionnaire questionnaire, QuestionKind kind) =>
        questionnaire.Questions.FirstOrDefault(q => q.Kind == kind && q.ShownWhen is null);
}

/// <summary>Something to tap.</summary>
internal sealed record KioskChoice(string Value, SurveyText Label, string? Face);

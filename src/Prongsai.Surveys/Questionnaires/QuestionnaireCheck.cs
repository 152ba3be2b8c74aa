using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>Whether a questionnaire can be asked: everything wrong with it at once, each by the code of its question.</summary>
internal static partial class QuestionnaireCheck
{
    /// <summary>Enough for the national forms (30 questions of several parts) and for patience.</summary>
    public const int MostQuestions = 120,
        MostColumns = 400,
        MostOptions = 40,
        MostLevels = 11,
        LongestText = 2_000,
        LongestFreeText = 4_000;

    /// <summary>What a number question takes at most, either way; it is kept in 32 bits.</summary>
    public const decimal GreatestNumber = 2_000_000_000;

    public static IReadOnlyList<Refusal> WhyNot(Questionnaire questionnaire)
    {
        List<Refusal> reasons = [];
        if (questionnaire.Format != Questionnaire.ThisFormat)
            reasons.Add(QuestionnaireRefusals.OtherFormat(questionnaire.Format));
        if (!questionnaire.Languages.Contains(SurveyText.Thai))
            reasons.Add(QuestionnaireRefusals.WithoutThai);
        foreach (var language in questionnaire.Languages.Where(code => !LanguageCode().IsMatch(code)))
            reasons.Add(QuestionnaireRefusals.NotALanguage(language));

        Text(questionnaire.Title, "title", reasons);
        foreach (var optional in new[] { questionnaire.Welcome, questionnaire.Thanks })
            if (optional is not null)
                Text(optional, "welcome/thanks", reasons);

        Codes(questionnaire.Scales.Select(s => s.Code), reasons);
        foreach (var scale in questionnaire.Scales)
            Scale(scale, reasons);

        Codes(questionnaire.Sections.Select(s => s.Code), reasons);
        Codes(questionnaire.Questions.Select(q => q.Code), reasons);
        var count = questionnaire.Questions.Count();
        if (count is 0 or > MostQuestions)
            reasons.Add(QuestionnaireRefusals.HowMany(count));
        foreach (var section in questionnaire.Sections)
        {
            Text(section.Title, section.Code, reasons);
            if (section.Questions.Count == 0)
                reasons.Add(QuestionnaireRefusals.EmptySection(section.Code));
        }

        List<Question> before = [];
        foreach (var question in questionnaire.Questions)
        {
            Ask(questionnaire, question, before, reasons);
            before.Add(question);
        }

        if (reasons.Count == 0 && questionnaire.Columns.Count > MostColumns)
            reasons.Add(QuestionnaireRefusals.TooWide(questionnaire.Columns.Count));
        return reasons;
    }

    private static void Ask(Questionnaire all, Question question, List<Question> before, List<Refusal> reasons)
    {
        Text(question.Text, question.Code, reasons);
        if (question.IsOnAScale)
        {
            if (all.ScaleWith(question.Scale) is not { } scale)
                reasons.Add(QuestionnaireRefusals.NoSuchScale(question.Code, question.Scale));
            else if (question.Labels.Count > 0 && question.Labels.Count != scale.Levels.Count)
                reasons.Add(
                    QuestionnaireRefusals.OtherLabels(question.Code, question.Labels.Count, scale.Levels.Count)
                );
            else if (question.Kind == QuestionKind.Smileys && scale.Levels.Count is < 2 or > 5)
                reasons.Add(QuestionnaireRefusals.SmileysOf(question.Code, scale.Levels.Count));
        }

        if (question.HasParts)
        {
            if (question.Parts.Count == 0)
                reasons.Add(QuestionnaireRefusals.WithoutParts(question.Code));
            Codes(question.Parts.Select(p => p.Code), reasons);
            foreach (var part in question.Parts)
                Text(part.Text, $"{question.Code}.{part.Code}", reasons);
        }

        if (question.Kind is QuestionKind.Choice or QuestionKind.MultiChoice)
        {
            if (question.Options.Count is 0 or > MostOptions)
                reasons.Add(QuestionnaireRefusals.HowManyOptions(question.Code, question.Options.Count));
            Codes(question.Options.Select(o => o.Code), reasons);
            foreach (var option in question.Options)
                Text(option.Label, $"{question.Code}.{option.Code}", reasons);
        }

        if (question.Kind == QuestionKind.Number && !NumbersFit(question))
            reasons.Add(QuestionnaireRefusals.NumberRange(question.Code));
        if (question is { Kind: QuestionKind.Text, Longest: < 1 or > LongestFreeText })
            reasons.Add(QuestionnaireRefusals.FreeTextLength(question.Code));
        if (question.ShownWhen is { } when)
            Branch(all, question, when, before, reasons);
    }

    private static void Branch(
        Questionnaire all,
        Question question,
        ShownWhen when,
        List<Question> before,
        List<Refusal> reasons
    )
    {
        if (
            before.FirstOrDefault(q => q.Code == when.Question) is not { } asked
            || Branching.AnswersOf(all, asked) is not { } known
        )
            reasons.Add(QuestionnaireRefusals.BranchesOnNothing(question.Code, when.Question));
        else if (when.Is.Count == 0 || when.Is.Except(known).Any())
            reasons.Add(QuestionnaireRefusals.BranchesOnUnknown(question.Code, when.Is.Except(known), known));
    }

    private static bool NumbersFit(Question question)
    {
        if (question.Decimals is < 0 or > 2)
            return false;

        var limit = GreatestNumber / Columns.StepsInOne(question.Decimals);
        return (question.Least ?? 0) >= -limit
            && (question.Greatest ?? 0) <= limit
            && (question.Least ?? -limit) <= (question.Greatest ?? limit);
    }

    private static void Scale(SurveyScale scale, List<Refusal> reasons)
    {
        if (scale.Levels.Count is < 2 or > MostLevels)
            reasons.Add(QuestionnaireRefusals.HowManyLevels(scale.Code, scale.Levels.Count));
        foreach (var level in scale.Levels)
        {
            Text(level.Label, scale.Code, reasons);
            if (level.Value is < 0 or > 100)
                reasons.Add(QuestionnaireRefusals.LevelValue(scale.Code, level.Value.Value));
        }
    }

    private static void Text(SurveyText text, string where, List<Refusal> reasons)
    {
        if (string.IsNullOrWhiteSpace(text.Th))
            reasons.Add(QuestionnaireRefusals.TextMissing(where));
        foreach (var (language, words) in text.Texts.Where(t => t.Value.Length > LongestText))
            reasons.Add(QuestionnaireRefusals.TextTooLong(where, language, words.Length));
    }

    private static void Codes(IEnumerable<string> codes, List<Refusal> reasons)
    {
        foreach (var same in codes.GroupBy(c => c, StringComparer.OrdinalIgnoreCase))
        {
            if (!Code().IsMatch(same.Key))
                reasons.Add(QuestionnaireRefusals.NotACode(same.Key));
            else if (same.Count() > 1)
                reasons.Add(QuestionnaireRefusals.CodeTwice(same.Key));
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$")]
    private static partial Regex Code();

    [GeneratedRegex("^[a-z]{2,3}$")]
    private static partial Regex LanguageCode();
}

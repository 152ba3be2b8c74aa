using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Answering;

/// <summary>A question on the page: its words in the reader's language, what is chosen, and what is wrong with it.</summary>
internal sealed record QuestionShown(
    Question Question,
    Questionnaire Questionnaire,
    short[] Row,
    IReadOnlyDictionary<short, string> Texts,
    string Language,
    IReadOnlyList<Problem> Problems
)
{
    public IReadOnlyList<SurveyText> Levels =>
        Question.Labels.Count > 0
            ? Question.Labels
            : [.. Questionnaire.ScaleWith(Question.Scale)!.Levels.Select(level => level.Label)];

    /// <summary>"0", "dk", an option's code; empty where nothing is chosen.</summary>
    public string ChosenOf(int part = 0)
    {
        var value = Row[Questionnaire.Columns.Of(Question.Code)[part].Ordinal];
        return value switch
        {
            Columns.Open => "",
            Columns.DontKnow => FormReading.DontKnow,
            _ => Question.Kind switch
            {
                QuestionKind.YesNo => value == 1 ? Branching.Yes : Branching.No,
                QuestionKind.Choice => Question.Options[value].Code,
                _ => value.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    public bool IsTicked(int option) => Row[Questionnaire.Columns.Of(Question.Code)[option].Ordinal] == 1;

    public bool IsNotKnown =>
        Questionnaire.Columns.Of(Question.Code) is [var first, ..] && Row[first.Ordinal] == Columns.DontKnow;

    public string Words => Texts.GetValueOrDefault(Questionnaire.Columns.NumberOf(Question.Code), "");

    public string Number =>
        Questionnaire.Columns.Of(Question.Code) is [var high, var low]
            ? Columns
                .NumberFrom(Row[high.Ordinal], Row[low.Ordinal], Question.Decimals)
                ?.ToString(CultureInfo.InvariantCulture)
                ?? ""
            : "";

    public string Day =>
        Row[Questionnaire.Columns.Of(Question.Code)[0].Ordinal] is var days and not (Columns.Open or Columns.DontKnow)
            ? ThaiDate
                .InWords(Columns.DayZero.AddDays(days))
                .In(Language == SurveyText.Thai ? Kernel.Language.Thai : Kernel.Language.English)
            : "";

    /// <summary>A wording that nobody has confirmed says so.</summary>
    public bool IsUnsure => Question.Confidence is > Confidence.Copy;

    public Problem? ProblemAt(string field) => Problems.FirstOrDefault(p => p.Field == field);
}

/// <summary>Languages by their own names.</summary>
internal static class LanguageNames
{
    public static string Of(string code) =>
        code switch
        {
            "th" => "ไทย",
            "en" => "English",
            "my" => "မြန်မာ",
            "lo" => "ລາວ",
            "km" => "ខ្មែរ",
            "zh" => "中文",
            "ms" => "Melayu",
            "vi" => "Tiếng Việt",
            _ => code,
        };
}

/// <summary>Faces from sad to glad, as many as a scale has levels.</summary>
internal static class Faces
{
    private static readonly string[] All = ["😠", "🙁", "😐", "🙂", "😀"];

    public static string Of(int level, int levels) =>
        levels switch
        {
            2 => All[level == 0 ? 1 : 3],
            3 => All[level + 1],
            4 => All[level < 2 ? level : level + 1],
            _ => All[level],
        };
}

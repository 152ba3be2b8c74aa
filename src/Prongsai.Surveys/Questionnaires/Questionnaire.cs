using System.Text.Json.Serialization;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Questionnaires;

/// <summary>What a questionnaire is for.</summary>
internal enum Purpose
{
    /// <summary>How satisfied those are who were served (E1, E2).</summary>
    Satisfaction,

    /// <summary>A rehearsal of the survey of an agency's own staff (IIT).</summary>
    RehearsalIit,

    /// <summary>A rehearsal of the survey of those who deal with it (EIT).</summary>
    RehearsalEit,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>How something is asked.</summary>
internal enum QuestionKind
{
    /// <summary>One of a scale's labelled levels.</summary>
    Scale,

    /// <summary>The same, shown as faces.</summary>
    Smileys,

    /// <summary>No (0) or yes (1).</summary>
    YesNo,

    /// <summary>One of several options.</summary>
    Choice,

    /// <summary>Any of several options.</summary>
    MultiChoice,

    /// <summary>A number, with as many decimals as the question says.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Free words.</summary>
    Text,

    /// <summary>Several things on one scale, shown as a table; each stands for itself.</summary>
    Matrix,

    /// <summary>Several things on one scale that together are one question: its score is the mean of its parts (IIT).</summary>
    MultiPart,
}

/// <summary>
/// What is asked, whole: a value that is written as JSON, given a number when it is issued, and never changed after. Answers name the
/// version they answered, and their compact form (<see cref="Column"/>) follows from it alone.
/// </summary>
internal sealed record Questionnaire(
    string Format,
    SurveyText Title,
    Purpose Purpose,
    IReadOnlyList<SurveyScale> Scales,
    IReadOnlyList<SurveySection> Sections
)
{
    /// <summary>The first line of the file: what it is, and which edition of the format.</summary>
    public const string ThisFormat = "prongsai-questionnaire/1";

    /// <summary>Said before the first question: who asks, why, what happens with the answers.</summary>
    public SurveyText? Welcome { get; init; }

    /// <summary>Said after the last.</summary>
    public SurveyText? Thanks { get; init; }

    /// <summary>Languages offered, in order: "th" always, "en", "my", "lo".</summary>
    public IReadOnlyList<string> Languages { get; init; } = [SurveyText.Thai];

    /// <summary>Rehearsals: the framework from which it was made.</summary>
    public FrameworkUsed? Framework { get; init; }

    [JsonIgnore]
    public IEnumerable<Question> Questions => Sections.SelectMany(s => s.Questions);

    public Question? QuestionWith(string code) => Questions.FirstOrDefault(q => q.Code == code);

    public SurveyScale? ScaleWith(string? code) => Scales.FirstOrDefault(s => s.Code == code);

    /// <summary>The columns of a compact answer; made once.</summary>
    [JsonIgnore]
    public Columns Columns => field ??= Columns.Of(this);
}

/// <summary>The framework a rehearsal was made from: year, profile and version as they then were.</summary>
internal sealed record FrameworkUsed(int Year, string Profile, int Version);

/// <summary>Labelled answers, each with what it is worth; from worth least to worth most.</summary>
internal sealed record SurveyScale(string Code, IReadOnlyList<SurveyLevel> Levels)
{
    public SurveyText? Title { get; init; }

    /// <summary>How sure values and labels are; null where they are the agency's own.</summary>
    public Confidence? Confidence { get; init; }
}

/// <param name="Value">Of 100; a reversed question counts 100 minus it. Null: it counts for nothing.</param>
internal sealed record SurveyLevel(SurveyText Label, decimal? Value);

/// <summary>Questions that stand on one page.</summary>
internal sealed record SurveySection(string Code, SurveyText Title, IReadOnlyList<Question> Questions)
{
    public SurveyText? Text { get; init; }

    /// <summary>Rehearsals: the indicator these questions measure ("IND01").</summary>
    public string? Indicator { get; init; }
}

internal sealed record Question(string Code, QuestionKind Kind, SurveyText Text)
{
    public SurveyText? Hint { get; init; }

    /// <summary>Whether the page must not be left without an answer.</summary>
    public bool Required { get; init; }

    /// <summary>Whether "I do not know" may be said; it counts as answered and for no score.</summary>
    public bool DontKnow { get; init; }

    /// <summary>Scale, smileys, matrix, multi-part: which scale.</summary>
    public string? Scale { get; init; }

    /// <summary>The higher the answer the worse: counts 100 minus the level's value. Parts may say otherwise for themselves.</summary>
    public bool Reversed { get; init; }

    /// <summary>False where the polarity is not known: it is asked and shown and gives no score.</summary>
    public bool Scored { get; init; } = true;

    /// <summary>How the scale's levels are worded here; empty: as the scale words them.</summary>
    public IReadOnlyList<SurveyText> Labels { get; init; } = [];

    /// <summary>Matrix and multi-part: what is asked one by one.</summary>
    public IReadOnlyList<QuestionPart> Parts { get; init; } = [];

    /// <summary>Choice and multi-choice.</summary>
    public IReadOnlyList<QuestionOption> Options { get; init; } = [];

    /// <summary>Number: the least and the greatest that is taken, and how many decimals (0 to 2).</summary>
    public decimal? Least { get; init; }
    public decimal? Greatest { get; init; }
    public int Decimals { get; init; }

    /// <summary>Free words: how many characters at most.</summary>
    public int? Longest { get; init; }

    /// <summary>Asked only when an earlier question was answered so.</summary>
    public ShownWhen? ShownWhen { get; init; }

    /// <summary>How sure the wording is; null where it is the agency's own. Below a copy it is marked on screen.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>What it measures beyond its section's indicator: "E1" for the satisfaction question that answers for E1.</summary>
    public string? Item { get; init; }

    [JsonIgnore]
    public bool IsOnAScale =>
        Kind is QuestionKind.Scale or QuestionKind.Smileys or QuestionKind.Matrix or QuestionKind.MultiPart;

    [JsonIgnore]
    public bool HasParts => Kind is QuestionKind.Matrix or QuestionKind.MultiPart;
}

/// <param name="Reversed">Of this part; the question's where null.</param>
internal sealed record QuestionPart(string Code, SurveyText Text, bool? Reversed = null);

internal sealed record QuestionOption(string Code, SurveyText Label);

/// <summary>Shown when the earlier question has one of these answers.</summary>
/// <param name="Question">Code of a scale, smiley, yes-no, choice or multi-choice question that comes before.</param>
/// <param name="Is">Levels from "0", "yes"/"no", or option codes; any of them is enough.</param>
internal sealed record ShownWhen(string Question, IReadOnlyList<string> Is);

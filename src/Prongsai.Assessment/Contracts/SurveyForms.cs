using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>An answer of a scale and what it is worth.</summary>
/// <param name="Label">As the framework words it.</param>
/// <param name="Value">Of 100; a negative question counts 100 minus it.</param>
public sealed record FormLevel(Bilingual Label, Exact Value);

/// <summary>A scale of answers.</summary>
/// <param name="Code">"LEVEL6".</param>
/// <param name="Title">In words.</param>
/// <param name="Confidence">How sure labels and values are.</param>
/// <param name="Levels">Worth least first.</param>
public sealed record FormScale(string Code, Bilingual Title, Confidence Confidence, IReadOnlyList<FormLevel> Levels);

/// <summary>One of several things that a question asks.</summary>
/// <param name="Text">What is asked.</param>
/// <param name="Reversed">Whether much is bad; null where that is not known.</param>
public sealed record FormPart(Bilingual Text, bool? Reversed);

/// <summary>A survey question of a framework.</summary>
/// <param name="Code">"I1", "E3".</param>
/// <param name="Text">The framework's wording.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="Scale">Code of its scale; null where not known.</param>
/// <param name="Reversed">Whether much is bad; null where that is not known.</param>
/// <param name="Parts">What is asked one by one; none where it is one thing.</param>
/// <param name="Labels">How the scale's levels are worded here, in Thai; none where as the scale words them.</param>
public sealed record FormItem(
    string Code,
    Bilingual Text,
    Confidence Confidence,
    string? Scale,
    bool? Reversed,
    IReadOnlyList<FormPart> Parts,
    IReadOnlyList<string> Labels
);

/// <summary>The questions that measure one indicator.</summary>
/// <param name="Code">"IND01".</param>
/// <param name="Title">In words.</param>
/// <param name="Complete">False where the framework does not know all of them.</param>
/// <param name="Items">In official order.</param>
public sealed record FormIndicator(string Code, Bilingual Title, bool Complete, IReadOnlyList<FormItem> Items);

/// <summary>How many people must answer, as far as the framework knows.</summary>
/// <param name="Words">The rule in words.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Percent">Share of those who could be asked; null where the rule gives none.</param>
/// <param name="Minimum">Fewest answers; null where the rule gives none.</param>
public sealed record FormSampling(Bilingual Words, Confidence Confidence, Exact? Percent, int? Minimum)
{
    /// <summary>The suggestion for so many people; null where the rule gives no number.</summary>
    public int? For(int eligible)
    {
        if (Percent is null && Minimum is null)
            return null;

        var share = Percent is { } percent
            ? (int)Math.Ceiling((percent * Exact.Of(eligible) / Exact.Of(100)).Rounded(6))
            : 0;
        return Math.Min(eligible, Math.Max(share, Minimum ?? 0));
    }
}

/// <summary>IIT or EIT as a form that can be rehearsed.</summary>
/// <param name="Instrument">"IIT", "EIT".</param>
/// <param name="Title">In words.</param>
/// <param name="Framework">Whose questions these are.</param>
/// <param name="FrameworkVersion">Which version of it.</param>
/// <param name="Scales">The scales its questions use.</param>
/// <param name="Indicators">In official order.</param>
/// <param name="Sampling">How many must answer; null where nothing is known.</param>
public sealed record SurveyForm(
    string Instrument,
    Bilingual Title,
    FrameworkKey Framework,
    int FrameworkVersion,
    IReadOnlyList<FormScale> Scales,
    IReadOnlyList<FormIndicator> Indicators,
    FormSampling? Sampling
)
{
    /// <summary>True when no framework of the year and the agency's profile lists questions, and another one stands in.</summary>
    public bool IsBorrowed { get; init; }
}

/// <summary>The survey questions of frameworks, and what their answers would be worth.</summary>
public interface ISurveyForms
{
    /// <summary>The form of an instrument in an agency's year; null when no framework of it or of an earlier year lists questions.</summary>
    Task<SurveyForm?> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        string instrument,
        CancellationToken cancellation = default
    );

    /// <summary>
    /// What a rehearsal would give: the scores of its questions by their codes, rolled up by the rules of the framework they were taken
    /// from; instruments that were not rehearsed as in the agency's latest result at or before that year. Null when that framework is
    /// not known any more.
    /// </summary>
    Task<Forecast?> RehearsedAsync(
        AgencyId agency,
        FiscalYear year,
        FrameworkKey framework,
        IReadOnlyDictionary<string, Exact> questions,
        CancellationToken cancellation = default
    );
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Meetings.Standards;

/// <summary>A question as it is typed.</summary>
internal sealed record TypedQuestion(string Situation, string Choices, string Right, string Why, string Point)
{
    public bool IsBlank => Situation.Length + Choices.Length + Right.Length + Why.Length + Point.Length == 0;

    public static TypedQuestion Of(ScenarioQuestion question) =>
        new(
            question.Situation,
            string.Join('\n', question.Choices),
            N(question.Right),
            question.Why,
            N(question.Point)
        );

    public ScenarioQuestion Read() =>
        new(
            ThaiText.NormaliseLine(Situation),
            StandardContent.PointsOf(Choices),
            Number(Right),
            ThaiText.NormaliseLine(Why),
            Number(Point)
        );

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    // What is no number is no choice and no point, and is refused as such.
    private static int Number(string text) =>
        int.TryParse(ThaiDigits.ToArabic(text.Trim()), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}

/// <summary>The form of a standard's draft: as it is typed, so that nothing is lost when something is wrong.</summary>
internal sealed record StandardForm(
    StandardKind Kind,
    string Title,
    string Text,
    string Basis,
    string EffectiveOn,
    string Link,
    IReadOnlyList<TypedQuestion> Questions,
    IReadOnlyCollection<Guid> Sections,
    IReadOnlyCollection<Guid> Measures
)
{
    public static StandardForm Blank { get; } = new(StandardKind.ServiceManual, "", "", "", "", "", Filled([]), [], []);

    public static StandardForm Of(Standard standard)
    {
        var content = standard.DraftContent;
        return new(
            content.Kind,
            content.Title,
            content.Text,
            content.Basis,
            ThaiDate.InFull(content.EffectiveOn),
            content.Link ?? "",
            Filled(content.Questions.Select(TypedQuestion.Of)),
            [.. standard.ForSections.Select(s => s.Value)],
            standard.ServesMeasures
        );
    }

    public static StandardForm Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(
            Enum.TryParse<StandardKind>(form["kind"], out var kind) && Enum.IsDefined(kind) ? kind : StandardKind.Other,
            Text1("title"),
            Text1("text"),
            Text1("basis"),
            Text1("effectiveOn"),
            Text1("link"),
            [
                .. Enumerable
                    .Range(1, StandardContent.MostQuestions)
                    .Select(n => new TypedQuestion(
                        Text1($"situation{n}"),
                        Text1($"choices{n}"),
                        Text1($"right{n}"),
                        Text1($"why{n}"),
                        Text1($"point{n}")
                    )),
            ],
            Guids("sections"),
            Guids("measures")
        );

        string Text1(string name) => ThaiText.Normalise(form[name].ToString());
        List<Guid> Guids(string name) =>
            [.. form[name].Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Where(v => v != Guid.Empty)];
    }

    /// <summary>What it says, or why it cannot stand so.</summary>
    public (StandardContent? Content, IReadOnlyList<Refusal> WhyNot) Check(
        IReadOnlyList<Section> sections,
        IReadOnlyList<MeasureToKeep> measures
    )
    {
        List<Refusal> whyNot = [];
        if (!ThaiDate.TryParse(EffectiveOn, out var effectiveOn))
            whyNot.Add(StandardRefusals.EffectiveOn);
        var content = new StandardContent(
            Kind,
            ThaiText.NormaliseLine(Title),
            string.Join('\n', StandardContent.PointsOf(Text)),
            ThaiText.NormaliseLine(Basis),
            effectiveOn,
            Link.Trim().Length > 0 ? Link.Trim() : null,
            [.. Questions.Where(q => !q.IsBlank).Select(q => q.Read())]
        );
        whyNot.AddRange(content.WhyNot());
        if (Sections.Any(id => sections.All(s => s.Id.Value != id)))
            whyNot.Add(StandardRefusals.Section);
        if (Measures.Any(id => measures.All(m => m.Id != id)))
            whyNot.Add(StandardRefusals.Measure);
        return whyNot.Count > 0 ? (null, whyNot) : (content, []);
    }

    private static IReadOnlyList<TypedQuestion> Filled(IEnumerable<TypedQuestion> questions) =>
        [
            .. questions
                .Concat(Enumerable.Repeat(new TypedQuestion("", "", "", "", ""), StandardContent.MostQuestions))
                .Take(StandardContent.MostQuestions),
        ];
}

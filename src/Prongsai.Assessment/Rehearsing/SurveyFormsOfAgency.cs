using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Rehearsing;

/// <summary>The door through which surveys see the questions of frameworks, and hand back what a rehearsal gave.</summary>
internal sealed class SurveyFormsOfAgency(IAgencies agencies, FrameworkLibrary library, AgencyScores scores)
    : ISurveyForms
{
    private const string General = "general";

    public async Task<SurveyForm?> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        string instrument,
        CancellationToken cancellation = default
    )
    {
        if (await agencies.ByIdAsync(agency, cancellation) is not { } whose)
            return null;

        var known = await library.OfAsync(whose, cancellation);
        // Frameworks are published late in the year they are for, and some know no questions at all.
        for (var earlier = year; earlier.Buddhist > 2560; earlier = earlier.Previous)
            if (known.For(earlier) is { } framework && FormOf(framework, instrument) is { } form)
                return form with { IsBorrowed = earlier != year };

        // Of some profiles no questions were ever found; those asked of agencies in general stand in, and say whose they are.
        for (var earlier = year; earlier.Buddhist > 2560; earlier = earlier.Previous)
            if (known.For(earlier, General) is { } framework && FormOf(framework, instrument) is { } form)
                return form with { IsBorrowed = true };

        return null;
    }

    public async Task<Forecast?> RehearsedAsync(
        AgencyId agency,
        FiscalYear year,
        FrameworkKey framework,
        IReadOnlyDictionary<string, Exact> questions,
        CancellationToken cancellation = default
    )
    {
        if ((await library.NewestAsync(agency, framework, cancellation))?.Framework is not { } rules)
            return null;

        var years = await scores.YearsAsync(agency, cancellation);
        var based = years.LastOrDefault(y => y <= year) is { Buddhist: > 0 } latest
            ? await scores.ScoredAsync(agency, latest, cancellation)
            : null;
        return Rehearsal.Of(rules, based, year, questions);
    }

    internal static SurveyForm? FormOf(Framework framework, string code)
    {
        if (framework.Instruments.FirstOrDefault(i => i.Code == code) is not { } instrument)
            return null;

        FormIndicator[] indicators =
        [
            .. instrument
                .Indicators.Select(indicator => new FormIndicator(
                    indicator.Code,
                    indicator.Title.Text,
                    indicator.ItemsComplete,
                    [.. indicator.AllItems.Where(item => framework.ScaleWith(item.Scale) is not null).Select(ItemOf)]
                ))
                .Where(indicator => indicator.Items.Count > 0),
        ];
        if (indicators.Length == 0)
            return null;

        var used = indicators.SelectMany(i => i.Items).Select(item => item.Scale).ToHashSet();
        var sampling = framework.Sampling;
        var rule = sampling?.Rules.FirstOrDefault(r => r.Instrument == code);
        return new SurveyForm(
            code,
            instrument.Title.Text,
            framework.Key,
            framework.Version,
            [
                .. framework
                    .Scales.Where(scale => used.Contains(scale.Code))
                    .Select(scale => new FormScale(
                        scale.Code,
                        scale.Title.Text,
                        scale.Title.Confidence,
                        [.. scale.Levels.Select(level => new FormLevel(level.Label, level.Value))]
                    )),
            ],
            indicators,
            rule is null ? null : new FormSampling(rule.Words, sampling!.Confidence, rule.Percent, rule.Minimum)
        );
    }

    private static FormItem ItemOf(Item item) =>
        new(
            item.Code,
            item.Title.Text,
            item.Title.Confidence,
            item.Scale,
            Reversed(item.Polarity),
            [.. item.Parts.Select(part => new FormPart(part.Text, Reversed(part.Polarity)))],
            item.Answers?.Labels ?? []
        );

    private static bool? Reversed(Polarity polarity) =>
        polarity switch
        {
            Polarity.Negative => true,
            Polarity.Positive => false,
            _ => null,
        };
}

using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Results;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>The scores of one agency and year, open down to the last term.</summary>
/// <param name="Total">The whole assessment.</param>
/// <param name="Differences">Imported figures that their parts do not give.</param>
internal sealed record Scored(Framework Framework, Term Total, IReadOnlyList<Discrepancy> Differences)
{
    /// <summary>IIT, EIT and OIT.</summary>
    public IReadOnlyList<Term> Instruments => Total.Parts;
}

/// <summary>
/// Figures in, scores out: question → indicator → instrument → total, by the rules and weights of the framework, unrounded.
/// Nothing here knows a year: what differs between years is in the framework.
/// </summary>
internal static class Scorer
{
    public static Scored Score(Framework framework, PublishedScores figures)
    {
        Term[] instruments = [.. framework.Instruments.Select(i => OfInstrument(framework, i, figures))];
        var total = OfTotal(framework, instruments, figures);

        return new Scored(framework, total, Differing.Find(total, figures, framework.Scoring.Tolerance));
    }

    private static Term OfTotal(Framework framework, Term[] instruments, PublishedScores figures)
    {
        var rule = framework.Scoring.TotalOfInstruments;
        var (computed, how, whyNot) = RolledUp(rule, instruments);
        var official = figures.Of("TOTAL");

        return new Term("TOTAL", FigureKind.Total, Titles.Total, official, computed, how, instruments)
        {
            RuleConfidence = rule.Confidence,
            Carried = computed ?? official?.Exactly,
            WhyNot = whyNot,
        };
    }

    // Indicators are the finest published figures, so an instrument is made of them whenever all are there; a published
    // instrument is the next best; then its published parts; then its published weighted form.
    private static Term OfInstrument(Framework framework, Instrument instrument, PublishedScores figures)
    {
        var official = figures.Of(instrument.Code);
        var rule = framework.Scoring.InstrumentOfIndicators;
        var mean = MeanOfPublished(rule, instrument, figures);
        IReadOnlyList<Term> indicators = mean is null ? Indicators() : new TermsOnDemand(Indicators);
        var (computed, how, whyNot) = mean is null ? RolledUp(rule, indicators) : (mean, Made.Mean, (Bilingual?)null);
        var fromIndicators = computed;
        var parts = PartsOf(instrument, figures);
        var (combined, combinedHow, _) = parts.Length == 0 ? default : RolledUp(instrument.CombineParts!, parts);
        IReadOnlyList<Term> madeOf = indicators;
        IReadOnlyList<Term> besides = parts;
        Score? weighted = null;
        var confidence = rule.Confidence;

        if (computed is null && combined is not null)
        {
            (computed, how, whyNot, confidence) = (combined, combinedHow, null, instrument.CombineParts!.Confidence);
            (madeOf, besides) = (parts, indicators);
        }

        var published = FigureCode.WeightedOf(instrument.Code);
        if (computed is null && published is var (code, percent) && figures.Of(code) is { } figure)
        {
            weighted = figure;
            (computed, how, whyNot, confidence) = (
                figure.Exactly * Exact.Of(100) / percent,
                Made.FromWeighted,
                null,
                Confidence.Official
            );
        }

        return new Term(instrument.Code, FigureKind.Instrument, instrument.Title.Text, official, computed, how, madeOf)
        {
            RuleConfidence = confidence,
            Weight = instrument.Weight,
            Weighted = weighted,
            WeightedBy = weighted is null ? null : published!.Value.Percent,
            Carried = fromIndicators ?? official?.Exactly ?? computed,
            WhyNot = whyNot,
            Besides = besides,
            BesidesGive = fromIndicators is null ? null : combined,
        };

        // Where nothing below indicators is published, walking seventy items would be for nothing.
        Term[] Indicators() =>
            [
                .. instrument.Indicators.Select(i =>
                    figures.WithItems
                        ? OfIndicator(framework, i, figures, disclosure: instrument.Code == "OIT")
                        : Leaf(i.Code, FigureKind.Indicator, i.Title.Text, figures)
                ),
            ];
    }

    private static Term[] PartsOf(Instrument instrument, PublishedScores figures) =>
        instrument is { CombineParts: not null, Parts.Count: > 0 }
        && instrument.Parts.Any(p => figures.Of(p.Code) is not null)
            ?
            [
                .. instrument.Parts.Select(part =>
                    Leaf(part.Code, FigureKind.Part, part.Title.Text, figures) with
                    {
                        Weight = part.Weight,
                    }
                ),
            ]
            : [];

    private static Term OfIndicator(Framework framework, Indicator indicator, PublishedScores figures, bool disclosure)
    {
        var scoring = framework.Scoring;
        if (indicator.SubIndicators.Count == 0)
        {
            var rule = disclosure ? scoring.SubIndicatorOfItems : scoring.IndicatorOfQuestions;
            return Rolled(
                indicator.Code,
                FigureKind.Indicator,
                indicator.Title.Text,
                rule,
                Items(indicator.Items),
                indicator.ItemsComplete
            );
        }

        Term[] groups =
        [
            .. indicator.SubIndicators.Select(sub =>
                Rolled(
                    sub.Code,
                    FigureKind.SubIndicator,
                    sub.Title.Text,
                    scoring.SubIndicatorOfItems,
                    Items(sub.Items),
                    sub.ItemList.Complete
                )
            ),
        ];
        return Rolled(
            indicator.Code,
            FigureKind.Indicator,
            indicator.Title.Text,
            scoring.IndicatorOfSubIndicators,
            groups,
            complete: true
        );

        Term Rolled(string code, FigureKind kind, Bilingual title, Rule rule, Term[] parts, bool complete) =>
            OfParts(code, kind, title, rule, parts, complete, figures);

        Term[] Items(IReadOnlyList<Item> items) =>
            [
                .. items.Select(item =>
                    Leaf(item.Code, FigureKind.Item, item.Title.Text, figures) with
                    {
                        AllOrNothing =
                            framework.ScaleWith(item.Scale) is { Levels.Count: 2 }
                            && item.Parts.Count == 0
                            && disclosure,
                    }
                ),
            ];
    }

    private static Term OfParts(
        string code,
        FigureKind kind,
        Bilingual title,
        Rule rule,
        Term[] parts,
        bool complete,
        PublishedScores figures
    )
    {
        var official = figures.Of(code);
        var (computed, how, whyNot) = complete
            ? RolledUp(rule, parts)
            : (null, Made.NotComputed, Because.ListNotComplete);

        return new Term(code, kind, title, official, computed, how, parts)
        {
            RuleConfidence = rule.Confidence,
            Carried = official?.Exactly ?? computed,
            WhyNot = parts.Any(p => p.AndBelow().Any(t => t.Value is not null)) ? whyNot : null,
        };
    }

    private static Term Leaf(string code, FigureKind kind, Bilingual title, PublishedScores figures) =>
        new(code, kind, title, figures.Of(code), null, Made.NotComputed, []);

    internal static (Exact? Value, Made How, Bilingual? WhyNot) RolledUp(Rule rule, IReadOnlyList<Term> parts)
    {
        if (parts.Count == 0)
            return (null, Made.NotComputed, null);
        if (parts.Any(p => !p.Carries))
            return (null, Made.NotComputed, Because.PartsMissing(parts));
        if (rule.RollUp == RollUp.Mean)
            return (Exact.Mean([.. parts.Select(p => p.Carried!.Value)]), Made.Mean, null);
        if (parts.Any(p => p.Weight is null))
            return (null, Made.NotComputed, Because.WeightsNotKnown);

        var sum = Exact.Zero;
        foreach (var part in parts)
            sum += part.Weight!.Value * part.Carried!.Value;
        return (sum / Exact.Of(100), Made.WeightedSum, null);
    }

    // Most files hold indicators and nothing below. Their mean needs no terms, and published figures are whole hundredths.
    private static Exact? MeanOfPublished(Rule rule, Instrument instrument, PublishedScores figures)
    {
        if (figures.WithItems || rule.RollUp != RollUp.Mean || instrument.Indicators.Count == 0)
            return null;

        long hundredths = 0;
        foreach (var indicator in instrument.Indicators)
        {
            if (figures.Of(indicator.Code) is not { } score)
                return null;
            hundredths += score.Hundredths;
        }

        return Exact.Of(hundredths, 100L * instrument.Indicators.Count);
    }
}

/// <summary>Why something is not computed.</summary>
internal static class Because
{
    public static readonly Bilingual ListNotComplete = new(
        "รายการข้อในกรอบการประเมินยังไม่ครบ จึงคำนวณจากข้อไม่ได้",
        "the framework does not list every item, so it cannot be computed from them"
    );

    public static readonly Bilingual WeightsNotKnown = new(
        "ไม่ทราบน้ำหนักของกรอบการประเมินนี้",
        "the weights of this framework are not known"
    );

    public static Bilingual PartsMissing(IEnumerable<Term> parts)
    {
        var missing = string.Join(", ", parts.Where(p => p.Carried is null).Select(p => p.Code));
        return new($"คำนวณไม่ได้ ยังไม่มีคะแนน {missing}", $"cannot be computed: no figure for {missing}");
    }
}

internal static class Titles
{
    public static readonly Bilingual Total = new("คะแนนรวม", "Total");
}

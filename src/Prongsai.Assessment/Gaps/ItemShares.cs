using System.Globalization;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Gaps;

/// <summary>Which fraction of its indicator an item is, as far as it can be told.</summary>
/// <param name="OfIndicator">Null where the framework does not say enough.</param>
/// <param name="Factors">The fraction as it is multiplied: 1/5, 1/4.</param>
internal sealed record ItemShare(
    Item Item,
    Exact? OfIndicator,
    IReadOnlyList<string> Factors,
    Confidence Confidence,
    Bilingual? Note
);

/// <summary>Shares of items: given by the framework, or told from how many items there are.</summary>
internal static class ItemShares
{
    public static ItemShare Of(Framework framework, string instrument, Indicator indicator, Item item)
    {
        if (item.Share is { } given)
            return new(item, given.OfIndicator, [Shown(given.OfIndicator)], given.Confidence, given.Note);

        var scoring = framework.Scoring;
        if (indicator.SubIndicators.Count == 0)
        {
            var rule = instrument == "OIT" ? scoring.SubIndicatorOfItems : scoring.IndicatorOfQuestions;
            return
                OneOf(item, indicator.ItemList, indicator.Items.Count, rule) is var (one, sure, note)
                && one is { } share
                ? new(item, share, [Shown(share)], sure, note)
                : new(item, null, [], Confidence.Unknown, null);
        }

        var sub = indicator.SubIndicators.First(s => s.Items.Contains(item));
        var (ofSub, sureness, why) = OneOf(item, sub.ItemList, sub.Items.Count, scoring.SubIndicatorOfItems);
        if (ofSub is not { } known || scoring.IndicatorOfSubIndicators.RollUp != RollUp.Mean)
            return new(item, null, [], Confidence.Unknown, null);

        var ofIndicator = Exact.Of(1, indicator.SubIndicators.Count);
        return new(
            item,
            known * ofIndicator,
            [Shown(known), Shown(ofIndicator)],
            Max(sureness, scoring.IndicatorOfSubIndicators.Confidence),
            why
        );
    }

    private static (Exact? Share, Confidence Confidence, Bilingual? Note) OneOf(
        Item item,
        ItemList? list,
        int listed,
        Rule rule
    )
    {
        if (rule.RollUp != RollUp.Mean || list is null)
            return default;
        if (list.Complete)
            return (Exact.Of(1, listed), Max(list.Confidence, rule.Confidence), null);

        return list.Expected is { } expected
            ? (Exact.Of(1, expected), Max(list.Confidence, rule.Confidence), Notes.CountExpected(expected))
            : default;
    }

    private static Confidence Max(Confidence one, Confidence other) => one > other ? one : other;

    private static string Shown(Exact share) =>
        $"{share.Numerator.ToString(CultureInfo.InvariantCulture)}/{share.Denominator.ToString(CultureInfo.InvariantCulture)}";
}

using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Gaps;

/// <summary>Points that were lost at one place: a question, a disclosure item, or what is left of something whose items are not all known.</summary>
/// <param name="Code">The figure's code; for the rest of an indicator, the indicator's.</param>
/// <param name="Instrument">IIT, EIT or OIT.</param>
/// <param name="IsRest">True for everything of this figure that its known parts do not explain.</param>
/// <param name="Value">Its present value; of a rest, 100 less what the rest lost.</param>
/// <param name="Share">Its share of the instrument; null where the framework does not say enough.</param>
/// <param name="Weight">The instrument's weight in percent; null where not known.</param>
/// <param name="Factors">The share and the weight as they are multiplied: 1/20, 1/2, 0.40.</param>
/// <param name="AllOrNothing">True when it cannot rise halfway.</param>
internal sealed record Loss(
    string Code,
    string Instrument,
    bool IsRest,
    Exact Value,
    Exact? Share,
    Exact? Weight,
    string Missing,
    IReadOnlyList<string> Factors,
    Confidence Confidence,
    Bilingual? Note,
    bool AllOrNothing
)
{
    private static readonly Exact Hundred = Exact.Of(100);

    /// <summary>Points of the instrument for one point here.</summary>
    public Exact ShareOrZero => Share ?? Exact.Zero;

    /// <summary>What full marks here would add to the instrument.</summary>
    public Exact? OfInstrument => Share is { } share ? (Hundred - Value) * share : null;

    /// <summary>What full marks here would add to the total.</summary>
    public Exact? OfTotal => OfInstrument is { } points && Weight is { } weight ? points * weight / Hundred : null;

    /// <summary>"(100 − 0.00) × 1/20 × 1/2 × 0.40 = 1.00".</summary>
    public string Arithmetic => OfTotal is { } points ? $"{Missing} × {string.Join(" × ", Factors)} = {points}" : "";
}

/// <summary>
/// Takes the points a year lost apart, down to the finest places that are known. Of every instrument whose value is known, the
/// parts with a known share add up to what it lost: that is what "what would it take" stands on.
/// </summary>
internal static class Losses
{
    private static readonly Exact Hundred = Exact.Of(100);

    public static IReadOnlyList<Loss> Of(ScoredYear year) => Of(year.Scored, year.Imported);

    public static IReadOnlyList<Loss> Of(Scored scored, IReadOnlyDictionary<string, ImportedFigure> imported) =>
        [.. scored.Framework.Instruments.SelectMany(instrument => new OfOne(scored, instrument, imported).All())];

    private sealed class OfOne(
        Scored scored,
        Instrument instrument,
        IReadOnlyDictionary<string, ImportedFigure> imported
    )
    {
        private readonly Framework _framework = scored.Framework;
        private readonly Term _term = scored.Instruments.First(i => i.Code == instrument.Code);
        private readonly List<Loss> _losses = [];

        private Exact Tolerance => _framework.Scoring.Tolerance;

        public List<Loss> All()
        {
            var mean = _framework.Scoring.InstrumentOfIndicators;
            var known = instrument.Indicators.Where(IsKnown).ToList();
            if (known.Count == 0)
            {
                OfWhole();
                return _losses;
            }

            var share = mean.RollUp == RollUp.Mean ? Exact.Of(1, instrument.Indicators.Count) : (Exact?)null;
            foreach (var indicator in known)
                OfIndicator(indicator, share, mean.Confidence);

            if (known.Count < instrument.Indicators.Count && _term.Carried is { } value)
                AddRest(_term, value, share: Exact.One, [], Confidence.Official, Notes.OtherIndicators);

            return _losses;
        }

        private bool IsKnown(Indicator indicator) =>
            TermOf(indicator.Code)?.Carried is not null || indicator.AllItems.Any(i => imported.ContainsKey(i.Code));

        private void OfWhole()
        {
            if (_term.How is Made.Mean && _term.Parts.All(p => p.Kind == FigureKind.Part))
            {
                var share = Exact.Of(1, _term.Parts.Count);
                foreach (var part in _term.Parts)
                    Add(part, part.Carried!.Value, share, [Shown(share)], _term.RuleConfidence);
            }
            else if (_term.Carried is { } value)
            {
                Add(_term, value, Exact.One, [], SurenessOf.Value(_term, imported));
            }
        }

        private void OfIndicator(Indicator indicator, Exact? share, Confidence confidence)
        {
            var term = TermOf(indicator.Code);
            string[] factors = share is { } known ? [Shown(known)] : [];
            var items = indicator
                .AllItems.Where(i => imported.ContainsKey(i.Code))
                .Select(i => ItemShares.Of(_framework, instrument.Code, indicator, i))
                .ToList();
            var before = _losses.Count;
            foreach (var item in items.Where(i => i.OfIndicator is not null))
                AddItem(item, share, factors, confidence);

            if (term?.Carried is { } value)
            {
                var explained = items
                    .Where(i => i.OfIndicator is not null)
                    .Aggregate(
                        Exact.Zero,
                        (sum, i) => sum + (Hundred - imported[i.Item.Code].Value.Exactly) * i.OfIndicator!.Value
                    );
                var rest = Hundred - value - explained;
                if (rest + Tolerance < Exact.Zero)
                {
                    // The items lost more than their indicator did: the shares cannot be right, so the indicator speaks for itself.
                    _losses.RemoveRange(before, _losses.Count - before);
                    items = [.. items.Select(i => i with { OfIndicator = null })];
                    Add(
                        term,
                        value,
                        share,
                        factors,
                        SurenessOf.Least(confidence, SurenessOf.Value(term, imported)),
                        Notes.SharesDoNotFit
                    );
                }
                else if (_losses.Count == before)
                {
                    Add(term, value, share, factors, SurenessOf.Least(confidence, SurenessOf.Value(term, imported)));
                }
                else
                {
                    AddRest(term, value, share, factors, confidence, Notes.OtherItems);
                }
            }

            foreach (var item in items.Where(i => i.OfIndicator is null))
                AddItem(item, share: null, factors, confidence);
        }

        private void AddItem(ItemShare item, Exact? share, string[] factors, Confidence confidence)
        {
            var figure = imported[item.Item.Code];
            if (figure.Value >= Score.Full)
                return;

            _losses.Add(
                new Loss(
                    item.Item.Code,
                    instrument.Code,
                    IsRest: false,
                    figure.Value.Exactly,
                    item.OfIndicator is { } ofIndicator && share is { } known ? ofIndicator * known : null,
                    instrument.Weight,
                    $"(100 − {figure.Value})",
                    [.. item.Factors, .. factors, .. WeightFactor],
                    SurenessOf.Least(figure.Confidence, item.Confidence, confidence, instrument.WeightConfidence),
                    item.OfIndicator is null ? Notes.ShareNotKnown : item.Note,
                    _framework.ScaleWith(item.Item.Scale) is { Levels.Count: 2 } && instrument.Code == "OIT"
                )
            );
        }

        private void Add(
            Term term,
            Exact value,
            Exact? share,
            string[] factors,
            Confidence confidence,
            Bilingual? note = null
        )
        {
            if (value >= Hundred)
                return;

            _losses.Add(
                new Loss(
                    term.Code,
                    instrument.Code,
                    IsRest: false,
                    value,
                    share,
                    instrument.Weight,
                    $"(100 − {value})",
                    [.. factors, .. WeightFactor],
                    SurenessOf.Least(confidence, SurenessOf.Value(term, imported), instrument.WeightConfidence),
                    note,
                    AllOrNothing: false
                )
            );
        }

        // What its known parts do not explain.
        private void AddRest(
            Term term,
            Exact value,
            Exact? share,
            string[] factors,
            Confidence confidence,
            Bilingual note
        )
        {
            if (share is not { } known)
                return;

            var explained = _losses
                .Where(l => term.Kind == FigureKind.Instrument || l.Factors.Count > 0 && IsBelow(term, l))
                .Aggregate(Exact.Zero, (sum, l) => sum + (l.OfInstrument ?? Exact.Zero) / known);
            var rest = Hundred - value - explained;
            if (rest <= Tolerance)
                return;

            _losses.Add(
                new Loss(
                    term.Code,
                    instrument.Code,
                    IsRest: true,
                    Hundred - rest,
                    known,
                    instrument.Weight,
                    $"(100 − {value} − {explained})",
                    [.. factors, .. WeightFactor],
                    SurenessOf.Least(confidence, SurenessOf.Value(term, imported), instrument.WeightConfidence),
                    note,
                    AllOrNothing: false
                )
            );
        }

        private bool IsBelow(Term indicator, Loss loss) =>
            _framework.IndicatorWith(indicator.Code)?.AllItems.Any(i => i.Code == loss.Code) == true;

        private Term? TermOf(string code) => _term.Find(code);

        private string[] WeightFactor => instrument.Weight is { } weight ? [(weight / Hundred).ToString()] : [];
    }

    private static string Shown(Exact share) =>
        $"{share.Numerator.ToString(CultureInfo.InvariantCulture)}/{share.Denominator.ToString(CultureInfo.InvariantCulture)}";
}

internal static class Notes
{
    public static readonly Bilingual ShareNotKnown = new(
        "ไม่ทราบจำนวนข้อทั้งหมดของตัวชี้วัด จึงบอกไม่ได้ว่าข้อนี้มีผลต่อคะแนนรวมเท่าใด (รวมอยู่ในคะแนนของตัวชี้วัด)",
        "How many items the indicator has is not known, so what this one costs cannot be told (it is part of the indicator's loss)."
    );

    public static readonly Bilingual OtherItems = new(
        "ข้ออื่นของตัวชี้วัดนี้ที่ไม่มีคะแนนรายข้อ",
        "Other items of this indicator, without figures of their own."
    );

    public static readonly Bilingual OtherIndicators = new(
        "ตัวชี้วัดอื่นของแบบวัดนี้ที่ไม่มีคะแนน",
        "Other indicators of this instrument, without figures of their own."
    );

    public static readonly Bilingual SharesDoNotFit = new(
        "คะแนนรายข้อไม่สอดคล้องกับคะแนนตัวชี้วัด จึงคิดจากตัวชี้วัด",
        "The items' figures do not fit the indicator's, so the indicator is counted as a whole."
    );

    public static Bilingual CountExpected(int count) =>
        new(
            $"คิดโดยถือว่าตัวชี้วัดมี {count} ข้อ ซึ่งรายการยังไม่ครบ",
            $"Counted as one of {count}, although not all of them are listed."
        );
}

using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Gaps;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Disclosing;

/// <summary>
/// "If O15 were complete, indicator 9 would be 100.00": a year's terms again, with some disclosure items at nothing or at full
/// marks. Where the whole list of an indicator is decided it is computed from the items; else its known figure is changed by the
/// share of those that are. What cannot be told stays without a value and says why.
/// </summary>
internal static class Forecasting
{
    private static readonly Exact Hundred = Exact.Of(100);

    /// <param name="items">By the codes of the framework that scored the year.</param>
    public static Forecast Of(ScoredYear year, IReadOnlyDictionary<string, bool> items)
    {
        var change = new Change(year, items);
        Term[] instruments =
        [
            .. year.Scored.Instruments.Select(term =>
                year.Framework.Instruments.First(i => i.Code == term.Code) is { Code: "OIT" } oit
                    ? change.OfInstrument(oit, term)
                    : term
            ),
        ];
        var total = change.OfTotal(instruments);

        return new Forecast(
            year.Year,
            total,
            Banding.OfCarried(year.Framework, total.Carried, total.Parts),
            change.Confidence,
            change.Notes
        );
    }

    public static Forecast AsItStands(ScoredYear year) =>
        new(year.Year, year.Scored.Total, year.Result.Band, SurenessOf.Value(year.Scored.Total, year.Imported), []);

    private sealed class Change(ScoredYear year, IReadOnlyDictionary<string, bool> items)
    {
        private readonly Framework _framework = year.Framework;
        private readonly List<Bilingual> _notes = [];

        public IReadOnlyList<Bilingual> Notes => _notes;

        public Confidence Confidence { get; private set; } = Confidence.Official;

        public Term OfTotal(Term[] instruments)
        {
            var rule = _framework.Scoring.TotalOfInstruments;
            var was = year.Scored.Total;
            AsSureAs(rule.Confidence);
            var (sum, how, whyNot) = Scorer.RolledUp(rule, instruments);
            if (sum is not null)
                return Fresh(was, sum, how, instruments);

            var (before, after) = (year.Scored.Instruments, instruments);
            for (var i = 0; i < after.Length; i++)
            {
                if (
                    was.Carried is { } total
                    && before[i].Carried is { } old
                    && after[i].Carried is { } now
                    && old != now
                    && after[i].Weight is { } weight
                )
                    return Shifted(
                        was,
                        total,
                        [(now - old, $"{now - old} × {weight / Hundred}", weight / Hundred)],
                        after
                    );
            }

            return was with
            {
                Parts = instruments,
                Computed = null,
                Official = null,
                Carried = null,
                How = Made.NotComputed,
                WhyNot = whyNot,
            };
        }

        public Term OfInstrument(Instrument instrument, Term was)
        {
            Term[] indicators =
            [
                .. instrument.Indicators.Select(indicator =>
                    OfIndicator(instrument, indicator, was.Find(indicator.Code))
                ),
            ];
            AsSureAs(instrument.WeightConfidence);
            var rule = _framework.Scoring.InstrumentOfIndicators;
            var (mean, how, whyNot) = Scorer.RolledUp(rule, indicators);
            if (mean is not null)
                return Fresh(was, mean, how, indicators);
            if (was.Carried is not { } value || rule.RollUp != RollUp.Mean)
                return was with { Parts = indicators, Besides = [], WhyNot = whyNot };

            // Some indicators have no figure, but the instrument has: it moves by its share of those that moved.
            var count = indicators.Length.ToString(CultureInfo.InvariantCulture);
            List<(Exact, string, Exact)> moved = [];
            foreach (var indicator in indicators)
            {
                if (was.Find(indicator.Code)?.Carried is { } old && indicator.Carried is { } now && old != now)
                    moved.Add((now - old, $"{now - old} × 1/{count}", Exact.Of(1, indicators.Length)));
            }

            return Shifted(was, value, moved, indicators);
        }

        private Term OfIndicator(Instrument instrument, Indicator indicator, Term? known)
        {
            var was =
                known
                ?? new Term(
                    indicator.Code,
                    FigureKind.Indicator,
                    indicator.Title.Text,
                    null,
                    null,
                    Made.NotComputed,
                    []
                );
            var asked = indicator.AllItems.Where(item => items.ContainsKey(item.Code)).ToList();
            if (asked.Count == 0)
                return was;
            if (indicator.ItemsComplete && asked.Count == indicator.AllItems.Count())
                return FromItems(indicator, was);
            if (was.Carried is not { } value)
                return Untold(was, indicator, asked);

            List<(Exact, string, Exact)> moved = [];
            List<Term> parts = [];
            foreach (var item in asked)
            {
                var share = ItemShares.Of(_framework, instrument.Code, indicator, item);
                var now = items[item.Code] ? Hundred : Exact.Zero;
                var old = year.Imported.GetValueOrDefault(item.Code)?.Value.Exactly;
                parts.Add(Leaf(item, now));
                if (share.OfIndicator is not { } fraction || old is not { } before)
                {
                    _notes.Add(ForecastNotes.NotCounted(item.Code, old is null));
                    continue;
                }

                AsSureAs(share.Confidence);
                AsSureAs(year.Imported[item.Code].Confidence);
                if (share.Note is { } note)
                    _notes.Add(new($"{item.Code}: {note.Th}", $"{item.Code}: {note.En}"));
                if (now != before)
                    moved.Add((now - before, $"({now} − {before}) × {string.Join(" × ", share.Factors)}", fraction));
            }

            return Shifted(was, value, moved, parts);
        }

        private Term FromItems(Indicator indicator, Term was)
        {
            var scoring = _framework.Scoring;
            if (indicator.SubIndicators.Count == 0)
            {
                AsSureAs(scoring.SubIndicatorOfItems.Confidence);
                Term[] leaves = [.. indicator.Items.Select(item => Leaf(item, Of(item)))];
                var (mean, how, _) = Scorer.RolledUp(scoring.SubIndicatorOfItems, leaves);
                return Fresh(was, mean, how, leaves);
            }

            AsSureAs(scoring.IndicatorOfSubIndicators.Confidence);
            Term[] groups =
            [
                .. indicator.SubIndicators.Select(sub =>
                {
                    Term[] leaves = [.. sub.Items.Select(item => Leaf(item, Of(item)))];
                    var (mean, how, _) = Scorer.RolledUp(scoring.SubIndicatorOfItems, leaves);
                    return new Term(sub.Code, FigureKind.SubIndicator, sub.Title.Text, null, mean, how, leaves);
                }),
            ];
            var (value, made, _) = Scorer.RolledUp(scoring.IndicatorOfSubIndicators, groups);
            return Fresh(was, value, made, groups);

            Exact Of(Item item) => items[item.Code] ? Hundred : Exact.Zero;
        }

        private Term Untold(Term was, Indicator indicator, List<Item> asked)
        {
            foreach (var item in asked)
                _notes.Add(ForecastNotes.NoFigure(item.Code, indicator.Code));
            return was with { Parts = [.. asked.Select(i => Leaf(i, items[i.Code] ? Hundred : Exact.Zero))] };
        }

        private static Term Leaf(Item item, Exact value) =>
            new(item.Code, FigureKind.Item, item.Title.Text, null, value, Made.NotComputed, [])
            {
                AllOrNothing = true,
                Carried = value,
            };

        private static Term Fresh(Term was, Exact? value, Made how, IReadOnlyList<Term> parts) =>
            was with
            {
                Official = null,
                Computed = value,
                Carried = value,
                How = how,
                Parts = parts,
                Besides = [],
                WhyNot = null,
                Weighted = null,
                WeightedBy = null,
            };

        private static Term Shifted(
            Term was,
            Exact value,
            List<(Exact Points, string Words, Exact Share)> moved,
            IReadOnlyList<Term> parts
        )
        {
            var now = moved.Aggregate(value, (sum, m) => sum + m.Points * m.Share);
            // Shares that are only inferred can add up to more than there is.
            now =
                now > Hundred ? Hundred
                : now < Exact.Zero ? Exact.Zero
                : now;
            return Fresh(was, now, Made.Shifted, parts) with
            {
                Shift = moved.Count == 0 ? null : $"{value} + {string.Join(" + ", moved.Select(m => m.Words))} = {now}",
            };
        }

        private void AsSureAs(Confidence confidence)
        {
            if (confidence > Confidence)
                Confidence = confidence;
        }
    }
}

internal static class ForecastNotes
{
    public static Bilingual NotCounted(string code, bool noFigure) =>
        noFigure
            ? new(
                $"{code}: ไม่มีคะแนนรายข้อของปีฐาน จึงไม่ได้นับ",
                $"{code}: the base year has no figure of this item, so it is not counted"
            )
            : new(
                $"{code}: ไม่ทราบสัดส่วนของข้อนี้ในตัวชี้วัด จึงไม่ได้นับ",
                $"{code}: its share of the indicator is not known, so it is not counted"
            );

    public static Bilingual NoFigure(string code, string indicator) =>
        new(
            $"{code}: {indicator} ไม่มีคะแนนในปีฐาน และรายการข้อไม่ครบ จึงคาดการณ์ไม่ได้",
            $"{code}: {indicator} has no figure in the base year and its list of items is not whole, so nothing can be told"
        );

    public static Bilingual NotAsked(string code, FiscalYear year) =>
        new(
            $"{code}: ไม่พบข้อที่ตรงประเด็นกันในปีฐาน {year} จึงไม่ได้นับ",
            $"{code}: the base year {year} asks nothing about the same topic, so it is not counted"
        );

    public static Bilingual OtherYear(FiscalYear asked, FiscalYear based) =>
        new(
            $"ปี {asked} ยังไม่มีผล จึงคาดจากผลปี {based} โดยถือว่าตัวชี้วัดอื่นเท่าเดิม",
            $"{asked} has no result yet; this starts from the result of {based}, everything else taken as unchanged"
        );
}

using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Gaps;

/// <summary>One improvement on the way to the next level.</summary>
/// <param name="RaiseTo">Up to where; full marks, but for the last step less may be enough.</param>
/// <param name="Points">What it adds to the total.</param>
/// <param name="ForGate">The instrument whose gate needs it; null when it is there for the total.</param>
internal sealed record Step(Loss Loss, Exact RaiseTo, Exact Points, string? ForGate)
{
    /// <summary>"(100.00 − 0.00) × 1/20 × 1/2 × 0.40 = 1.00".</summary>
    public string Arithmetic => $"({RaiseTo} − {Loss.Value}) × {string.Join(" × ", Loss.Factors)} = {Points}";
}

/// <summary>How an instrument stands to the gate of the next level.</summary>
internal sealed record Gate(string Instrument, Exact Now, Exact After, Exact AtLeast);

/// <summary>
/// The fewest improvements that reach the next level: of each instrument the largest until its gate is passed, then the largest
/// of all until the total is. Taking a larger improvement in place of a smaller one of the same instrument never hurts, so no
/// smaller set exists.
/// </summary>
/// <param name="Now">The present level; null when it cannot be told.</param>
/// <param name="Next">The level to reach; null at the top or when it cannot be told.</param>
/// <param name="WhyNot">Why there is nothing to compute; null when there is.</param>
internal sealed record NextBand(
    BandRule? Now,
    BandRule? Next,
    Bilingual? WhyNot,
    IReadOnlyList<Step> Steps,
    Exact? TotalNow,
    Exact? TotalAfter,
    IReadOnlyList<Gate> Gates
)
{
    private static readonly Exact Hundred = Exact.Of(100);

    public static NextBand Of(ScoredYear year) => Of(year.Scored, Losses.Of(year));

    public static NextBand Of(Scored scored, IReadOnlyList<Loss> losses)
    {
        var rules = scored.Framework.Bands.Rules;
        var instruments = scored.Instruments;
        if (rules.Count == 0)
            return Not(null, Said.LevelsNotKnown);
        if (scored.Total.Computed is not { } total)
            return Not(null, scored.Total.WhyNot ?? Said.TotalNotComputed);

        var now = Banding.Of(rules, total, [.. instruments.Select(i => new InstrumentScore(i.Carried, i.Weight))]);
        if (now is null)
            return Not(null, Said.LevelsNotKnown);

        var place = rules.ToList().IndexOf(now);
        if (place == 0)
            return Not(now, Said.AtTheTop);

        var next = rules[place - 1];
        var steps = Fewest(total, next, instruments, losses);
        if (steps is null)
            return Not(now, Said.NotAllKnown) with { Next = next, TotalNow = total };

        return new NextBand(
            now,
            next,
            null,
            steps,
            total,
            steps.Aggregate(total, (sum, step) => sum + step.Points),
            next.EachInstrumentAtLeast is { } gate
                ? [.. instruments.Select(i => new Gate(i.Code, i.Carried!.Value, After(i, steps), gate))]
                : []
        );
    }

    private static NextBand Not(BandRule? now, Bilingual why) => new(now, null, why, [], null, null, []);

    private static Exact After(Term instrument, IReadOnlyList<Step> steps) =>
        steps
            .Where(s => s.Loss.Instrument == instrument.Code)
            .Aggregate(instrument.Carried!.Value, (sum, s) => sum + (s.RaiseTo - s.Loss.Value) * s.Loss.ShareOrZero);

    private static List<Step>? Fewest(
        Exact total,
        BandRule next,
        IReadOnlyList<Term> instruments,
        IReadOnlyList<Loss> losses
    )
    {
        var gains = losses
            .Where(l => l.OfTotal is { } points && points > Exact.Zero)
            .OrderByDescending(l => l.OfTotal)
            .ToList();
        List<(Loss Loss, string? ForGate)> chosen = [];

        foreach (var instrument in instruments)
        {
            var value = instrument.Carried!.Value;
            foreach (var loss in gains.Where(g => g.Instrument == instrument.Code))
            {
                if (next.EachInstrumentAtLeast is not { } gate || Banding.Reaches(value, gate))
                    break;

                value += loss.OfInstrument!.Value;
                chosen.Add((loss, instrument.Code));
            }

            if (next.EachInstrumentAtLeast is { } least && !Banding.Reaches(value, least))
                return null;
        }

        var reached = chosen.Aggregate(total, (sum, c) => sum + c.Loss.OfTotal!.Value);
        foreach (var loss in gains.Where(g => chosen.TrueForAll(c => c.Loss != g)).ToList())
        {
            if (Banding.Reaches(reached, next.TotalAtLeast))
                break;

            reached += loss.OfTotal!.Value;
            chosen.Add((loss, null));
        }

        if (!Banding.Reaches(reached, next.TotalAtLeast))
            return null;

        var steps = chosen.ConvertAll(c => new Step(c.Loss, Hundred, c.Loss.OfTotal!.Value, c.ForGate));
        if (steps.Count > 0)
            steps[^1] = NoFurtherThanNeeded(steps[^1], total, next, instruments, steps);
        return steps;
    }

    // The last improvement need not go all the way: as far as the total and its instrument's gate ask, and no item can be half there.
    private static Step NoFurtherThanNeeded(
        Step last,
        Exact total,
        BandRule next,
        IReadOnlyList<Term> instruments,
        List<Step> steps
    )
    {
        var loss = last.Loss;
        if (loss.AllOrNothing)
            return last;

        var others = steps[..^1];
        var perPoint = loss.OfTotal!.Value / (Hundred - loss.Value);
        var missing = next.TotalAtLeast - others.Aggregate(total, (sum, s) => sum + s.Points);
        var rise = missing / perPoint;
        if (next.EachInstrumentAtLeast is { } gate)
        {
            var toGate = (gate - After(instruments.First(i => i.Code == loss.Instrument), others)) / loss.ShareOrZero;
            if (toGate > rise)
                rise = toGate;
        }

        // Half a hundredth below the threshold is published as the threshold; who aims at the threshold itself is on the safe side.
        var raiseTo = loss.Value + rise;
        return raiseTo >= Hundred || rise <= Exact.Zero
            ? last
            : last with
            {
                RaiseTo = raiseTo,
                Points = rise * perPoint,
            };
    }

    private static class Said
    {
        public static readonly Bilingual LevelsNotKnown = new(
            "ไม่ทราบเกณฑ์ระดับของกรอบการประเมินปีนี้ จึงบอกไม่ได้ว่าต้องได้เท่าใด",
            "The levels of this year's framework are not known, so what it would take cannot be told."
        );

        public static readonly Bilingual TotalNotComputed = new(
            "คะแนนยังไม่ครบ คำนวณคะแนนรวมไม่ได้",
            "Figures are missing, so the total cannot be computed."
        );

        public static readonly Bilingual AtTheTop = new("อยู่ระดับสูงสุดแล้ว", "This is the highest level already.");

        public static readonly Bilingual NotAllKnown = new(
            "คะแนนย่อยที่ทราบไม่พอให้บอกว่าต้องปรับปรุงข้อใดบ้าง",
            "Too little is known below the instruments to tell which improvements would reach it."
        );
    }
}

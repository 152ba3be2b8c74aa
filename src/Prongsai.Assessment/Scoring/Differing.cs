using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Results;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>Finds imported figures that their own parts do not give, and says whether rounding can be the reason.</summary>
internal static class Differing
{
    // A published figure was rounded to two decimals: it may be off by half a hundredth.
    private static readonly Exact HalfOfAHundredth = Exact.Of(1, 200);

    public static IReadOnlyList<Discrepancy> Find(Term total, PublishedScores figures, Exact tolerance)
    {
        List<Discrepancy>? found = null;
        Look(total);
        return found ?? (IReadOnlyList<Discrepancy>)[];

        void Look(Term term)
        {
            if (term is { Official: { } official, Computed: { } computed })
                Compare(term.Code, official.Exactly, computed, Exact.One, term);

            if (term.Kind == FigureKind.Instrument)
                LookAtInstrument(term);
            // Below what was made of published figures nothing is computed.
            if (term.Parts is not TermsOnDemand)
            {
                foreach (var part in term.Parts)
                    Look(part);
            }

            foreach (var beside in term.Besides)
                Look(beside);
        }

        void LookAtInstrument(Term term)
        {
            if (term is { BesidesGive: { } combined, Computed: { } fromIndicators })
                Compare(string.Join('+', term.Besides.Select(b => b.Code)), combined, fromIndicators, Exact.One, term);
            if (
                term.How != Made.FromWeighted
                && term.Carried is { } carried
                && FigureCode.WeightedOf(term.Code) is var (code, percent)
                && figures.Of(code) is { } weighted
            )
                Compare(code, weighted.Exactly, carried * percent / Exact.Of(100), percent / Exact.Of(100), term);
        }

        void Compare(string code, Exact imported, Exact computed, Exact scale, Term term)
        {
            if ((imported - computed).Abs() <= tolerance)
                return;

            var byRounding = MayBeOffBy(term, ofParts: term.Computed is not null) * scale + HalfOfAHundredth;
            (found ??= []).Add(Explain(code, imported, computed, byRounding));
        }
    }

    private static Discrepancy Explain(string code, Exact imported, Exact computed, Exact byRounding)
    {
        var by = (imported - computed).Abs();
        var explained = by <= byRounding;

        return new Discrepancy(
            code,
            imported,
            computed,
            explained,
            explained
                ? new(
                    $"ต่างกัน {Thousandths(by)} เพราะคะแนนย่อยที่ประกาศปัดเศษเป็นทศนิยมสองตำแหน่งแล้ว (ปัดเศษอธิบายได้ถึง {Thousandths(byRounding)})",
                    $"apart by {Thousandths(by)}: the published parts were rounded to two decimals, which can account for up to {Thousandths(byRounding)}"
                )
                : new(
                    $"ต่างกัน {Thousandths(by)} คะแนนที่มีอยู่อธิบายไม่ได้ (การปัดเศษอธิบายได้เพียง {Thousandths(byRounding)})",
                    $"apart by {Thousandths(by)}: the figures at hand do not explain it (rounding accounts for no more than {Thousandths(byRounding)})"
                )
        );
    }

    private static string Thousandths(Exact value) =>
        value.Rounded(3).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture);

    // How far the value that a term gives upwards may be off, because the figures below it were published rounded.
    private static Exact MayBeOffBy(Term term, bool ofParts)
    {
        if (!ofParts || term.Computed is null)
            return term.AllOrNothing ? Exact.Zero : HalfOfAHundredth;

        return term.How switch
        {
            Made.Mean => Exact.Mean([.. term.Parts.Select(UpwardsOffBy)]),
            Made.WeightedSum => term.Parts.Aggregate(
                Exact.Zero,
                (sum, part) => sum + (part.Weight ?? Exact.Zero) * UpwardsOffBy(part) / Exact.Of(100)
            ),
            Made.FromWeighted when term.WeightedBy is { } weight => HalfOfAHundredth * Exact.Of(100) / weight,
            _ => HalfOfAHundredth,
        };
    }

    // What counts one level up is the computed value where the two are the same thing, else the published one.
    private static Exact UpwardsOffBy(Term part) =>
        MayBeOffBy(part, ofParts: part.Computed is { } c && part.Carried == c);
}

using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Results;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>One agency's year: the imported figures, what is computed from them, and the result as other modules see it.</summary>
internal sealed record ScoredYear(
    FiscalYear Year,
    Scored Scored,
    IReadOnlyDictionary<string, ImportedFigure> Imported,
    YearResult Result
)
{
    public Framework Framework => Scored.Framework;

    public static ScoredYear Of(
        AgencyId agency,
        FiscalYear year,
        Framework framework,
        IEnumerable<ImportedFigure> figures
    )
    {
        var imported = figures.ToDictionary(f => f.Code);
        var scored = Scorer.Score(framework, PublishedScores.From(imported, f => f.Value));
        var figuresInOrder = new Writing(scored, imported).All();

        return new ScoredYear(
            year,
            scored,
            imported,
            new YearResult(agency, year, framework.Key, figuresInOrder, Banding.OfOfficial(scored))
        );
    }

    /// <summary>Puts terms, imported figures and the framework's texts together, in official order.</summary>
    private sealed class Writing(Scored scored, IReadOnlyDictionary<string, ImportedFigure> imported)
    {
        private readonly Dictionary<string, Term> _terms = scored.Total.AndBelow().ToDictionary(t => t.Code);
        private readonly ILookup<string, Discrepancy> _differences = scored.Differences.ToLookup(d => d.Code);
        private readonly List<Figure> _figures = [];
        private readonly HashSet<string> _written = [];

        public List<Figure> All()
        {
            var framework = scored.Framework;
            Write("TOTAL", FigureKind.Total, parent: null, Titles.Total, Confidence.Official);
            foreach (var instrument in framework.Instruments)
            {
                Write(instrument.Code, FigureKind.Instrument, "TOTAL", instrument.Title);
                foreach (var part in instrument.Parts.Where(p => imported.ContainsKey(p.Code)))
                    Write(part.Code, FigureKind.Part, instrument.Code, part.Title);
                foreach (var indicator in instrument.Indicators)
                    WriteIndicator(instrument, indicator);
                foreach (
                    var code in imported.Keys.Where(c => IsStrayItemOf(instrument, c)).Order(StringComparer.Ordinal)
                )
                    Write(code, FigureKind.Item, instrument.Code, Wording.NotFound, Confidence.Unknown);
            }

            return _figures;
        }

        private void WriteIndicator(Instrument instrument, Indicator indicator)
        {
            var cannotBe = imported.GetValueOrDefault(indicator.Code) is { } official
                ? WhyNotWhole(instrument, indicator, official.Value)
                : null;
            Write(indicator.Code, FigureKind.Indicator, instrument.Code, indicator.Title, cannotBe);
            foreach (var item in indicator.Items)
                Write(item.Code, FigureKind.Item, indicator.Code, item.Title);
            foreach (var sub in indicator.SubIndicators)
            {
                Write(sub.Code, FigureKind.SubIndicator, indicator.Code, sub.Title);
                foreach (var item in sub.Items)
                    Write(item.Code, FigureKind.Item, sub.Code, item.Title);
            }
        }

        // Disclosure items get all or nothing, so a disclosure score that no number of them gives was made some other way.
        private Bilingual? WhyNotWhole(Instrument instrument, Indicator indicator, Score official)
        {
            if (instrument.Code != "OIT" || _terms.GetValueOrDefault(indicator.Code)?.Computed is not null)
                return null;

            var known = indicator is { SubIndicators.Count: > 0, ItemsExpected: not null };
            return WholeItems.WhyNot(
                official,
                known ? [.. indicator.SubIndicators.Select(s => s.ItemList.Expected!.Value)] : null
            );
        }

        // An item that our partial list lacks is shown with its instrument rather than lost.
        private bool IsStrayItemOf(Instrument instrument, string code) =>
            !_written.Contains(code)
            && !FigureCode.IsOfAHigherLevel(code)
            && (code[0] == instrument.Code[0] || instrument == scored.Framework.Instruments[^1]);

        private void Write(string code, FigureKind kind, string parent, Wording title, Bilingual? note = null) =>
            Write(code, kind, parent, title.Text, title.Confidence, note);

        private void Write(
            string code,
            FigureKind kind,
            string? parent,
            Bilingual title,
            Confidence titleConfidence,
            Bilingual? note = null
        )
        {
            if (!_written.Add(code))
                return;

            var term = _terms.GetValueOrDefault(code);
            var official = imported.GetValueOrDefault(code);
            var difference = Differences(code).FirstOrDefault();
            _figures.Add(
                new Figure(
                    code,
                    kind,
                    parent,
                    title,
                    titleConfidence,
                    official?.Value,
                    official?.Confidence ?? (term?.Computed is null ? Confidence.Unknown : LeastSure(term)),
                    official?.Source ?? SourceOfWeighted(code, term),
                    term?.Computed
                )
                {
                    Import = official is null ? null : ImportedFile.RecordOf(official.ImportId),
                    Differs = difference is not null,
                    Note = difference?.Why ?? note,
                }
            );
        }

        private IEnumerable<Discrepancy> Differences(string code) =>
            _differences[code].Concat(FigureCode.WeightedOf(code) is var (weighted, _) ? _differences[weighted] : []);

        private string? SourceOfWeighted(string code, Term? term) =>
            term?.How == Made.FromWeighted
                ? imported.GetValueOrDefault(FigureCode.WeightedOf(code)!.Value.Code)?.Source
                : null;

        // A computed value is no surer than the least sure figure it is made of.
        private Confidence LeastSure(Term term) => SurenessOf.Value(term, imported);
    }
}

/// <summary>How sure a value is, from the figures below it.</summary>
internal static class SurenessOf
{
    /// <summary>Of several the least sure.</summary>
    public static Confidence Least(params ReadOnlySpan<Confidence> all)
    {
        var least = Confidence.Official;
        foreach (var one in all)
        {
            if (one > least)
                least = one;
        }

        return least;
    }

    public static Confidence Value(Term term, IReadOnlyDictionary<string, ImportedFigure> imported)
    {
        if (term.How == Made.FromWeighted)
            return imported.GetValueOrDefault(FigureCode.WeightedOf(term.Code)!.Value.Code)?.Confidence
                ?? Confidence.Unknown;
        if (term.Official is not null && (term.Computed is null || term.Carried != term.Computed))
            return imported.GetValueOrDefault(term.Code)?.Confidence ?? Confidence.Unknown;
        if (term.Computed is null)
            return Confidence.Unknown;

        return term.Parts.Select(p => Value(p, imported)).Append(term.RuleConfidence).Max();
    }
}

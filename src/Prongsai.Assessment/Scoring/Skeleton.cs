using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Scoring;

/// <summary>
/// What is left where no framework is known (2561, 2562): the three instruments and ten indicators without weights or levels, so
/// that imported figures can be shown and nothing is computed from them.
/// </summary>
internal static class Skeleton
{
    /// <summary>What figures of a year are scored by: they can outlive their framework, when an agency changes its profile.</summary>
    public static Framework ForFiguresOf(this AgencyFrameworks frameworks, FiscalYear year) =>
        frameworks.For(year) ?? For(new FrameworkKey(year, frameworks.Agency.ProfileOf(year)));

    private static readonly Rule NotKnown = new(RollUp.Mean, Confidence.Unknown);

    public static Framework For(FrameworkKey key) =>
        new(
            key,
            [key.Year],
            Version: 0,
            Unfound,
            Completeness.Partial,
            Sources: [],
            Scales: [],
            new(
                NotKnown,
                NotKnown,
                NotKnown,
                NotKnown,
                NotKnown,
                new Rule(RollUp.Weighted, Confidence.Unknown),
                Exact.Of(1, 100)
            ),
            new Bands(Confidence.Unknown, Source: null, Note: null, Rules: []),
            Sampling: null,
            [Instrument("IIT", 1, 5), Instrument("EIT", 6, 8), Instrument("OIT", 9, 10)]
        );

    private static readonly Wording Unfound = new(Wording.NotFound, Confidence.Unknown);

    private static Instrument Instrument(string code, int first, int last) =>
        new(
            code,
            new Wording(Bilingual.ThaiOnly(code), Confidence.Unknown),
            Weight: null,
            Confidence.Unknown,
            Parts: [],
            CombineParts: null,
            [
                .. Enumerable
                    .Range(first, last - first + 1)
                    .Select(number => new Indicator(
                        number,
                        Unfound,
                        new ItemList(false, null, Confidence.Unknown),
                        [],
                        []
                    )),
            ]
        );
}

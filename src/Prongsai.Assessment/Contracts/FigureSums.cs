using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>Something that a roll-up gives: an indicator, an instrument or the total.</summary>
/// <param name="Code">"IND01", "IIT", "TOTAL".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Denominator">Its value in hundredths is a whole number divided by this.</param>
public sealed record SummedFigure(string Code, FigureKind Kind, long Denominator);

/// <summary>
/// The rules of a framework for one set of given figures, as sums of whole numbers: every figure above the questions is their sum,
/// each with a whole factor, over one denominator. So thousands of agencies are rolled up without a fraction, and rounded once, to
/// be shown.
/// </summary>
public sealed class FigureSums
{
    private readonly long[] _factors;
    private readonly Func<Exact?, IReadOnlyList<Exact?>, Band?> _band;
    private readonly int[] _instruments;

    internal FigureSums(
        IReadOnlyList<string> given,
        IReadOnlyList<SummedFigure> gives,
        long[] factors,
        IReadOnlyList<string> instruments,
        Func<Exact?, IReadOnlyList<Exact?>, Band?> band
    )
    {
        (Given, Gives, _factors, _band) = (given, gives, factors, band);
        _instruments = [.. instruments.Select(code => IndexOf(code))];
        Total = IndexOf("TOTAL");
    }

    /// <summary>The codes of the figures that are given: questions, and instruments that stand as they were.</summary>
    public IReadOnlyList<string> Given { get; }

    /// <summary>What can be told from them, in official order.</summary>
    public IReadOnlyList<SummedFigure> Gives { get; }

    /// <summary>Where the total stands in <see cref="Gives"/>; -1 where it cannot be told.</summary>
    public int Total { get; }

    /// <summary>Where a figure stands in <see cref="Gives"/>; -1 where it cannot be told.</summary>
    public int IndexOf(string code) =>
        Gives.TakeWhile(g => g.Code != code).Count() is var at && at < Gives.Count ? at : -1;

    /// <summary>Rolls up one agency.</summary>
    /// <param name="hundredths">The given figures, in the order of <see cref="Given"/>.</param>
    /// <param name="numerators">What <see cref="Gives"/> comes to, each over its denominator.</param>
    public void Of(ReadOnlySpan<int> hundredths, Span<long> numerators)
    {
        for (var to = 0; to < Gives.Count; to++)
        {
            var factors = FactorsOf(to);
            long sum = 0;
            for (var from = 0; from < factors.Length; from++)
                sum += factors[from] * hundredths[from];
            numerators[to] = sum;
        }
    }

    /// <summary>What each given figure counts in one of the results.</summary>
    public ReadOnlySpan<long> FactorsOf(int index) => _factors.AsSpan(index * Given.Count, Given.Count);

    /// <summary>One of the results as an exact number of 100.</summary>
    public Exact Value(int index, long numerator) => Exact.Of(numerator, Gives[index].Denominator * 100);

    /// <summary>The published level; null where it cannot be told.</summary>
    public Band? BandOf(ReadOnlySpan<long> numerators)
    {
        if (Total < 0)
            return null;

        var instruments = new Exact?[_instruments.Length];
        for (var i = 0; i < instruments.Length; i++)
            instruments[i] = _instruments[i] < 0 ? null : Value(_instruments[i], numerators[_instruments[i]]);
        return _band(Value(Total, numerators[Total]), instruments);
    }
}

/// <summary>The rules by which many agencies are rolled up at once, and what they carry over.</summary>
public interface IFigureSums
{
    /// <summary>
    /// Reads in a few queries, however many agencies there are, what the rehearsals of a year need: corrected frameworks, and the
    /// instruments of each agency's latest result at or before that year.
    /// </summary>
    Task<FigureSumsOfYear> OfYearAsync(
        FiscalYear year,
        IReadOnlyCollection<Agency> agencies,
        CancellationToken cancellation = default
    );
}

/// <summary>What <see cref="IFigureSums"/> read.</summary>
public sealed class FigureSumsOfYear
{
    private readonly Func<AgencyId, FrameworkKey, IReadOnlyList<string>, FigureSums?> _of;
    private readonly IReadOnlyDictionary<AgencyId, IReadOnlyDictionary<string, Score>> _carried;
    private readonly IReadOnlySet<AgencyId> _own;

    internal FigureSumsOfYear(
        Func<AgencyId, FrameworkKey, IReadOnlyList<string>, FigureSums?> of,
        IReadOnlyDictionary<AgencyId, IReadOnlyDictionary<string, Score>> carried,
        IReadOnlySet<AgencyId> own
    ) => (_of, _carried, _own) = (of, carried, own);

    /// <summary>True where an agency corrected a framework for itself, so that its rules may not be everybody's.</summary>
    public bool HasItsOwn(AgencyId agency) => _own.Contains(agency);

    /// <summary>How an agency's figures are rolled up by the newest version of a framework; null when that is not known any more.</summary>
    public FigureSums? For(AgencyId agency, FrameworkKey framework, IReadOnlyList<string> given) =>
        _of(agency, framework, given);

    /// <summary>The instruments of the agency's latest result, by their codes.</summary>
    public IReadOnlyDictionary<string, Score> CarriedBy(AgencyId agency) =>
        _carried.TryGetValue(agency, out var known) ? known : new Dictionary<string, Score>();
}

/// <summary>Results that are made up and say so, for trying the program at the size of a country.</summary>
public interface IMadeUpResults
{
    /// <summary>Writes one figure for each agency through the database's bulk path, within the transaction that is open.</summary>
    Task WriteAsync(
        FiscalYear year,
        string code,
        IReadOnlyCollection<(AgencyId Agency, Score Value)> figures,
        CancellationToken cancellation = default
    );

    /// <summary>Takes such figures away again.</summary>
    Task<int> RemoveAsync(
        FiscalYear year,
        IReadOnlyCollection<AgencyId> agencies,
        CancellationToken cancellation = default
    );
}

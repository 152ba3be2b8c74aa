using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Signs;

/// <summary>
/// One rule. It looks at each process as it passes, and keeps in the tally what it must know of all of them; only then can the rules
/// that compare with the others conclude. Each thread has its own, so a rule may keep what it works with.
/// </summary>
internal abstract class Sign
{
    public abstract void Look(Process process, Tally tally, Names names);

    public virtual void Conclude(Tally whole, SignMeta meta) { }

    /// <summary>The rules that are on.</summary>
    public static Sign[] Of(SignSettings settings, Names names, MainCurrency currency)
    {
        List<Sign> signs = [];
        var comparison = new PriceComparison(settings, names);
        if (settings.R003 is { } r003)
            signs.Add(new Eleven.R003ShortPeriod(r003, names));
        if (settings.R018 is { } r018)
            signs.Add(new Eleven.R018SingleBid(r018, names));
        if (settings.R024 is not null || settings.R058 is not null)
            signs.Add(new Eleven.R024AndR058PriceGap(settings.R024, settings.R058, comparison, currency));
        if (settings.R025 is { } r025)
            signs.Add(new Eleven.R025RareWinner(r025));
        if (settings.R028)
            signs.Add(new Eleven.R028SamePrice(comparison));
        if (settings.R030)
            signs.Add(new Eleven.R030LateBidWon());
        if (settings.R035 is { } r035)
            signs.Add(new Eleven.R035OthersDisqualified(r035));
        if (settings.R036)
            signs.Add(new Eleven.R036LowestDisqualified(comparison, currency));
        if (settings.R038 is { } r038)
            signs.Add(new Eleven.R038DisqualifiedShare(r038));
        if (settings.R048 is { } r048)
            signs.Add(new Eleven.R048Variety(r048));
        return [.. signs];
    }
}

/// <summary>Quartiles and fences that were used, by sign, under the names Cardinal gives them.</summary>
internal sealed class SignMeta
{
    private readonly SortedDictionary<SignCode, List<(string Name, double Figure)>> _figures = [];

    public IEnumerable<KeyValuePair<SignCode, List<(string Name, double Figure)>>> Figures => _figures;

    public void Note(SignCode code, string name, double figure)
    {
        if (!_figures.TryGetValue(code, out var figures))
            _figures.Add(code, figures = []);
        figures.Add((name, figure));
    }
}

/// <summary>
/// The currency in which prices are compared: the setting's, else the first one met. It is found before threads part, so that it
/// does not depend on them.
/// </summary>
internal sealed class MainCurrency(int currency)
{
    private int _currency = currency;

    public bool IsKnown => _currency != Names.None;
    public int Name => _currency;

    /// <summary>True for the main currency; the first currency asked about becomes it.</summary>
    public bool Is(int currency)
    {
        if (_currency == Names.None)
            _currency = currency;
        return _currency == currency;
    }
}

/// <summary>Under which procurement methods the prices of bids may be compared: by their own words in procurementMethodDetails.</summary>
internal sealed class PriceComparison(SignSettings settings, Names names)
{
    private readonly HashSet<int> _without = [.. settings.WithoutPriceComparison.Select(names.Of)];
    private readonly HashSet<int> _with = [.. settings.WithPriceComparison.Select(names.Of)];

    public bool Covers(Process process) =>
        _with.Count > 0 ? _with.Contains(process.MethodDetails) : !_without.Contains(process.MethodDetails);
}

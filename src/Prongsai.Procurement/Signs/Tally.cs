using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Procurement.Signs;

/// <summary>
/// What one thread has counted. Several are added up in the end; the order in which they are does not matter. It grows with the number
/// of organisations and of signs, and with the distributions of R024 and R058: one figure for each process with two comparable bids.
/// </summary>
internal sealed class Tally
{
    // Name, subject and sign in one number: there may be hundreds of thousands, and each is asked for.
    private readonly Dictionary<long, double> _marks = [];
    private readonly long[] _computable = new long[Enum.GetValues<SignCode>().Length];

    /// <summary>Processes looked at: with an ocid, not cancelled, not excluded.</summary>
    public long Processes { get; set; }
    public long WithoutOcid { get; set; }
    public long Cancelled { get; set; }
    public long Excluded { get; set; }

    /// <summary>Bids left out of price comparisons because of their currency.</summary>
    public long OtherCurrencies { get; set; }
    public List<(long Line, Bilingual Why)> Unreadable { get; } = [];

    public Dictionary<int, PriceGap> Gaps { get; } = [];
    public Fractions Wins { get; } = new();
    public Fractions BuyersDisqualified { get; } = new();
    public Fractions EntitiesDisqualified { get; } = new();
    public Fractions TenderersDisqualified { get; } = new();
    public Dictionary<int, Variety> Varieties { get; } = [];

    /// <summary>Null unless asked for: it keeps every process.</summary>
    public Maps? Maps { get; init; }

    public long Computable(SignCode code) => _computable[(int)code];

    /// <summary>A process had what the sign asks for, whatever the answer was.</summary>
    public void Computed(SignCode code) => _computable[(int)code]++;

    public void Mark(SignSubject subject, int name, SignCode code, double figure) =>
        _marks[((long)name << 8) | ((long)subject << 4) | (long)code] = figure;

    /// <summary>Subject, its name, and the sign, with its figure.</summary>
    public IEnumerable<(SignSubject Subject, int Name, SignCode Code, double Figure)> Marks() =>
        _marks.Select(mark =>
            ((SignSubject)((mark.Key >> 4) & 15), (int)(mark.Key >> 8), (SignCode)(mark.Key & 15), mark.Value)
        );

    public void Add(Tally other)
    {
        for (var i = 0; i < _computable.Length; i++)
            _computable[i] += other._computable[i];
        Processes += other.Processes;
        WithoutOcid += other.WithoutOcid;
        Cancelled += other.Cancelled;
        Excluded += other.Excluded;
        OtherCurrencies += other.OtherCurrencies;
        Unreadable.AddRange(other.Unreadable);
        foreach (var (key, figure) in other._marks)
            _marks[key] = figure;
        foreach (var (ocid, gap) in other.Gaps)
            Keep(ocid, gap);
        Wins.Add(other.Wins);
        BuyersDisqualified.Add(other.BuyersDisqualified);
        EntitiesDisqualified.Add(other.EntitiesDisqualified);
        TenderersDisqualified.Add(other.TenderersDisqualified);
        foreach (var (supplier, variety) in other.Varieties)
        {
            if (Varieties.TryGetValue(supplier, out var ours))
                ours.Add(variety);
            else
                Varieties.Add(supplier, variety);
        }

        Maps?.Add(other.Maps!);
    }

    /// <summary>Of an ocid that comes twice, the later line counts.</summary>
    public void Keep(int ocid, PriceGap gap)
    {
        if (!Gaps.TryGetValue(ocid, out var other) || other.Line < gap.Line)
            Gaps[ocid] = gap;
    }
}

/// <param name="Line">Where it stands.</param>
/// <param name="Share">(second lowest − winning) / winning: 0.05 is five per cent.</param>
/// <param name="Next">Who bid second lowest.</param>
internal readonly record struct PriceGap(long Line, double Share, int Winner, int Next);

/// <summary>How many different kinds of things a supplier delivered, in how many processes.</summary>
internal sealed class Variety
{
    public long Processes { get; set; }
    public HashSet<int> Kinds { get; } = [];

    public void Add(Variety other)
    {
        Processes += other.Processes;
        Kinds.UnionWith(other.Kinds);
    }
}

/// <summary>So many of so many, for each name. Names are small numbers, so two arrays do.</summary>
internal sealed class Fractions
{
    private long[] _some = [];
    private long[] _all = [];

    public void Count(int name, long some, long all)
    {
        if (name >= _all.Length)
        {
            var length = Math.Max(1024, (name + 1) * 2);
            Array.Resize(ref _some, length);
            Array.Resize(ref _all, length);
        }

        _some[name] += some;
        _all[name] += all;
    }

    public void Add(Fractions other)
    {
        foreach (var (name, some, all) in other.Counted())
            Count(name, some, all);
    }

    public IEnumerable<(int Name, long Some, long All)> Counted()
    {
        for (var name = 0; name < _all.Length; name++)
            if (_all[name] > 0)
                yield return (name, _some[name], _all[name]);
    }
}

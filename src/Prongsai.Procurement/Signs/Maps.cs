namespace Prongsai.Procurement.Signs;

/// <summary>
/// Which organisations stand behind which process, under the names Cardinal gives these lists. Those of R038 hold the one organisation
/// of a process, the others any number of tenderers.
/// </summary>
internal sealed class Maps
{
    public const string OfBuyers = "ocid_buyer_r038";
    public const string OfEntities = "ocid_procuringentity_r038";

    public static readonly string[] OfTenderers =
    [
        "ocid_tenderer",
        "ocid_tenderer_r024",
        "ocid_tenderer_r028",
        "ocid_tenderer_r030",
        "ocid_tenderer_r035",
        "ocid_tenderer_r058",
    ];

    public Dictionary<int, int> BuyersR038 { get; } = [];
    public Dictionary<int, int> EntitiesR038 { get; } = [];

    private readonly Dictionary<string, Dictionary<int, HashSet<int>>> _tenderers = OfTenderers.ToDictionary(
        name => name,
        _ => new Dictionary<int, HashSet<int>>()
    );

    public IReadOnlyDictionary<int, HashSet<int>> Tenderers(string map) => _tenderers[map];

    public void Put(string map, int ocid, int tenderer)
    {
        if (!_tenderers[map].TryGetValue(ocid, out var tenderers))
            _tenderers[map].Add(ocid, tenderers = []);
        tenderers.Add(tenderer);
    }

    public void Add(Maps other)
    {
        foreach (var (ocid, buyer) in other.BuyersR038)
            BuyersR038[ocid] = buyer;
        foreach (var (ocid, entity) in other.EntitiesR038)
            EntitiesR038[ocid] = entity;
        foreach (var (map, processes) in other._tenderers)
        foreach (var (ocid, tenderers) in processes)
        foreach (var tenderer in tenderers)
            Put(map, ocid, tenderer);
    }

    /// <summary>With names instead of numbers, sorted, so that two runs print the same.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Named(Names names)
    {
        SortedDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> named = new(StringComparer.Ordinal)
        {
            [OfBuyers] = Sorted(BuyersR038.Select(one => (one.Key, new HashSet<int> { one.Value })), names),
            [OfEntities] = Sorted(EntitiesR038.Select(one => (one.Key, new HashSet<int> { one.Value })), names),
        };
        foreach (var (map, processes) in _tenderers)
            named[map] = Sorted(processes.Select(one => (one.Key, one.Value)), names);
        return named;
    }

    private static SortedDictionary<string, IReadOnlyList<string>> Sorted(
        IEnumerable<(int Ocid, HashSet<int> Organisations)> processes,
        Names names
    )
    {
        SortedDictionary<string, IReadOnlyList<string>> sorted = new(StringComparer.Ordinal);
        foreach (var (ocid, organisations) in processes)
            sorted[names[ocid]] = [.. organisations.Select(o => names[o]).Order(StringComparer.Ordinal)];
        return sorted;
    }
}

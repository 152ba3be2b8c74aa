using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>F10, F11, F27, F28: who bids, and with whom.</summary>
internal static class Bidders
{
    // More bidders than any process of an office has; pairs grow with the square.
    private const int MostBidders = 60;

    /// <summary>F10: one bidder where several could bid.</summary>
    public static IEnumerable<Found> Single(YearOfPurchases year, Limits limit) =>
        from purchase in year.Bought
        where purchase.Method.IsCompetitive() && purchase.Bidders.Count > 0
        let bidders = Of(year, purchase)
        where bidders.Count == 1
        select Counted("F10", purchase, bidders);

    /// <summary>F11: too few for a selection.</summary>
    public static IEnumerable<Found> TooFew(YearOfPurchases year, Limits limit)
    {
        var least = limit.Count("bidders");
        return from purchase in year.Bought
            where purchase.Method == Method.Selection && purchase.Bidders.Count > 0
            let bidders = Of(year, purchase)
            where bidders.Count < least
            select Counted("F11", purchase, bidders);
    }

    /// <summary>F27: two bidders, one price.</summary>
    public static IEnumerable<Found> SamePrice(YearOfPurchases year, Limits limit)
    {
        foreach (var purchase in year.Bought.Where(p => p.Bidders.Count > 1))
        {
            var same = purchase
                .Bidders.List.Where(b => b is { Price: not null, Name.Length: > 0 })
                .GroupBy(b => b.Price!.Value)
                .Select(price => (Price: price.Key, Who: price.Select(year.VendorOf).DistinctBy(v => v.Key).ToList()))
                .Where(price => price.Who.Count > 1)
                .OrderBy(price => price.Price)
                .ToList();
            if (same.Count == 0)
                continue;

            yield return new Found(
                Found.KeyOf("F27", purchase.Id.Value.ToString()),
                Figures.Work(purchase),
                [purchase],
                [
                    .. same.Select(price => new Figure(
                        new($"เสนอ {price.Price} บาท เท่ากัน", $"Both bid {price.Price} baht"),
                        Bilingual.ThaiOnly(string.Join("; ", price.Who.Select(v => v.Name)))
                    )),
                ]
            );
        }
    }

    /// <summary>F28: two that nearly always meet, and one of them nearly always wins.</summary>
    public static IEnumerable<Found> Together(YearOfPurchases year, Limits limit)
    {
        Dictionary<string, (string Name, int Bids)> bidders = [];
        Dictionary<(string, string), List<Purchase>> pairs = [];
        foreach (var purchase in year.Bought.Where(p => p.Bidders.Count > 0))
        {
            var who = Of(year, purchase).OrderBy(v => v.Key, StringComparer.Ordinal).Take(MostBidders).ToList();
            for (var one = 0; one < who.Count; one++)
            {
                var known = bidders.GetValueOrDefault(who[one].Key, (who[one].Name, 0));
                bidders[who[one].Key] = (known.Item1, known.Item2 + 1);
                for (var other = one + 1; other < who.Count; other++)
                {
                    var key = (who[one].Key, who[other].Key);
                    if (!pairs.TryGetValue(key, out var met))
                        pairs[key] = met = [];
                    met.Add(purchase);
                }
            }
        }

        var (together, share, wins) = (limit.Count("together"), limit["share"], limit["wins"]);
        foreach (var ((one, other), met) in pairs.Where(p => p.Value.Count >= together))
        {
            var seldom = Math.Min(bidders[one].Bids, bidders[other].Bids);
            if (met.Count < share * seldom)
                continue;

            int WonBy(string vendor) => met.Count(p => p.Winners.List.Any(w => year.VendorOf(w).Key == vendor));
            var (wonByOne, wonByOther) = (WonBy(one), WonBy(other));
            var (winner, won) = wonByOne >= wonByOther ? (one, wonByOne) : (other, wonByOther);
            if (won < wins * met.Count)
                continue;

            yield return new Found(
                Found.KeyOf("F28", one, other),
                Bilingual.ThaiOnly($"{bidders[one].Name}; {bidders[other].Name}"),
                met,
                [
                    new(
                        new(
                            "เสนอราคาด้วยกัน ต่อครั้งที่รายที่น้อยกว่าเสนอ",
                            "Together, of the bids of the one that bids less"
                        ),
                        Figures.Share(met.Count, seldom)
                    ),
                    new(
                        new($"{bidders[winner].Name} ชนะ", $"Won by {bidders[winner].Name}"),
                        Figures.Share(won, met.Count)
                    ),
                ]
            );
        }
    }

    private static List<Vendor> Of(YearOfPurchases year, Purchase purchase) =>
        [.. purchase.Bidders.List.Where(b => b.Name.Length > 0).Select(year.VendorOf).DistinctBy(v => v.Key)];

    private static Found Counted(string code, Purchase purchase, List<Vendor> bidders) =>
        new(
            Found.KeyOf(code, purchase.Id.Value.ToString()),
            Figures.Work(purchase),
            [purchase],
            [
                new(
                    new("ผู้เสนอราคา", "Bidders"),
                    Figures.Said(
                        $"{bidders.Count} ราย: {string.Join("; ", bidders.Select(b => b.Name))}",
                        $"{bidders.Count}: {string.Join("; ", bidders.Select(b => b.Name))}"
                    )
                ),
                new(new("วิธี", "Method"), purchase.Method.Name()),
            ]
        );
}

using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>A row of the results.</summary>
internal sealed record FoundPurchase(PurchaseId Id, FrozenPurchase Purchase);

/// <summary>One page of what was found.</summary>
/// <param name="Rows">In the order that was asked for.</param>
/// <param name="Count">How many in all; with <paramref name="IsMore"/> at least so many.</param>
/// <param name="IsMore">True where counting all would take too long.</param>
/// <param name="OnlyNewest">True where so many have the words that only the newest of them were looked at.</param>
/// <param name="Years">By fiscal year; null where it was not counted.</param>
/// <param name="Methods">By method; null where it was not counted.</param>
/// <param name="Next">The search that goes on after this page; null on the last.</param>
internal sealed record PurchasesFound(
    IReadOnlyList<FoundPurchase> Rows,
    int Count,
    bool IsMore,
    bool OnlyNewest,
    IReadOnlyList<(FiscalYear Year, int? Count)> Years,
    IReadOnlyList<(Method Method, int? Count)> Methods,
    Wanted? Next
);

/// <summary>
/// Looks for purchases among what an agency has published. Two thousand are few enough to be fetched, counted and sorted at once; of
/// more, the page is read along the index of its order, which meets one soon because there are many. Which of the two it is, is known
/// before: from the sums by month and method, or by looking for two thousand and one.
/// </summary>
internal sealed class PurchaseSearch(ProngsaiDb db, ISearchIndex index)
{
    public const int Size = 25;

    /// <summary>So many are counted.</summary>
    public const int Most = 2_000;

    /// <summary>So many that have the words are looked at, the newest: reading more would take too long.</summary>
    public const int MostByWords = 1_000;

    public async Task<PurchasesFound> FindAsync(AgencyId agency, Wanted wanted, CancellationToken cancellation)
    {
        var sums = (
            await db.PublishedSums.AsNoTracking().Where(s => s.AgencyId == agency).ToListAsync(cancellation)
        ).ConvertAll(s => new Counted(FiscalYear.Of(s.Month), s.Month, s.Method, s.Count)
        {
            FirstId = s.FirstId,
            LastId = s.LastId,
        });
        var within = sums.Where(s =>
                (wanted.Year is not { } year || s.Year == year)
                && (wanted.Month is not { } month || s.Month == month)
                && (wanted.Method is not { } method || s.Method == method)
            )
            .ToList();
        var there = within.Sum(s => s.Count);
        if (there == 0)
            return await PageAsync(agency, [], wanted, Facets.None(sums), cancellation);

        var asked = SearchAsked.Toneless(wanted.Words, agency);
        var isKnown = asked is null && wanted.Vendor is null && !wanted.HasPrice;
        if (isKnown && there > Most)
            return await WalkAsync(agency, wanted, new Facets(there, false, false, within, sums), cancellation);

        var onlyNewest = false;
        IQueryable<PublishedPurchase> source;
        if (asked is null || there <= Most)
        {
            source = Filtered(wanted.Vendor is { } vendor ? OfVendor(agency, vendor) : OfAgency(agency), wanted);
            var all = db.PublishedWords;
            foreach (var (_, word, _) in asked?.In(SearchForm.Toneless) ?? [])
                source = source.Where(p => all.Any(w => w.Id == p.Id && w.Toneless.Contains(word)));
        }
        else
        {
            source = InNameOnly(
                WithTheWords(asked, agency, wanted, (within.Min(s => s.FirstId), within.Max(s => s.LastId)))
            );
        }

        var few = await source.Take(Most + 1).ToListAsync(cancellation);
        if (asked is not null && there > Most)
        {
            onlyNewest = few.Count > MostByWords;
            if (onlyNewest)
                few = [.. few.OrderByDescending(p => p.Id).Take(MostByWords)];
        }
        else if (few.Count > Most)
        {
            return await WalkAsync(agency, wanted, new Facets(Most, true, false, null, sums), cancellation);
        }

        var counted = few.GroupBy(p => (p.Month, p.Method))
            .Select(g => new Counted(FiscalYear.Of(g.Key.Month), g.Key.Month, g.Key.Method, g.Count()))
            .ToList();
        return await PageAsync(
            agency,
            few,
            wanted,
            new Facets(few.Count, onlyNewest, onlyNewest, onlyNewest ? null : counted, sums),
            cancellation
        );
    }

    // All of them are here.
    private Task<PurchasesFound> PageAsync(
        AgencyId agency,
        List<PublishedPurchase> all,
        Wanted wanted,
        Facets facets,
        CancellationToken cancellation
    )
    {
        all.Sort((one, other) => Orders.Compare(one, other, wanted.Order));
        var rest = wanted.After is { } after
            ? all.SkipWhile(p => !Orders.IsAfter(p, wanted.Order, after))
            : all.AsEnumerable();

        return ShownAsync(agency, [.. rest.Take(Size + 1)], wanted, facets, cancellation);
    }

    // There are many: read along the index of the order. What the index does not begin with is compared through "+ 0" or by the year,
    // which no index has, so that SQLite does not choose another index and sort a hundred thousand rows.
    private async Task<PurchasesFound> WalkAsync(
        AgencyId agency,
        Wanted wanted,
        Facets facets,
        CancellationToken cancellation
    )
    {
        var rows = db.PublishedPurchases.AsNoTracking().Where(p => p.AgencyId == agency);
        if (wanted.Method is { } method)
            rows = rows.Where(p => p.Method == method);
        if (wanted.Month is { } month)
            rows = rows.Where(p => p.Month == month);
        var wins = db.PublishedWins;
        if (wanted.Vendor is { } vendor)
            rows = rows.Where(p => wins.Any(w => w.AgencyId == agency && w.VendorKey == vendor && w.Id == p.Id));
        var byPrice = wanted.Order.IsByPrice();
        if (wanted.Year is { Buddhist: var buddhist } && (byPrice || wanted.Order.IsByText()))
        {
            rows = rows.Where(p => p.Year == buddhist);
        }
        else if (wanted.Year is { } year)
        {
            var (first, last) = (year.FirstDay, year.LastDay);
            rows = rows.Where(p => p.Month >= first && p.Month <= last);
        }

        if (wanted.From is { Satang: var least })
            rows = byPrice ? rows.Where(p => p.Satang >= least) : rows.Where(p => p.Satang + 0 >= least);
        if (wanted.To is { Satang: var most })
            rows = byPrice ? rows.Where(p => p.Satang <= most) : rows.Where(p => p.Satang + 0 <= most);

        List<PublishedPurchase> page;
        if (wanted.Order.IsByMethod())
        {
            page = await ByMethodAsync(rows, [.. facets.All.Select(c => c.Method)], wanted, cancellation);
        }
        else
        {
            rows = wanted.After is { } after ? After(rows, wanted.Order, after) : rows;
            page = await Ordered(rows, wanted.Order).Take(Size + 1).ToListAsync(cancellation);
        }

        return await ShownAsync(agency, page, wanted, facets, cancellation);
    }

    // Method after method, each along its own index: there are eight.
    private static async Task<List<PublishedPurchase>> ByMethodAsync(
        IQueryable<PublishedPurchase> rows,
        HashSet<Method> known,
        Wanted wanted,
        CancellationToken cancellation
    )
    {
        var back = wanted.Order == Order.ByMethodBack;
        var within = back ? Order.Earliest : Order.Latest;
        var after = wanted.After?.OfAMethodAlone();
        var left = Orders
            .Methods.Select((method, rank) => (Method: method, Rank: rank))
            .Where(m => known.Contains(m.Method) && (wanted.Method ?? m.Method) == m.Method)
            .Where(m => after is not { } at || (back ? m.Rank <= at.Rank : m.Rank >= at.Rank));

        List<PublishedPurchase> page = [];
        foreach (var (method, rank) in back ? left.Reverse() : left)
        {
            var of = rows.Where(p => p.Method == method);
            if (after is { } at && at.Rank == rank)
                of = After(of, within, at.Within);
            page.AddRange(await Ordered(of, within).Take(Size + 1 - page.Count).ToListAsync(cancellation));
            if (page.Count > Size)
                break;
        }

        return page;
    }

    private IQueryable<PublishedPurchase> OfAgency(AgencyId agency) =>
        InNameOnly(db.PublishedPurchases.AsNoTracking().Where(p => p.AgencyId == agency));

    // All rows are of the one agency: an order for which neither database sorts.
    private static IQueryable<PublishedPurchase> InNameOnly(IQueryable<PublishedPurchase> rows) =>
        rows.OrderBy(p => p.AgencyId);

    // Begins at the vendor's own rows, and says of the purchases nothing with which a database could begin instead: SQLite, which guesses
    // ten rows for an agency as for a vendor, went through the million.
    private IQueryable<PublishedPurchase> OfVendor(AgencyId agency, string vendor) =>
        from win in db.PublishedWins
        where win.AgencyId == agency && win.VendorKey == vendor
        join purchase in db.PublishedPurchases.AsNoTracking() on win.Id equals purchase.Id
        orderby purchase.Id
        select purchase;

    private static IQueryable<PublishedPurchase> Filtered(IQueryable<PublishedPurchase> rows, Wanted wanted)
    {
        if (wanted.Year is { } year)
        {
            var (first, last) = (year.FirstDay, year.LastDay);
            rows = rows.Where(p => p.Month >= first && p.Month <= last);
        }

        if (wanted.Month is { } month)
            rows = rows.Where(p => p.Month == month);
        if (wanted.Method is { } method)
            rows = rows.Where(p => p.Method == method);
        if (wanted.From is { Satang: var least })
            rows = rows.Where(p => p.Satang >= least);
        if (wanted.To is { Satang: var most })
            rows = rows.Where(p => p.Satang <= most);
        return rows;
    }

    // The trigrams narrow down; the other conditions stand in the same statement, since the newest that have the words may not be
    // those that are wanted.
    private IQueryable<PublishedPurchase> WithTheWords(
        SearchAsked asked,
        AgencyId agency,
        Wanted wanted,
        (long First, long Last) between
    )
    {
        List<string> conditions = [];
        if (wanted.Year is { } year)
            conditions.Add($"p.\"Year\" = {asked.Value(year.Buddhist)}");
        if (wanted.Month is { } month)
            conditions.Add($"p.\"Month\" = {asked.Value(month)}");
        if (wanted.Method is { } method)
            conditions.Add($"p.\"Method\" = {asked.Value(method.ToString())}");
        if (wanted.From is { Satang: var least })
            conditions.Add($"p.\"Satang\" >= {asked.Value(least)}");
        if (wanted.To is { Satang: var most })
            conditions.Add($"p.\"Satang\" <= {asked.Value(most)}");
        if (wanted.Vendor is { } vendor)
            conditions.Add(
                $"EXISTS (SELECT 1 FROM procurement_public_wins w WHERE w.\"AgencyId\" = {asked.Value(agency.Value)} AND w.\"VendorKey\" = {asked.Value(vendor)} AND w.\"Id\" = p.\"Id\")"
            );
        var also =
            conditions.Count == 0
                ? null
                : $"EXISTS (SELECT 1 FROM procurement_public_purchases p WHERE p.\"Id\" = t.\"Id\" AND {string.Join(" AND ", conditions)})";
        var candidates = index.Candidates(
            asked,
            SearchForm.Toneless,
            MostByWords + 1,
            PublishedWords.Table,
            also,
            between
        );
        var values = asked.Values.Select((value, at) => Parameter(at, value)).ToArray<object>();

#pragma warning disable EF1002 // made of our own parts; what was typed is a parameter
        return db
            .PublishedPurchases.FromSqlRaw(
                $"SELECT p.* FROM ({candidates}) c JOIN procurement_public_purchases p ON p.\"Id\" = c.\"Id\"",
                values
            )
            .AsNoTracking();
#pragma warning restore EF1002
    }

    private DbParameter Parameter(int at, object value)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{at}");
        parameter.Value = value;
        return parameter;
    }

    private static IOrderedQueryable<PublishedPurchase> Ordered(IQueryable<PublishedPurchase> rows, Order order) =>
        order switch
        {
            Order.Earliest => rows.OrderBy(p => p.Month).ThenBy(p => p.Id),
            Order.Dearest => rows.OrderByDescending(p => p.Satang).ThenByDescending(p => p.Id),
            Order.Cheapest => rows.OrderBy(p => p.Satang).ThenBy(p => p.Id),
            Order.ByWork => rows.OrderBy(p => p.WorkOrder).ThenBy(p => p.Id),
            Order.ByWorkBack => rows.OrderByDescending(p => p.WorkOrder).ThenByDescending(p => p.Id),
            Order.ByVendor => rows.OrderBy(p => p.VendorOrder).ThenBy(p => p.Id),
            Order.ByVendorBack => rows.OrderByDescending(p => p.VendorOrder).ThenByDescending(p => p.Id),
            _ => rows.OrderByDescending(p => p.Month).ThenByDescending(p => p.Id),
        };

    private static IQueryable<PublishedPurchase> After(IQueryable<PublishedPurchase> rows, Order order, Cursor after)
    {
        var (text, id) = (after.Value, after.Id);
        var value = after.Number ?? 0;
        var month = Orders.MonthOf(value);

        // Compared by the database, letter by letter: the columns say so (PublicTables).
#pragma warning disable CA1309, CA1310, MA0001, MA0074
        return order switch
        {
            Order.Latest => rows.Where(p => p.Month <= month && (p.Month < month || p.Id < id)),
            Order.Earliest => rows.Where(p => p.Month >= month && (p.Month > month || p.Id > id)),
            Order.Dearest => rows.Where(p => p.Satang <= value && (p.Satang < value || p.Id < id)),
            Order.Cheapest => rows.Where(p => p.Satang >= value && (p.Satang > value || p.Id > id)),
            Order.ByWork => rows.Where(p =>
                string.Compare(p.WorkOrder, text) >= 0 && (string.Compare(p.WorkOrder, text) > 0 || p.Id > id)
            ),
            Order.ByWorkBack => rows.Where(p =>
                string.Compare(p.WorkOrder, text) <= 0 && (string.Compare(p.WorkOrder, text) < 0 || p.Id < id)
            ),
            Order.ByVendor => rows.Where(p =>
                string.Compare(p.VendorOrder, text) >= 0 && (string.Compare(p.VendorOrder, text) > 0 || p.Id > id)
            ),
            _ => rows.Where(p =>
                string.Compare(p.VendorOrder, text) <= 0 && (string.Compare(p.VendorOrder, text) < 0 || p.Id < id)
            ),
        };
#pragma warning restore CA1309, CA1310, MA0001, MA0074
    }

    private async Task<PurchasesFound> ShownAsync(
        AgencyId agency,
        List<PublishedPurchase> rows,
        Wanted wanted,
        Facets facets,
        CancellationToken cancellation
    )
    {
        var shown = rows.Take(Size).ToList();
        var ids = shown.ConvertAll(p => p.Id);
        var contents = await db
            .PublishedContents.AsNoTracking()
            .Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Content, cancellation);

        return new PurchasesFound(
            [.. shown.Select(p => new FoundPurchase(p.PurchaseId, FrozenPurchase.Read(contents[p.Id])))],
            facets.Count,
            facets.IsMore,
            facets.OnlyNewest,
            facets.Years,
            facets.Methods,
            rows.Count > Size ? wanted with { After = Orders.CursorOf(shown[^1], wanted.Order) } : null
        );
    }

    private sealed record Counted(FiscalYear Year, DateOnly Month, Method Method, int Count)
    {
        public long FirstId { get; init; }
        public long LastId { get; init; }
    }

    /// <param name="Found">What was found by year and method; null where that was not counted.</param>
    /// <param name="All">What there is.</param>
    private sealed record Facets(
        int Count,
        bool IsMore,
        bool OnlyNewest,
        IReadOnlyList<Counted>? Found,
        IReadOnlyList<Counted> All
    )
    {
        public static Facets None(IReadOnlyList<Counted> all) => new(0, false, false, [], all);

        public IReadOnlyList<(FiscalYear, int?)> Years =>
            [
                .. (Found ?? All)
                    .GroupBy(c => c.Year)
                    .OrderByDescending(g => g.Key)
                    .Select(g => (g.Key, Found is null ? (int?)null : g.Sum(c => c.Count))),
            ];

        public IReadOnlyList<(Method, int?)> Methods =>
            [
                .. (Found ?? All)
                    .GroupBy(c => c.Method)
                    .OrderByDescending(g => g.Sum(c => c.Count))
                    .Select(g => (g.Key, Found is null ? (int?)null : g.Sum(c => c.Count))),
            ];
    }
}

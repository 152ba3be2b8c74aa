using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Disclosing;

/// <summary>
/// Makes the public's copy of the months that an edition holds, from the versions that were taken into it, within the transaction of
/// the publication. A month whose content did not change is left as it is; one that is in no standing edition any more goes.
/// </summary>
internal sealed class Freezing(ProngsaiDb db, TimeProvider clock)
{
    // Each becomes a parameter, and SQLite looks each one up among all others: ten thousand at once take it seconds, and PostgreSQL
    // takes no more than 65,535.
    public const int AtOnce = 500;

    public async Task FreezeAsync(PublishedMonths published, CancellationToken cancellation)
    {
        var (agency, year, code) = (published.Agency, published.Year, published.Code);
        var were = await db
            .FrozenMonths.Where(m => m.AgencyId == agency && m.Year == year && m.Code == code)
            .ToListAsync(cancellation);
        var affected = were.Select(m => m.Month).Union(published.Months.Keys).ToList();
        if (affected.Count == 0)
            return;

        var versions = published.Months.Values.ToList();
        var taken = (
            await db
                .TakenPurchases.AsNoTracking()
                .Where(t => t.AgencyId == agency && versions.Contains(t.Version))
                .ToListAsync(cancellation)
        ).ToLookup(t => t.Version);
        var others = await db
            .FrozenMonths.Where(m => m.AgencyId == agency && affected.Contains(m.Month))
            .Where(m => m.Year != year || m.Code != code)
            .ToListAsync(cancellation);
        var shown = were.Concat(others).Where(m => m.IsShown).ToDictionary(m => m.Month, m => m.Version);

        db.RemoveRange(were);
        await db.SaveChangesAsync(cancellation);
        var stand = published
            .Months.Where(m => taken.Contains(m.Value))
            .Select(m => Frozen(published, m.Key, taken[m.Value].First()))
            .ToList();
        db.AddRange(stand);
        var latest = Latest([.. stand, .. others]);
        await db.SaveChangesAsync(cancellation);

        var changed = affected.Where(m => latest.GetValueOrDefault(m) != shown.GetValueOrDefault(m)).ToList();
        await db.RememberWithdrawnAsync(
            published,
            [.. were.Where(m => m.IsShown && !latest.ContainsKey(m.Month))],
            cancellation
        );
        await db.ForgetWithdrawnAsync(agency, [.. affected.Where(latest.ContainsKey)], cancellation);
        await TakeAwayAsync(agency, changed, cancellation);
        await WriteAsync(agency, changed.Where(latest.ContainsKey).Select(m => latest[m]), cancellation);
        await ForgetVendorsAsync(agency, cancellation);
    }

    private static FrozenMonth Frozen(PublishedMonths published, DateOnly month, TakenPurchases taken) =>
        new()
        {
            AgencyId = published.Agency,
            Month = month,
            Year = published.Year,
            Code = published.Code,
            Edition = published.Edition,
            PublishedAt = published.PublishedAt,
            Version = taken.Version,
            Purchases = taken.Count,
        };

    // By month, what is shown from now on.
    private static Dictionary<DateOnly, string> Latest(IReadOnlyList<FrozenMonth> months)
    {
        Dictionary<DateOnly, string> latest = [];
        foreach (var of in months.GroupBy(m => m.Month))
        {
            var last = of.OrderBy(m => m.PublishedAt).ThenBy(m => m.Code, StringComparer.Ordinal).Last();
            foreach (var month in of)
                month.IsShown = month == last;
            latest[of.Key] = last.Version;
        }

        return latest;
    }

    private async Task TakeAwayAsync(AgencyId agency, List<DateOnly> months, CancellationToken cancellation)
    {
        if (months.Count == 0)
            return;

        var rows = db.PublishedPurchases.Where(p => p.AgencyId == agency && months.Contains(p.Month));
        await db.PublishedWords.Where(w => rows.Any(p => p.Id == w.Id)).ExecuteDeleteAsync(cancellation);
        await db.PublishedContents.Where(c => rows.Any(p => p.Id == c.Id)).ExecuteDeleteAsync(cancellation);
        await db
            .PublishedWins.Where(w => w.AgencyId == agency && months.Contains(w.Month))
            .ExecuteDeleteAsync(cancellation);
        await db
            .PublishedSums.Where(s => s.AgencyId == agency && months.Contains(s.Month))
            .ExecuteDeleteAsync(cancellation);
        await rows.ExecuteDeleteAsync(cancellation);
    }

    private async Task WriteAsync(AgencyId agency, IEnumerable<string> versions, CancellationToken cancellation)
    {
        var wanted = versions.ToList();
        if (wanted.Count == 0)
            return;

        // Each remembers its versions in the order of its month.
        var ids = (
            await db
                .TakenPurchases.AsNoTracking()
                .Where(t => t.AgencyId == agency && wanted.Contains(t.Version))
                .ToListAsync(cancellation)
        )
            .DistinctBy(t => t.Version)
            .OrderBy(t => t.Month)
            .SelectMany(t => t.All);
        var rows = new PublishedRows(db);
        var wins = db.BulkInsert<PublishedWin>();
        var vendors = new Dictionary<string, PublishedVendor>();
        var id = await NextIdAsync(cancellation);
        foreach (var some in ids.Chunk(AtOnce))
        {
            var purchases = await db
                .Purchases.AsNoTracking()
                .Where(p => p.AgencyId == agency && some.Contains(p.VersionId))
                .ToDictionaryAsync(p => p.VersionId, cancellation);
            foreach (var purchase in some.Where(purchases.ContainsKey).Select(v => purchases[v].ForThePublic()))
            {
                await rows.AddAsync(purchase, id, cancellation);
                foreach (var win in WinsOf(purchase, id, vendors))
                    await wins.AddAsync(win, cancellation);
                id++;
            }
        }

        await rows.FlushAsync(cancellation);
        await wins.FlushAsync(cancellation);
        await WriteAsync(agency, vendors, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task WriteAsync(
        AgencyId agency,
        Dictionary<string, PublishedVendor> vendors,
        CancellationToken cancellation
    )
    {
        foreach (var keys in vendors.Keys.ToList().Chunk(AtOnce))
        {
            foreach (
                var known in await db
                    .PublishedVendors.Where(v => v.AgencyId == agency && keys.Contains(v.Key))
                    .Select(v => v.Key)
                    .ToListAsync(cancellation)
            )
                vendors.Remove(known);
        }

        var rows = db.BulkInsert<PublishedVendor>();
        foreach (var vendor in vendors.Values)
            await rows.AddAsync(vendor, cancellation);
        await rows.FlushAsync(cancellation);
    }

    // A firm that is named twice in one purchase won once.
    private static IEnumerable<PublishedWin> WinsOf(
        Purchase purchase,
        long id,
        Dictionary<string, PublishedVendor> vendors
    )
    {
        var winners = purchase.Winners.List.Where(w => w.Name.Length > 0).GroupBy(VendorKey.Of).ToList();
        foreach (var winner in winners)
        {
            var offer = winner.First();
            vendors.TryAdd(
                winner.Key,
                new PublishedVendor
                {
                    AgencyId = purchase.AgencyId,
                    Key = winner.Key,
                    Name = offer.Name,
                    TaxId = winner.Key == offer.TaxId ? offer.TaxId : null,
                }
            );
            yield return new PublishedWin
            {
                AgencyId = purchase.AgencyId,
                VendorKey = winner.Key,
                Id = id,
                Month = purchase.Month,
                Method = purchase.Method,
                Satang =
                    winners.Count == 1 ? purchase.AgreedPrice?.Satang
                    : winner.All(w => w.Price is not null) ? winner.Sum(w => w.Price!.Value.Satang)
                    : null,
            };
        }
    }

    private async Task ForgetVendorsAsync(AgencyId agency, CancellationToken cancellation)
    {
        var wins = db.PublishedWins;
        await db
            .PublishedVendors.Where(v => v.AgencyId == agency)
            .Where(v => !wins.Any(w => w.AgencyId == v.AgencyId && w.VendorKey == v.Key))
            .ExecuteDeleteAsync(cancellation);
    }

    // After the clock, so that two agencies that publish side by side do not take the same; and never before what is there.
    private async Task<long> NextIdAsync(CancellationToken cancellation)
    {
        var beginning = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var byClock = (long)(clock.Now().Utc - beginning).TotalMilliseconds << 20;
        var last = await db.PublishedPurchases.MaxAsync(p => (long?)p.Id, cancellation) ?? 0;

        return Math.Max(byClock, last + 1);
    }
}

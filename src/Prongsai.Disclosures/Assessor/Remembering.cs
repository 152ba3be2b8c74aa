using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Checking;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>What visits tell the rest of the module.</summary>
internal static class Remembering
{
    /// <summary>What is open at one item, the longest open first.</summary>
    public static Task<List<Fault>> OpenFaultsAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        string code,
        CancellationToken cancellation
    ) =>
        db
            .Faults.AsNoTracking()
            .Where(f => f.AgencyId == agency && f.ClosedAt == null && f.Year == year && f.Code == code)
            .OrderBy(f => f.FirstSeenAt)
            .ToListAsync(cancellation);

    /// <summary>
    /// The last answer of every link that published content has, by address. A site that turns programs away was not tried: only a
    /// person can tell.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, LinkFacts>> LinkFactsAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    )
    {
        var links = db.PageVisits.Where(v => v.AgencyId == agency && v.Side == Side.Own && v.Part == Part.Link);
        var last = await links
            .Where(v => v.Answered || !v.IsClean)
            .GroupBy(v => v.Address)
            .Select(g => new { Address = g.Key, At = g.Max(v => v.At) })
            .Join(
                links.Select(v => new
                {
                    v.Address,
                    v.At,
                    v.Answered,
                    v.Outcome,
                    v.Status,
                }),
                l => new { l.Address, l.At },
                v => new { v.Address, v.At },
                (_, v) => v
            )
            .ToListAsync(cancellation);

        return last.DistinctBy(v => v.Address)
            .ToDictionary(
                v => v.Address,
                v => new LinkFacts(
                    v.Answered,
                    v.At.DayInThailand(),
                    v.Status is { } status ? Register.Days.Plain(status) : v.Outcome
                )
            );
    }
}

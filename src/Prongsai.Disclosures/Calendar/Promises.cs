using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Calendar;

/// <summary>Reads the promises of an agency.</summary>
internal static class Promises
{
    public static async Task<IReadOnlyList<Promise>> PromisesAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var rules = await db
            .Disclosures.AsNoTracking()
            .Where(d => d.AgencyId == agency && d.Year == year)
            .Select(d => new DueRule(d.Year, d.Code, d.Rhythm, d.WithinDays, d.DueOn))
            .ToListAsync(cancellation);
        var editions = (await db.EditionLinesAsync(agency, year, cancellation)).ToLookup(e => e.Code);

        return
        [
            .. rules
                .SelectMany(rule => Promise.Of(rule, [.. editions[rule.Code]], today))
                .OrderBy(p => p.By)
                .ThenBy(p => p.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Open, and due by the end of this month: what a person has to do now.</summary>
    public static bool IsForThisMonth(this Promise promise, DateOnly today) =>
        promise.State == PromiseState.Late
        || promise.State == PromiseState.Due && promise.By <= today.FirstOfMonth().AddMonths(1).AddDays(-1);
}

/// <summary>What is due for the workspace's first page.</summary>
internal sealed class DisclosuresDue(ProngsaiDb db, IDisclosureItems items, WorkingDays working) : IDisclosuresDue
{
    public async Task<IReadOnlyList<DueDisclosure>> DueAsync(
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation = default
    )
    {
        var year = FiscalYear.Of(today);
        // What was due in September is looked for in October too.
        var lines = await db
            .Disclosures.AsNoTracking()
            .Where(d => d.AgencyId == agency && (d.Year == year || d.Year == year.Previous))
            .ToListAsync(cancellation);
        List<DueDisclosure> due = [];
        foreach (var ofYear in lines.Select(d => d.Year).Distinct().Order())
        {
            var list = await items.OfYearAsync(agency, ofYear, cancellation);
            due.AddRange(
                from promise in await db.PromisesAsync(agency, ofYear, today, cancellation)
                where promise.IsForThisMonth(today)
                let line = lines.First(d => d.Year == ofYear && d.Code == promise.Code)
                select new DueDisclosure(
                    promise.Code,
                    ofYear,
                    list?[promise.Code]?.Title ?? Bilingual.ThaiOnly(promise.Code),
                    promise.Month,
                    promise.By,
                    working.OnOrBefore(promise.By),
                    promise.State == PromiseState.Late,
                    line.OfficerName,
                    line.OfficerId,
                    line.Address
                )
            );
        }

        return [.. due.OrderByDescending(d => d.IsLate).ThenBy(d => d.By)];
    }
}

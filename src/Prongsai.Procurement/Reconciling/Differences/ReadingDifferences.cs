using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling.NationalRecord;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Reconciling.Differences;

/// <summary>A year as it compares.</summary>
/// <param name="Purchases">How many the register has of the year.</param>
/// <param name="Agreed">What they add up to.</param>
/// <param name="National">The same of the national record; null while it was never read.</param>
internal sealed record ComparedYear(
    IReadOnlyList<ExplainedDifference> Differences,
    int Purchases,
    Money Agreed,
    NationalTotals? National
);

/// <summary>
/// Compares the register as it is now with what was read last, so that a correction shows at once and asks nobody. The same few
/// questions to the database however many rows there are.
/// </summary>
internal sealed class ReadingDifferences(ProngsaiDb db)
{
    public async Task<ComparedYear> OfYearAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation)
    {
        var announced = await db
            .Announcements.AsNoTracking()
            .Where(a => a.AgencyId == agency)
            .ToListAsync(cancellation);
        var explanations = await db
            .DifferenceExplanations.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.Year == year)
            .ToListAsync(cancellation);
        var national = await NationalAsync(agency, year, cancellation);
        // Reported a year earlier or later than recorded: the same purchase.
        FiscalYear[] years = [year.Previous, year, year.Next];
        var ours = await db.Standing(agency).Where(p => years.Contains(p.Year)).ToListAsync(cancellation);
        var ofYear = ours.Where(p => p.Year == year).ToList();

        return new(
            ExplainedDifference.Of(Reconciler.Compare(new(year, ours, national, announced)), explanations),
            ofYear.Count,
            ofYear.Aggregate(default(Money), (sum, p) => sum + (p.AgreedPrice ?? default)),
            national is null ? null : NationalTotals.Of(national)
        );
    }

    // Null while none was read to its end.
    private async Task<IReadOnlyList<NationalContract>?> NationalAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var inUse = await db
            .NationalAsks.Where(a => a.AgencyId == agency && a.System == NationalSystem.Contracts && a.Year == year)
            .Select(a => a.InUse)
            .FirstOrDefaultAsync(cancellation);
        // Asked in any case: a page's questions do not depend on what was read.
        var rows = await db
            .NationalContracts.AsNoTracking()
            .Where(c => c.AgencyId == agency && c.Year == year && c.AskId == inUse)
            .OrderBy(c => c.Id)
            .ToListAsync(cancellation);

        return inUse is null ? null : rows;
    }
}

using Microsoft.EntityFrameworkCore;
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
}

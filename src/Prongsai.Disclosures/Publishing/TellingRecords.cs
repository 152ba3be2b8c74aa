using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Publishing;

/// <summary>
/// Tells the modules whose records are disclosed what of them the public reads now, in the transaction that changes it: no page of
/// theirs is ever ahead of the edition or behind it.
/// </summary>
internal sealed class TellingRecords(ProngsaiDb db, IEnumerable<IMonthlyRecords> doors)
{
    /// <summary>Saves a publication or withdrawal and tells it, together or not at all.</summary>
    public async Task SaveAndTellAsync(
        AgencyId agency,
        FiscalYear year,
        string code,
        Func<Task> save,
        CancellationToken cancellation
    )
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        await save();
        await TellAsync(agency, year, code, cancellation);
        await whole.CommitAsync(cancellation);
    }

    /// <summary>Tells what stands, within the transaction that is open.</summary>
    public async Task TellAsync(AgencyId agency, FiscalYear year, string code, CancellationToken cancellation)
    {
        var standing = await db.LatestEditions()
            .AsNoTracking()
            .FirstOrDefaultAsync(e => e.AgencyId == agency && e.Year == year && e.Code == code, cancellation);
        var taken = (standing?.Read().Blocks ?? [])
            .Select(b => b.Taken)
            .Where(t => t is not null)
            .ToLookup(t => t!.Value.Source, t => (t!.Value.Month, t.Value.Version));
        var withdrawal = standing is null
            ? await db
                .DisclosureWithdrawals.AsNoTracking()
                .Where(w => w.AgencyId == agency && w.Year == year && w.Code == code)
                .OrderByDescending(w => w.UpTo)
                .Select(w => new MonthsWithdrawn(w.At, w.Because))
                .FirstOrDefaultAsync(cancellation)
            : null;
        foreach (var door in doors)
            await door.PublishedAsync(
                new PublishedMonths(
                    agency,
                    year,
                    code,
                    standing?.Number ?? 0,
                    standing?.PublishedAt ?? default,
                    taken[door.Source].DistinctBy(t => t.Month).ToDictionary(t => t.Month, t => t.Version)
                )
                {
                    Withdrawal = withdrawal,
                },
                cancellation
            );
    }
}

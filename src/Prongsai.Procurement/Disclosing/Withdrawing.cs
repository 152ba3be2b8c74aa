using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Public;

namespace Prongsai.Procurement.Disclosing;

/// <summary>Remembers which pages of the public went with a withdrawal, and why, while their content still stands.</summary>
internal static class Withdrawing
{
    /// <param name="gone">The months that no edition holds any more.</param>
    public static async Task RememberWithdrawnAsync(
        this ProngsaiDb db,
        PublishedMonths published,
        IReadOnlyList<FrozenMonth> gone,
        CancellationToken cancellation
    )
    {
        if (published.Withdrawal is not { } why || gone.Count == 0)
            return;

        var (agency, months) = (published.Agency, gone.Select(m => m.Month).ToList());
        var contracts = await db
            .PublishedPurchases.Where(p => p.AgencyId == agency && months.Contains(p.Month))
            .Select(p => new { p.PurchaseId, p.Month })
            .Distinct()
            .ToListAsync(cancellation);
        var vendors = await db
            .PublishedWins.Where(w => w.AgencyId == agency && months.Contains(w.Month))
            .GroupBy(w => w.VendorKey)
            .Select(g => new { g.Key, Month = g.Max(w => w.Month) })
            .ToListAsync(cancellation);
        var pages = contracts
            .Select(c => (Page: WithdrawnPage.Of(c.PurchaseId), c.Month))
            .Concat(vendors.Select(v => (Page: WithdrawnPage.OfVendor(v.Key), v.Month)))
            .DistinctBy(p => p.Page)
            .ToList();
        var names = pages.ConvertAll(p => p.Page);
        await db.ForgetWithdrawnAsync(agency, months, cancellation);
        // The same page may have gone before, with another month.
        foreach (var some in names.Chunk(Freezing.AtOnce))
            await db
                .WithdrawnPages.Where(p => p.AgencyId == agency && some.Contains(p.Page))
                .ExecuteDeleteAsync(cancellation);
        db.AddRange(
            gone.Select(m => new WithdrawnMonth
            {
                AgencyId = agency,
                Month = m.Month,
                Year = m.Year,
                Code = m.Code,
                Edition = m.Edition,
                At = why.At,
                Because = why.Because,
            })
        );
        await db.SaveChangesAsync(cancellation);
        var rows = db.BulkInsert<WithdrawnPage>();
        foreach (var (page, month) in pages)
            await rows.AddAsync(
                new WithdrawnPage
                {
                    AgencyId = agency,
                    Page = page,
                    Month = month,
                },
                cancellation
            );
        await rows.FlushAsync(cancellation);
    }

    /// <summary>What is public again was not withdrawn.</summary>
    public static async Task ForgetWithdrawnAsync(
        this ProngsaiDb db,
        AgencyId agency,
        IReadOnlyCollection<DateOnly> months,
        CancellationToken cancellation
    )
    {
        await db
            .WithdrawnPages.Where(p => p.AgencyId == agency && months.Contains(p.Month))
            .ExecuteDeleteAsync(cancellation);
        await db
            .WithdrawnMonths.Where(m => m.AgencyId == agency && months.Contains(m.Month))
            .ExecuteDeleteAsync(cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Public;

/// <summary>Gives published purchases their place by work and vendor, where they were published before there was one.</summary>
internal sealed record OrderPublished;

/// <summary>Looks every night for rows without a place; after an upgrade it finds them all once, and then none.</summary>
internal sealed class OrderingPublished(ProngsaiDb db, IPublicPages portal) : IJobWork<OrderPublished>
{
    private const int AtOnce = 500;

    public async Task RunAsync(OrderPublished job, JobRun run, CancellationToken cancellation)
    {
        var ordered = 0;
        while (true)
        {
            var rows = await (
                from purchase in db.PublishedPurchases
                where purchase.WorkOrder == ""
                orderby purchase.Id
                join content in db.PublishedContents on purchase.Id equals content.Id
                select new { Purchase = purchase, content.Content }
            )
                .Take(AtOnce)
                .ToListAsync(cancellation);
            if (rows.Count == 0)
                break;

            foreach (var row in rows)
                row.Purchase.PutInOrder(FrozenPurchase.Read(row.Content));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            ordered += rows.Count;
        }

        if (ordered > 0)
            await portal.HaveChangedAsync(cancellation);
    }
}

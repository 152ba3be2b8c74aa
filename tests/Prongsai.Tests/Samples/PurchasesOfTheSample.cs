using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Importing;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Samples;

public sealed class PurchasesOfTheSample
{
    [Theory, OnBothDatabases]
    public async Task Are_whole_made_up_and_loaded_once(Database database)
    {
        await using var app = await App.StartAsync(database);
        var folder = SampleOffice.FolderOf("khlong-sam-wa");

        await SamplePurchases.LoadAsync(app.Services, app.Agency, folder, default);
        await SamplePurchases.LoadAsync(app.Services, app.Agency, folder, default);

        var (purchases, imports, nothing) = await app.Ask<
            ProngsaiDb,
            (List<Prongsai.Procurement.Register.Purchase>, int, List<DateOnly>)
        >(async db =>
            (
                await db.Purchases.AsNoTracking().ToListAsync(),
                await db.PurchaseImports.CountAsync(i => i.State == ImportState.Stored),
                await db.MonthsOfNothing.Select(n => n.Month).ToListAsync()
            )
        );
        Assert.Equal(21, purchases.Count);
        Assert.Equal(1, imports);
        Assert.Equal([new DateOnly(2024, 3, 1)], nothing);
        Assert.Equal(11, purchases.Select(p => p.Month).Distinct().Count());
        Assert.All(purchases, p => Assert.Contains("สมมุติ", p.Work, StringComparison.Ordinal));
        Assert.All(
            purchases.SelectMany(p => p.Winners.List.Concat(p.Bidders.List)),
            who => Assert.Contains("สมมุติ", who.Name, StringComparison.Ordinal)
        );
        Assert.All(purchases, p => Assert.Empty(PurchaseCheck.Of(p, PurchaseCheck.OfSkr1)));
    }
}

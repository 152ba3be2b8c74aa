using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling;
using Prongsai.Procurement.Reconciling.NationalRecord;

namespace Prongsai.Tests.Procurement.Reconciling;

/// <summary>A contract of the present year that the national record has and the register of an <see cref="App"/> has not.</summary>
internal static class SomeDifference
{
    public static Task GiveAsync(App app, string work) =>
        app.With<ProngsaiDb>(db =>
        {
            var (now, id) = (TimeProvider.System.Now(), Ids.Next<NationalAskId>());
            var year = FiscalYear.Of(now.Today);
            var source = NationalSource.Of(app.Agency);
            source.Put(
                NationalSourceForm.Of(null) with
                {
                    DeptCode = "3101",
                },
                null,
                forgetKey: false,
                now,
                Actor.System
            );
            var ask = NationalAsk.Of(app.Agency, NationalSystem.Contracts, year);
            ask.Begin(id, source.ContractsAddress, Actor.System.Name, now);
            ask.Took(1, 1, 1, 0);
            ask.Finish([], now);
            db.AddRange(
                source,
                ask,
                new NationalContract
                {
                    AgencyId = app.Agency,
                    Id = Ids.Next<NationalContractId>(),
                    AskId = id,
                    Year = year,
                    ProjectNumber = "69109000001",
                    ProjectName = work,
                    Agreed = Money.OfBaht(1000),
                    ContractNumber = "9/2570",
                }
            );
            return db.SaveChangesAsync();
        });
}

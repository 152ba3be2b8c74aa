using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>One item: what it asks, what is there, who has it, what it is worth, what the public reads.</summary>
internal sealed class ItemModel(
    ProngsaiDb db,
    IDisclosureItems items,
    IAgencies agencies,
    IPeople people,
    IEnumerable<Contracts.IMonthlyRecords> monthly,
    TimeProvider clock
) : PageModel
{
    public AtWork Work { get; private set; } = null!;
    public Agency Agency { get; private set; } = null!;
    public Checking.ItemCheck Check { get; private set; } = null!;
    public Forecast? AsChecked { get; private set; }
    public Forecast? WhenComplete { get; private set; }
    public IReadOnlyList<Named> MayAnswer { get; private set; } = [];
    public IReadOnlyList<MonthsToTake> Monthly { get; private set; } = [];
    public Now Now { get; private set; }

    public async Task OnGetAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        Work = await db.AtWorkAsync(items, agency, year, code, cancellation);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        MayAnswer = await people.WhoMayAnswerMarksAsync(agency, cancellation);
        Monthly = await monthly.ForAsync(Work, cancellation);
        Check = Work.Check();
        AsChecked = await ForecastAsync(Check.IsComplete);
        WhenComplete = await ForecastAsync(met: true);

        Task<Forecast?> ForecastAsync(bool met) =>
            items.ForecastAsync(agency, year, new Dictionary<string, bool> { [code] = met }, cancellation);
    }
}

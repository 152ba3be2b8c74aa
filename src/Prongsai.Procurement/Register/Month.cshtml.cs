using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Ocds.Mapping;

namespace Prongsai.Procurement.Register;

/// <summary>A month: its purchases, and what of them wants a second look before they are published.</summary>
internal sealed class MonthModel(ProngsaiDb db, IAgencies agencies, OcdsSettings ocds, TimeProvider clock) : PageModel
{
    /// <summary>More are read in the downloads; a page of a month has some dozens.</summary>
    public const int MostShown = 500;

    public MonthOfPurchases Month { get; private set; } = null!;
    public FiscalYear Year { get; private set; }
    public IReadOnlyList<Purchase> Purchases { get; private set; } = [];
    public IReadOnlyList<(ProblemGroup Group, IReadOnlyList<Purchase> Of)> SecondLooks { get; private set; } = [];
    public IReadOnlyList<FormProfile> Forms { get; private set; } = [];
    public Refusal? WhyNoOcds => ocds.Registered.WhyNot;
    public bool MaySayNothing { get; private set; }
    public bool HasHistory { get; private set; }

    public async Task OnGetAsync(FiscalYear year, int month, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var first = year.MonthOrMiss(month);
        var whose = await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency");
        Year = year;
        Month = await db.MonthAsync(agency, first, cancellation);
        Purchases = await db.Standing(agency).OfMonth(first).Take(MostShown).ToListAsync(cancellation);
        HasHistory = await db.HistoryOf(agency, MonthOfYear.Record(first)).AnyAsync(cancellation);
        MaySayNothing = Month.WhyNotSayNothing(clock.Now().Today).Count == 0;
        Forms = FormProfiles.AskedOf(whose.ProfileOf(year), year);
        var asked = Forms.Aggregate(PurchaseCheck.OfSkr1, (all, form) => new FieldSet(all.Bits | form.Asked.Bits));
        SecondLooks = Look(Purchases, asked);
    }

    private static IReadOnlyList<(ProblemGroup, IReadOnlyList<Purchase>)> Look(
        IReadOnlyList<Purchase> purchases,
        FieldSet asked
    )
    {
        var groups = new ProblemGroups();
        Dictionary<string, List<Purchase>> of = [];
        foreach (var purchase in purchases)
        {
            foreach (var problem in PurchaseCheck.Of(purchase, asked))
            {
                groups.Add(problem);
                if (!of.TryGetValue(problem.Why.Code, out var list))
                    of[problem.Why.Code] = list = [];
                if (list.Count < ProblemGroups.Kept)
                    list.Add(purchase);
            }
        }

        return [.. groups.All.Select(group => (group, (IReadOnlyList<Purchase>)of[group.Kind]))];
    }
}

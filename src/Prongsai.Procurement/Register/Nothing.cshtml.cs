using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>A formal statement that nothing was bought in a month, and taking it back.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer)]
[Act("ประกาศว่าเดือนนี้ไม่มีการจัดซื้อจัดจ้าง", "Say that nothing was bought in a month")]
internal sealed class NothingModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public MonthOfPurchases Month { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, int month, CancellationToken cancellation)
    {
        Month = await db.MonthAsync(User.Agency(), year.MonthOrMiss(month), cancellation);
        if (Month.Nothing is null)
            WhyNot = Month.WhyNotSayNothing(clock.Now().Today);
    }

    public async Task<IActionResult> OnPostAsync(FiscalYear year, int month, CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        Month = await db.MonthAsync(agency, year.MonthOrMiss(month), cancellation);
        WhyNot = Month.WhyNotSayNothing(now.Today);
        if (WhyNot.Count > 0)
            return Page();

        db.MonthsOfNothing.Add(
            new NothingBought
            {
                AgencyId = agency,
                Month = Month.Month,
                At = now.Utc,
                ById = by.AccountId,
                ByName = by.Name,
            }
        );
        db.Journal(
            agency,
            now,
            by,
            "NothingBoughtSaid",
            MonthOfYear.Record(Month.Month),
            new { statement = NothingBought.Statement }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException raced) when (raced is not DbUpdateConcurrencyException)
        {
            throw new RefusedException([Refusals.SaidAlready(Month.Month)]);
        }

        return LocalRedirect(MonthOfYear.Address(Month.Month));
    }

    public async Task<IActionResult> OnPostTakeBackAsync(FiscalYear year, int month, CancellationToken cancellation)
    {
        var (agency, first) = (User.Agency(), year.MonthOrMiss(month));
        var said = await db
            .MonthsOfNothing.FirstOrDefaultAsync(n => n.AgencyId == agency && n.Month == first, cancellation)
            .OrMissAsync();
        db.MonthsOfNothing.Remove(said);
        db.Journal(
            agency,
            clock.Now(),
            User.Actor(),
            "NothingBoughtTakenBack",
            MonthOfYear.Record(said.Month),
            new { saidBy = said.ByName, said.At }
        );
        await db.SaveChangesAsync(cancellation);

        return LocalRedirect(MonthOfYear.Address(said.Month));
    }
}

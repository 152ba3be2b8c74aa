using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>The register of a year: every item with its state, who has it and what is missing.</summary>
[Writes(Duty.Preparer, Duty.Reviewer, Duty.ProcurementOfficer, Duty.AgencyAdministrator)]
[Act("เปิดทะเบียนข้อ OIT ของปี", "Open the register of OIT items of a year")]
internal sealed class DisclosuresModel(ProngsaiDb db, IDisclosureItems items, TimeProvider clock) : PageModel
{
    public YearRegister Register { get; private set; } = null!;
    public IReadOnlyList<Carried> Carried { get; private set; } = [];
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public Forecast? Forecast { get; private set; }
    public Forecast? Standing { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Now Now { get; private set; }

    public Task OnGetAsync(FiscalYear? year, CancellationToken cancellation) => FetchAsync(year, cancellation);

    public async Task<IActionResult> OnPostAsync(FiscalYear? year, CancellationToken cancellation)
    {
        Now = clock.Now();
        var asked = year ?? FiscalYear.Of(Now.Today);
        WhyNot = await db.OpenRegisterAsync(items, User.Agency(), asked, Now, User.Actor(), cancellation);
        if (WhyNot.Count > 0)
        {
            await FetchAsync(asked, cancellation);
            return Page();
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
            when (db.Disclosures.AsNoTracking().Any(d => d.AgencyId == User.Agency() && d.Year == asked))
        {
            // Somebody else opened it this very moment; it is open, which is what was wanted.
        }

        return LocalRedirect($"/staff/disclosures?year={asked}");
    }

    private async Task FetchAsync(FiscalYear? year, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        var present = FiscalYear.Of(Now.Today);
        var opened = await db
            .Disclosures.Where(d => d.AgencyId == agency)
            .Select(d => d.Year)
            .Distinct()
            .ToListAsync(cancellation);
        Years = [.. opened.Append(present).Append(present.Previous).Distinct().OrderDescending()];
        var asked = year ?? (opened.Count > 0 && !opened.Contains(present) ? opened.Max() : present);
        Register = await db.RegisterAsync(items, agency, asked, cancellation);
        if (Register.NotOpened.Count > 0)
        {
            var lastYear = await db
                .Disclosures.AsNoTracking()
                .Where(d => d.AgencyId == agency && d.Year == asked.Previous)
                .ToListAsync(cancellation);
            Carried = Opening.Carry(
                Register.NotOpened,
                lastYear,
                lastYear.Count == 0 ? null : await items.OfYearAsync(agency, asked.Previous, cancellation)
            );
        }

        if (!Register.IsOpen)
            return;

        // What the machine finds today, as if the assessor came now.
        var states = Register
            .Lines.Where(line => line.Check is not null)
            .ToDictionary(line => line.Code, line => line.Check!.IsComplete);
        Forecast = await items.ForecastAsync(agency, asked, states, cancellation);
        Standing = await items.AsItStandsAsync(agency, asked, cancellation);
    }
}

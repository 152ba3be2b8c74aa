using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling.Differences;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Reconciling;

/// <summary>One difference: both sides, what to do, and why they may differ.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer)]
[Act("อธิบายสิ่งที่ทะเบียนต่างจากระบบกลาง", "Explain a difference between the register and the national systems")]
internal sealed class ExplainDifferenceModel(ProngsaiDb db, ReadingDifferences differences, TimeProvider clock)
    : PageModel
{
    public FiscalYear Year { get; private set; }
    public ExplainedDifference One { get; private set; } = null!;
    public string? Text { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Difference Difference => One.Difference;

    public string Address => $"/staff/procurement/reconcile/{Year}/{Difference.Key}";

    public async Task OnGetAsync(FiscalYear year, string key, CancellationToken cancellation)
    {
        await FetchAsync(year, key, cancellation);
        Text = One.Valid?.Text;
    }

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string key,
        string? print,
        string? text,
        CancellationToken cancellation
    )
    {
        await FetchAsync(year, key, cancellation);
        Text = text;
        WhyNot = DifferenceExplanation.WhyNot(Difference, text, print);
        if (WhyNot.Count > 0)
            return Page();

        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        var said = ThaiText.Normalise(text!).Trim();
        db.DifferenceExplanations.Add(
            new DifferenceExplanation
            {
                AgencyId = agency,
                Id = Ids.Next<DifferenceExplanationId>(),
                Year = year,
                Key = Difference.Key,
                Print = Difference.Print,
                Text = said,
                At = now.Utc,
                ById = by.AccountId,
                ByName = by.Name,
            }
        );
        db.Journal(
            agency,
            now,
            by,
            "DifferenceExplained",
            ReconcilingModule.Record,
            new
            {
                kind = Difference.Kind.ToString(),
                year = year.Buddhist,
                project = Difference.ProjectNumber,
                about = Difference.About,
                text = TaxId.Cover(said),
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(ReconcilingModule.Address(Year));
    }

    // One that is gone, because somebody mended it, is not there any more.
    private async Task FetchAsync(FiscalYear year, string key, CancellationToken cancellation)
    {
        Year = year;
        var compared = await differences.OfYearAsync(User.Agency(), year, cancellation);
        One =
            compared.Differences.FirstOrDefault(d => d.Difference.Key == key)
            ?? throw new MissingException("difference");
    }
}

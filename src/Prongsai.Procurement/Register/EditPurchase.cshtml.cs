using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Signs.Thai;

namespace Prongsai.Procurement.Register;

/// <summary>One purchase: what is said of it, what wants a second look, and changing it by hand.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer)]
[Act("แก้ไขรายการจัดซื้อจัดจ้าง", "Change a purchase")]
internal sealed class EditPurchaseModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public Purchase Purchase { get; private set; } = null!;
    public PurchaseForm Form { get; private set; } = null!;
    public IReadOnlyList<Problem> SecondLook { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool HasHistory { get; private set; }

    public string Record => $"purchase:{Purchase.Id.Value}";

    public async Task OnGetAsync(PurchaseId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Form = PurchaseForm.Of(Purchase);
    }

    public async Task<IActionResult> OnPostAsync(
        PurchaseId id,
        Guid version,
        PurchaseForm form,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        Form = form;
        var (changed, whyNot) = form.Over(Purchase);
        WhyNot = Purchase.VersionId.Value == version ? whyNot : [Refusals.Raced];
        if (WhyNot.Count > 0)
            return Page();
        if (changed.SaysTheSameAs(Purchase))
            return LocalRedirect(MonthOfYear.Address(Purchase.Month));

        await SaveAsync(changed, cancellation);
        return LocalRedirect(MonthOfYear.Address(Purchase.Month));
    }

    private async Task SaveAsync(Purchase changed, CancellationToken cancellation)
    {
        var (change, now) = (Ids.Next<ChangeId>(), clock.Now());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.EndAsync(Purchase.AgencyId, [Purchase.VersionId], change, cancellation);
        db.Purchases.Add(changed with { VersionId = Ids.Next<PurchaseVersionId>(), ChangeId = change });
        db.Journal(
            Purchase.AgencyId,
            now,
            User.Actor(),
            "PurchaseChanged",
            Record,
            new { was = Fields(PurchaseForm.Of(Purchase)), now = Fields(PurchaseForm.Of(changed)) }
        );
        db.FindSignsAgain(Purchase.AgencyId, Purchase.Year, now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);

        // Only what changed, and no citizen's number: the journal is kept longer than the record.
        Dictionary<string, string?> Fields(PurchaseForm form)
        {
            var (before, after) = (PurchaseForm.Of(Purchase), PurchaseForm.Of(changed));
            return typeof(PurchaseForm)
                .GetProperties()
                .Where(p => !Equals(p.GetValue(before), p.GetValue(after)))
                .ToDictionary(p => p.Name, p => p.GetValue(form) is string text ? TaxId.Cover(text) : null);
        }
    }

    private async Task FetchAsync(PurchaseId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Purchase = await db.Standing(agency).FirstOrDefaultAsync(p => p.Id == id, cancellation).OrMissAsync();
        SecondLook = PurchaseCheck.Of(Purchase, PurchaseCheck.OfSkr1);
        HasHistory = await db.HistoryOf(agency, Record).AnyAsync(cancellation);
    }
}

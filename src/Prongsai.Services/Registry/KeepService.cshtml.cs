using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>Says that what the public reads is still true, or that the service is not given any more.</summary>
[Writes(Duty.ServiceManager)]
[Act("ยืนยันว่าคู่มือยังถูกต้อง หรือเลิกให้บริการ", "Confirm that a manual is still true, or stop giving the service")]
internal sealed class KeepServiceModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public static readonly IReadOnlyList<int> Months = [3, 6, 12];

    public Service Service { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"{Service.Page}/keep";

    public async Task OnGetAsync(ServiceId id, CancellationToken cancellation) =>
        Service = await db.ServiceAsync(User.Agency(), id, cancellation);

    public async Task<IActionResult> OnPostAsync(ServiceId id, int months, CancellationToken cancellation)
    {
        Service = await db.ServiceAsync(User.Agency(), id, cancellation);
        WhyNot = Service.IsOffered ? [] : [ServiceRefusals.NotPublic];
        if (WhyNot.Count > 0)
            return Page();

        Service.StillTrue(Months.Contains(months) ? months : Service.UsualMonths, clock.Now());
        return await SavedAsync("ServiceStillTrue", null, cancellation);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(ServiceId id, string? because, CancellationToken cancellation)
    {
        Service = await db.ServiceAsync(User.Agency(), id, cancellation);
        WhyNot = Service.WhyNotWithdraw(because);
        if (WhyNot.Count > 0)
            return Page();

        Service.Withdraw(because!, clock.Now());
        await db.TakeOutOfSearchAsync(
            Service.AgencyId,
            FoundServices.Name,
            FoundServices.RecordOf(Service),
            cancellation
        );
        return await SavedAsync("ServiceWithdrawn", Service.WithdrawnBecause, cancellation);
    }

    private async Task<IActionResult> SavedAsync(string what, string? why, CancellationToken cancellation)
    {
        db.Journal(
            Service.AgencyId,
            clock.Now(),
            User.Actor(),
            what,
            Service.Record,
            new { name = Service.Title, reviewBy = Service.ReviewDueOn },
            why
        );
        await db.SaveOrRefuseAsync(ServiceRefusals.Raced, cancellation);
        return LocalRedirect(Service.Page);
    }
}

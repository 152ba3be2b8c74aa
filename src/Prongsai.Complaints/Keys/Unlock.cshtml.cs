using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Keys;

/// <summary>A handler enters the passphrase, or locks the key again.</summary>
[Reads(Duty.ComplaintHandler)]
[Act("ปลดล็อกหรือล็อกกุญแจเปิดเรื่องร้องเรียน", "Unlock or lock one's key for complaints")]
internal sealed class UnlockModel(ProngsaiDb db, Unlocking unlocking) : PageModel
{
    public const string Here = "/staff/complaints/unlock";

    public string Back { get; private set; } = "/staff/complaints";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? back, CancellationToken cancellation)
    {
        SetBack(back);
        return await db.CurrentKeyAsync(User.Agency(), User.Actor().AccountId, cancellation) is null
            ? LocalRedirect(KeysModel.Here)
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? back, string? passphrase, CancellationToken cancellation)
    {
        SetBack(back);
        var whyNot = await unlocking.UnlockAsync(
            HttpContext,
            User.Agency(),
            User.Actor().AccountId,
            passphrase ?? "",
            cancellation
        );
        if (whyNot is null)
            return LocalRedirect(Back);

        WhyNot = [whyNot];
        return Page();
    }

    public async Task<IActionResult> OnPostLockAsync(CancellationToken cancellation)
    {
        await unlocking.LockAsync(User.Actor().AccountId, cancellation);
        Unlocking.ForgetCookie(Response);
        return LocalRedirect("/staff/complaints");
    }

    // Within the channel only, whatever a link says.
    private void SetBack(string? back) =>
        Back =
            back is not null && Url.IsLocalUrl(back) && back.StartsWith("/staff/complaints", StringComparison.Ordinal)
                ? back
                : "/staff/complaints";
}

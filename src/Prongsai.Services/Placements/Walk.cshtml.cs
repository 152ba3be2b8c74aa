using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Services.Placements;

/// <summary>
/// The walk-round on a phone: one card for each sign, with a photograph. A form for each works everywhere; with walk.js a look is kept on the
/// phone while there is no network, and sent later under the number it was made with.
/// </summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer)]
[Act("เดินตรวจป้ายประจำเดือน", "Walk round the signs")]
internal sealed class WalkModel(ProngsaiDb db, Walking walking, TimeProvider clock) : PageModel
{
    public const string Here = "/staff/services/signs/walk";

    public WalkOfMonth Walk { get; private set; } = null!;
    public DateOnly Today { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public static SignState[] States => Enum.GetValues<SignState>();

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(
        Guid id,
        SignId sign,
        DateOnly? on,
        string? state,
        string? note,
        IFormFile? photo,
        CancellationToken cancellation
    )
    {
        var look = new Look(id == Guid.Empty ? Guid.CreateVersion7() : id, sign, on, state, note, photo);
        var (seen, whyNot) = await walking.SeeAsync(User.Agency(), look, User.Actor(), cancellation);
        if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            return new JsonResult(
                new { kept = whyNot.Count == 0, whyNot = whyNot.Select(w => new { th = w.Words.Th, en = w.Words.En }) }
            );
        if (whyNot.Count == 0)
            return LocalRedirect($"{Here}#sign-{seen.Id.Value}");

        WhyNot = whyNot;
        await FetchAsync(cancellation);
        return Page();
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        Today = clock.Now().Today;
        var walk = await WalkOfMonth.OfAsync(db, User.Agency(), Today.AddDays(1 - Today.Day), cancellation);
        // What is still to be seen first; the order of places stays.
        Walk = walk with
        {
            Signs = [.. walk.Signs.Where(s => s.Sign.IsHanging).OrderBy(s => s.Seen is not null)],
        };
    }
}

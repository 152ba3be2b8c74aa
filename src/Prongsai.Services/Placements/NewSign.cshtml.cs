using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Placements;

/// <summary>Enters a sign in the register.</summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer)]
[Act("ขึ้นทะเบียนป้าย", "Add a sign")]
internal sealed class NewSignModel(ProngsaiDb db, KeptFiles files, TimeProvider clock) : PageModel
{
    public SignFields Fields { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Fields = new(null, null, null, null, null, await db.ServicesToShowAsync(User.Agency(), cancellation));

    public async Task<IActionResult> OnPostAsync(
        string? what,
        string? place,
        string? keeper,
        DateOnly? hungOn,
        ServiceId? service,
        IFormFile? picture,
        CancellationToken cancellation
    )
    {
        var (agency, by, now) = (User.Agency(), User.Actor(), clock.Now());
        var services = await db.ServicesToShowAsync(agency, cancellation);
        var (words, whyNot) = SignWords.Read(what, place, keeper, hungOn, now.Today);
        var of = services.FirstOrDefault(s => s.Id == service);
        if (service is not null && of is null)
            whyNot = [.. whyNot, SignRefusals.NoService];
        ReceivedFile? kept = null;
        if (whyNot.Count == 0 && picture is { Length: > 0 })
        {
            (kept, var refused) = await files.ReceiveAsync(agency, by, picture, FileKind.Evidence, cancellation);
            whyNot = refused is null ? [] : [refused];
        }

        if (words is null || whyNot.Count > 0 || !ModelState.IsValid)
        {
            (Fields, WhyNot) = (new(what, place, keeper, hungOn, service, services), whyNot);
            return Page();
        }

        var sign = Sign.Of(agency, words, of);
        if (kept is not null)
            sign.ShowPlace(kept);
        db.Signs.Add(sign);
        db.Journal(
            agency,
            now,
            by,
            "SignAdded",
            sign.Record,
            new
            {
                words.What,
                words.Place,
                service = service?.Value,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(sign.Page);
    }
}

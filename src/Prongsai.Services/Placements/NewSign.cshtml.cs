using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

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

    public async Task<IActionResult> OnPostAsync(SignForm form, CancellationToken cancellation)
    {
        var (agency, by, now) = (User.Agency(), User.Actor(), clock.Now());
        var services = await db.ServicesToShowAsync(agency, cancellation);
        var (words, of, picture, whyNot) = await form.ReadAsync(files, agency, by, services, now.Today, cancellation);
        if (words is null || whyNot.Count > 0 || !ModelState.IsValid)
        {
            (Fields, WhyNot) = (form.Fields(services), whyNot);
            return Page();
        }

        var sign = Sign.Of(agency, words, of);
        if (picture is not null)
            sign.ShowPlace(picture);
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
                service = of?.Id.Value,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(sign.Page);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Registry;

/// <summary>Begins the record of a service: its name, and where it will stand.</summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer), Prepares(Service.Kind)]
[Act("เพิ่มงานบริการในทะเบียน", "Add a service to the registry")]
internal sealed class NewServiceModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public string Name { get; private set; } = "";
    public string English { get; private set; } = "";
    public string Slug { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(
        string? name,
        string? english,
        string? slug,
        CancellationToken cancellation
    )
    {
        (Name, English, Slug) = (name ?? "", english ?? "", (slug ?? "").Trim());
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        var manual = new ServiceManual(new ManualText(Name, English).Tidied());
        List<Refusal> reasons = [.. ManualCheck.WhyNot(manual)];
        if (ManualCheck.WhyNotSlug(Slug) is { } bad)
            reasons.Add(bad);
        else if (await db.Services.AnyAsync(s => s.AgencyId == agency && s.Slug == Slug, cancellation))
            reasons.Add(ManualRefusals.SlugTaken(Slug));
        WhyNot = reasons;
        if (WhyNot.Count > 0)
            return Page();

        var service = Service.New(agency, Slug, manual, null, now, by);
        db.Services.Add(service);
        db.Journal(agency, now, by, "ServiceAdded", service.Record, new { name = service.Title, slug = Slug });
        await db.SaveNewOrRefuseAsync<Service>(
            s => s.AgencyId == agency && s.Slug == service.Slug,
            ManualRefusals.SlugTaken(Slug),
            cancellation
        );
        return LocalRedirect($"{service.Page}/edit");
    }
}

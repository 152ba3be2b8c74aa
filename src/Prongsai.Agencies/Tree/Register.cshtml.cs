using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Register;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Tree;

/// <summary>A new agency under ours, or under one below ours.</summary>
[Writes(Duty.AgencyAdministrator)]
[Act("ลงทะเบียนหน่วยงานในสังกัด", "Register an agency below")]
internal sealed class RegisterModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public AgencyRecord Parent { get; private set; } = null!;
    public AgencyForm Form { get; private set; } = new();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(AgencyId? under, CancellationToken cancellation)
    {
        Parent = await ParentAsync(under, cancellation);
        // Brothers are mostly alike.
        var child = await db
            .Agencies.AsNoTracking()
            .Where(a => a.ParentId == Parent.Id)
            .OrderBy(a => a.Slug)
            .FirstOrDefaultAsync(cancellation);
        if (child is not null)
            Form = new AgencyForm { Kind = child.Kind, Profile = child.Profile };
    }

    public async Task<IActionResult> OnPostAsync(AgencyId? under, AgencyForm form, CancellationToken cancellation)
    {
        Parent = await ParentAsync(under, cancellation);
        Form = form;
        var slug = form.Slug?.Trim() ?? "";
        WhyNot = form.WhyNot(slug);
        if (await db.Agencies.AnyAsync(a => a.Slug == slug, cancellation))
            WhyNot = [.. WhyNot, Refusals.SlugTaken(slug)];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        var above = await db.AboveAsync(Parent.Id, cancellation);
        // What is printed after the name is what the parent is called.
        var agency = AgencyRecord.Register(slug, form.Name, new(Parent.NameTh, Parent.NameEn), form.Profile!);
        agency.Describe(form.Particulars);
        agency.PutUnder(Parent.Id, above);
        db.RegisterAgency(agency, now, by);
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/agencies?under={Parent.Id}");
    }

    private async Task<AgencyRecord> ParentAsync(AgencyId? under, CancellationToken cancellation) =>
        (await db.FromOursDownToAsync(User.Agency(), under ?? User.Agency(), cancellation))[^1];
}

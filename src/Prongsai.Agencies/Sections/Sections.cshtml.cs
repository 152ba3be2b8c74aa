using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Sections;

/// <summary>The sections of our agency, as a tree.</summary>
[Writes(Duty.AgencyAdministrator)]
[Act("เพิ่มส่วนงาน", "Add a section")]
internal sealed class SectionsModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public SectionForm Form { get; private set; } = new();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Bilingual NameOf(SectionId? id) => Sections.FirstOrDefault(s => s.Id == id)?.Name ?? new("–", "–");

    public async Task OnGetAsync(CancellationToken cancellation) => await AllAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(SectionForm form, CancellationToken cancellation)
    {
        Form = form;
        var all = await AllAsync(cancellation);
        // Asked of a section that is not there yet: nothing stands under it.
        WhyNot = new SectionRecord().WhyNotArrange(form.Under, form.NameTh, form.NameEn, all);
        if (WhyNot.Count > 0)
            return Page();

        var agency = User.Agency();
        var section = SectionRecord.Open(agency, form.Under, form.NameTh!, form.NameEn, all);
        db.Sections.Add(section);
        db.Journal(agency, clock.Now(), User.Actor(), "SectionOpened", section.Record, section.Facts());
        await db.SaveChangesAsync(cancellation);

        return Redirect("/staff/agency/sections");
    }

    private async Task<IReadOnlyList<SectionRecord>> AllAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        var all = await db.Sections.AsNoTracking().Where(s => s.AgencyId == agency).ToListAsync(cancellation);
        Sections = SectionRecord.AsTree(all);

        return all;
    }
}

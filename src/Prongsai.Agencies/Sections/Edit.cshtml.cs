using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.Register;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Sections;

[Writes(Duty.AgencyAdministrator)]
[Act("แก้ไขหรือยุบส่วนงาน", "Change or close a section")]
internal sealed class EditModel(ProngsaiDb db, TimeProvider clock, Speaker say) : PageModel
{
    private IReadOnlyList<SectionRecord> _all = [];

    public SectionRecord Section { get; private set; } = null!;
    public SectionForm Form { get; private set; } = new();
    public IReadOnlyList<Section> Others { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Raced? Raced { get; private set; }

    public async Task OnGetAsync(SectionId id, CancellationToken cancellation)
    {
        await FindAsync(id, cancellation);
        Form = SectionForm.Of(Section);
    }

    public async Task<IActionResult> OnPostAsync(SectionId id, SectionForm form, CancellationToken cancellation)
    {
        await FindAsync(id, cancellation);
        Form = form;
        WhyNot = Section.WhyNotArrange(form.Under, form.NameTh, form.NameEn, _all);
        if (WhyNot.Count > 0)
            return Page();
        if (Section.Version != form.Version)
            return await RacedAsync(cancellation);

        var was = Section.Facts();
        Section.Arrange(form.Under, form.NameTh!, form.NameEn, form.Position ?? Section.Position, _all);
        if (await SavedAsync("SectionArranged", was, form.Version, cancellation))
            return Redirect("/staff/agency/sections");

        await FindAsync(id, cancellation);
        return await RacedAsync(cancellation);
    }

    public async Task<IActionResult> OnPostCloseAsync(SectionId id, CancellationToken cancellation)
    {
        await FindAsync(id, cancellation);
        Form = SectionForm.Of(Section);
        WhyNot = Section.WhyNotClose(_all);
        if (WhyNot.Count > 0)
            return Page();

        var (was, version) = (Section.Facts(), Section.Version);
        Section.Close(clock.Now(), _all);
        return await SavedAsync("SectionClosed", was, version, cancellation)
            ? Redirect("/staff/agency/sections")
            : throw new RefusedException([Raced.Refusal]);
    }

    public async Task<IActionResult> OnPostReopenAsync(SectionId id, CancellationToken cancellation)
    {
        await FindAsync(id, cancellation);
        var (was, version) = (Section.Facts(), Section.Version);
        Section.Reopen();
        return await SavedAsync("SectionReopened", was, version, cancellation)
            ? Redirect("/staff/agency/sections")
            : throw new RefusedException([Raced.Refusal]);
    }

    private async Task<bool> SavedAsync(
        string what,
        IReadOnlyDictionary<string, string?> was,
        int version,
        CancellationToken cancellation
    )
    {
        if (Section.Version != version)
            db.Journal(
                Section.AgencyId,
                clock.Now(),
                User.Actor(),
                what,
                Section.Record,
                new { was, @is = Section.Facts() }
            );

        return await db.TrySaveAsync(cancellation);
    }

    private async Task<IActionResult> RacedAsync(CancellationToken cancellation)
    {
        string NameOf(SectionId? id) =>
            Others.FirstOrDefault(s => s.Id == id) is { } other
                ? other.Name.In(say.Language)
                : say["หน่วยงานโดยตรง", "Directly under the agency"];

        Raced = await Raced.OfAsync(db, Section.AgencyId, Section.Record, Form.Unlike(Section, NameOf), cancellation);
        Form = Form with { Version = Section.Version };
        return Page();
    }

    private async Task FindAsync(SectionId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        _all = await db.Sections.Where(s => s.AgencyId == agency).ToListAsync(cancellation);
        Section = _all.FirstOrDefault(s => s.Id == id) ?? throw new MissingException("section");
        Others = [.. SectionRecord.AsTree(_all).Where(s => s.Id != id && (!s.IsClosed || s.Id == Section.ParentId))];
    }
}

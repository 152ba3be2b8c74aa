using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.Register;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

[Writes(Duty.AgencyAdministrator)]
[Act("แก้ไขข้อมูลบุคลากร", "Change a person’s details")]
internal sealed class DetailsModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock, Speaker say) : PageModel
{
    public Account Person { get; private set; } = null!;
    public PersonForm Form { get; private set; } = new();
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Raced? Raced { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Form = PersonForm.Of(Person);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, PersonForm form, CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        await FetchAsync(id, cancellation);
        Form = form;
        List<Refusal> reasons = [.. form.WhyNot()];
        if (Person.AgencyId != agency)
            reasons.Add(PeopleRefusals.AnotherAgencys);
        if (form.SectionId is { } section && Sections.All(s => s.Id != section))
            reasons.Add(PeopleRefusals.NoSuchSection);
        WhyNot = reasons;
        if (WhyNot.Count > 0)
            return Page();
        if (Person.ConcurrencyStamp != form.Version)
            return await RacedAsync(cancellation);

        var was = Facts();
        form.Apply(Person);
        db.Journal(agency, now, by, "PersonChanged", Person.Record, new { was, @is = Facts() });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            await FetchAsync(id, cancellation);
            return await RacedAsync(cancellation);
        }

        return Redirect($"/staff/people/{id}");
    }

    private async Task FetchAsync(Guid id, CancellationToken cancellation)
    {
        Person = await db.PersonAsync(User.Agency(), id, cancellation);
        Sections = await agencies.SectionsAsync(User.Agency(), cancellation);
    }

    // Saving again, having read what stands now, is meant.
    private async Task<IActionResult> RacedAsync(CancellationToken cancellation)
    {
        var theirs = Form.Theirs(Person, Sections, say.Language);
        Raced = await Raced.OfAsync(db, User.Agency(), Person.Record, theirs, cancellation);
        Form = Form with { Version = Person.ConcurrencyStamp };
        return Page();
    }

    private object Facts() =>
        new
        {
            name = Person.DisplayName,
            email = Person.Email,
            post = Person.Post,
            section = Person.SectionId?.Value,
        };
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Accounts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

[Writes(Duty.AgencyAdministrator)]
[Act("ระงับและเลิกระงับบัญชี", "Suspend an account, and lift it")]
internal sealed class SuspendModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public Account Person { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(Guid id, CancellationToken cancellation) =>
        Person = await db.PersonAsync(User.Agency(), id, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid id, string? why, CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        Person = await db.PersonAsync(agency, id, cancellation);
        List<Refusal> reasons = [];
        if (Person.AgencyId != agency)
            reasons.Add(PeopleRefusals.AnotherAgencys);
        if (Person.SuspendedAt is not null)
            reasons.Add(PeopleRefusals.SuspendedAlready);
        if (id == by.AccountId)
            reasons.Add(PeopleRefusals.SuspendingOneself);
        if (string.IsNullOrWhiteSpace(why))
            reasons.Add(PeopleRefusals.WhyMissing);
        foreach (var held in await db.OpenDutiesAsync(agency, id, now.Today, cancellation))
        {
            if (await db.IsLastAsync(agency, id, held.Duty, now.Today, cancellation))
                reasons.Add(PeopleRefusals.LastAdministrator);
        }

        WhyNot = [.. reasons.Distinct()];
        if (WhyNot.Count > 0)
            return Page();

        (Person.SuspendedAt, Person.SuspendedBecause) = (now.Utc, why!.Trim());
        // Cookies and sessions made before die with the stamp, should the suspension be lifted later.
        Person.SecurityStamp = Guid.CreateVersion7().ToString();
        Person.Touch();
        db.Journal(agency, now, by, "PersonSuspended", Person.Record, new { name = Person.Name }, why.Trim());
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/people/{id}");
    }

    public async Task<IActionResult> OnPostLiftAsync(Guid id, CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        Person = await db.PersonAsync(agency, id, cancellation);
        WhyNot =
            Person.AgencyId != agency ? [PeopleRefusals.AnotherAgencys]
            : Person.SuspendedAt is null ? [PeopleRefusals.NotSuspended]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        (Person.SuspendedAt, Person.SuspendedBecause) = (null, null);
        Person.Touch();
        db.Journal(agency, now, by, "SuspensionLifted", Person.Record, new { name = Person.Name });
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/people/{id}");
    }
}

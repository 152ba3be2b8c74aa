using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Accounts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

[Writes(Duty.AgencyAdministrator)]
[Act("มอบและเรียกคืนหน้าที่", "Give and take back duties")]
internal sealed class DutiesModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public Account Person { get; private set; } = null!;
    public IReadOnlyList<HeldDuty> Open { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Now Now { get; private set; }

    /// <summary>What the reader may give: a system administrator is made only by one.</summary>
    public IEnumerable<Duty> Givable =>
        User.Has(Duty.SystemAdministrator) ? Enum.GetValues<Duty>() : DutyWords.OfAnAgency;

    public Task OnGetAsync(Guid id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostGiveAsync(
        Guid id,
        Duty duty,
        DateOnly? since,
        DateOnly? until,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        var from = since ?? Now.Today;
        WhyNot = HeldDuty.WhyNotGive(duty, from, until, [.. Open.Select(d => d.Duty)], [.. User.Duties()]);
        if (WhyNot.Count > 0)
            return Page();

        var held = HeldDuty.Give(User.Agency(), id, duty, from, until);
        db.HeldDuties.Add(held);
        db.Journal(
            User.Agency(),
            Now,
            User.Actor(),
            "DutyGiven",
            Person.Record,
            new
            {
                duty,
                since = from,
                until,
            }
        );
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/people/{id}/duties");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid held, string? why, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var ending = Open.FirstOrDefault(d => d.Id.Value == held) ?? throw new MissingException("duty");
        List<Refusal> reasons = [];
        if (ending.Duty == Duty.SystemAdministrator && !User.Has(Duty.SystemAdministrator))
            reasons.Add(PeopleRefusals.OnlyTheirOwn);
        if (await db.IsLastAsync(User.Agency(), id, ending.Duty, Now.Today, cancellation))
            reasons.Add(PeopleRefusals.LastAdministrator);
        WhyNot = reasons;
        if (WhyNot.Count > 0)
            return Page();

        ending.End(Now);
        db.Journal(
            User.Agency(),
            Now,
            User.Actor(),
            "DutyEnded",
            Person.Record,
            new { duty = ending.Duty },
            PersonForm.Tidy(why)
        );
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/people/{id}/duties");
    }

    private async Task FetchAsync(Guid id, CancellationToken cancellation)
    {
        Now = clock.Now();
        Person = await db.PersonAsync(User.Agency(), id, cancellation);
        Open = await db.OpenDutiesAsync(User.Agency(), id, Now.Today, cancellation);
    }
}

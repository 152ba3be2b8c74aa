using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

[Writes(Duty.AgencyAdministrator)]
[Act("ส่งมอบหน้าที่เมื่อย้ายหรือพ้นหน้าที่", "Hand over when an officer moves")]
internal sealed class HandingOverModel(ProngsaiDb db, IEnumerable<IOwnedWork> owned, TimeProvider clock) : PageModel
{
    public Account Person { get; private set; } = null!;
    public IReadOnlyList<HeldDuty> Duties { get; private set; } = [];
    public IReadOnlyList<OwnedThing> Owned { get; private set; } = [];
    public IReadOnlyList<Colleague> Others { get; private set; } = [];
    public HandOver? Waiting { get; private set; }
    public string? Why { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Now Now { get; private set; }

    public Task OnGetAsync(Guid id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAskAsync(Guid id, Guid to, string? why, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Why = why;
        if (to != id && Others.All(p => p.Id != to))
            throw new MissingException("successor");
        WhyNot = HandOver.WhyNotAsk(id, to, why, Duties.Count + Owned.Count > 0, Waiting is not null);
        if (WhyNot.Count > 0)
            return Page();

        db.HandOvers.Add(HandOver.Ask(User.Agency(), id, to, why!, Now, User.Actor()));
        db.Journal(User.Agency(), Now, User.Actor(), "HandOverAsked", Person.Record, new { to }, why!.Trim());
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/people/{id}");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (Waiting is null)
        {
            WhyNot = [PeopleRefusals.NoLongerWaits];
            return Page();
        }

        Waiting.Withdraw(Now);
        db.Journal(User.Agency(), Now, User.Actor(), "HandOverWithdrawn", Person.Record, new { to = Waiting.ToId });
        await db.SaveChangesAsync(cancellation);

        return Redirect($"/staff/people/{id}");
    }

    public string NameOf(Guid id) => Others.FirstOrDefault(p => p.Id == id)?.Name ?? "–";

    private async Task FetchAsync(Guid id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        Person = await db.PersonAsync(agency, id, cancellation);
        Duties =
        [
            .. (await db.OpenDutiesAsync(agency, id, Now.Today, cancellation)).Where(d => d.AgencyId is not null),
        ];
        List<OwnedThing> things = [];
        foreach (var work in owned)
            things.AddRange(await work.OfAsync(agency, new Person(id, Person.Name), cancellation));
        Owned = things;
        var roster = await Roster.OfAsync(db, agency, Now.Today, cancellation);
        Others = [.. roster.Here.Where(p => p.Id != id && !p.IsSuspended)];
        Waiting = await db.HandOvers.FirstOrDefaultAsync(
            h => h.AgencyId == agency && h.FromId == id && h.AcknowledgedAt == null && h.WithdrawnAt == null,
            cancellation
        );
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>What I may do here, for whom I stand in, and what somebody hands over to me.</summary>
[OwnAccount]
[Act("รับทราบการรับมอบหน้าที่ของตนเอง", "Acknowledge what is handed over to oneself")]
internal sealed class MyDutiesModel(ProngsaiDb db, IEnumerable<IOwnedWork> owned, TimeProvider clock) : PageModel
{
    public Colleague? Me { get; private set; }
    public IReadOnlyList<(HandOver HandOver, string From)> ToMe { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    /// <summary>Everything moves at once: duties, standing in, and what each module says the predecessor owns.</summary>
    public async Task<IActionResult> OnPostAsync(HandOverId handOver, CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        var taken = await db
            .HandOvers.FirstOrDefaultAsync(
                h => h.AgencyId == agency && h.Id == handOver && h.ToId == by.AccountId,
                cancellation
            )
            .OrMissAsync();
        taken.Acknowledge(now, by.AccountId);

        var from = await db.Accounts.FirstAsync(a => a.Id == taken.FromId, cancellation);
        var to = await db.Accounts.FirstAsync(a => a.Id == taken.ToId, cancellation);
        var mine = await db.OpenDutiesAsync(agency, to.Id, now.Today, cancellation);
        List<Duty> moved = [];
        foreach (var held in await db.OpenDutiesAsync(agency, from.Id, now.Today, cancellation))
        {
            // The installation is not an agency's to hand over.
            if (held.AgencyId is null)
                continue;

            held.End(now);
            moved.Add(held.Duty);
            if (mine.All(d => d.Duty != held.Duty))
                db.HeldDuties.Add(
                    HeldDuty.Give(agency, to.Id, held.Duty, held.Since > now.Today ? held.Since : now.Today, held.Until)
                );
        }

        await MoveStandingInAsync(agency, from.Id, to.Id, now, cancellation);
        foreach (var work in owned)
            await work.MoveAsync(
                agency,
                new Person(from.Id, from.Name),
                new Person(to.Id, to.Name),
                now,
                by,
                cancellation
            );
        foreach (var person in new[] { from, to })
            db.Journal(
                agency,
                now,
                by,
                "HandOverAcknowledged",
                person.Record,
                new
                {
                    from = from.Name,
                    to = to.Name,
                    duties = moved,
                },
                taken.Why
            );
        await db.SaveChangesAsync(cancellation);

        return Redirect("/staff/my-duties");
    }

    // Deputies of the one who moves end with their duties; whom they stood in for, the successor now stands in for.
    private async Task MoveStandingInAsync(AgencyId agency, Guid from, Guid to, Now now, CancellationToken cancellation)
    {
        var today = now.Today;
        var open = await db
            .StandIns.Where(s => s.AgencyId == agency && s.EndedAt == null && s.Until >= today)
            .Where(s => s.ForId == from || s.DeputyId == from)
            .ToListAsync(cancellation);
        foreach (var one in open)
        {
            one.End(now);
            if (one.DeputyId == from && one.ForId != to)
                db.StandIns.Add(StandIn.Name(agency, one.ForId, to, one.From > today ? one.From : today, one.Until));
        }
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        // A system administrator without an agency holds nothing here.
        if (!User.HasClaim(claim => claim.Type == Actor.AgencyClaim))
            return;

        var (agency, me) = (User.Agency(), User.Actor().AccountId);
        var roster = await Roster.OfAsync(db, agency, clock.Now().Today, cancellation);
        Me = roster.People.FirstOrDefault(p => p.Id == me);
        var waiting = await db
            .HandOvers.AsNoTracking()
            .Where(h => h.AgencyId == agency && h.ToId == me && h.AcknowledgedAt == null && h.WithdrawnAt == null)
            .ToListAsync(cancellation);
        ToMe = [.. waiting.Select(h => (h, roster.People.FirstOrDefault(p => p.Id == h.FromId)?.Name ?? "–"))];
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

/// <summary>The open requests that an officer has taken: whoever takes over the officer's work takes these too.</summary>
internal sealed class OwnedRequests(ProngsaiDb db) : IOwnedWork
{
    private static readonly Bilingual Kind = new("คำขอออนไลน์", "Online request");

    // The number of a receipt opens the request to who has it: only its beginning is shown, as on the desk.
    public async Task<IReadOnlyList<OwnedThing>> OfAsync(
        AgencyId agency,
        Person person,
        CancellationToken cancellation = default
    ) =>
        [
            .. (await Of(agency, person).AsNoTracking().ToListAsync(cancellation)).Select(r => new OwnedThing(
                Kind,
                $"{r.Handle}…",
                $"/staff/services/requests/{r.Id.Value}"
            )),
        ];

    public async Task MoveAsync(
        AgencyId agency,
        Person from,
        Person successor,
        Now now,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        foreach (var request in await Of(agency, from).ToListAsync(cancellation))
        {
            request.Take(new Actor(successor.AccountId, successor.Name), now);
            db.Journal(agency, now, by, "RequestTaken", request.Record, new { was = from.Name, now = successor.Name });
        }
    }

    private IQueryable<ServiceRequest> Of(AgencyId agency, Person person)
    {
        var id = person.AccountId;
        return db
            .ServiceRequests.Where(r =>
                r.AgencyId == agency
                && r.TakenById == id
                && (r.State == RequestState.Open || r.State == RequestState.Waiting)
            )
            .OrderBy(r => r.DueOn)
            .ThenBy(r => r.Id);
    }
}

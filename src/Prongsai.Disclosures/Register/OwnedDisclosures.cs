using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>The items that name a person as officer, deputy or reviewer.</summary>
internal sealed class OwnedDisclosures(ProngsaiDb db) : IOwnedWork
{
    private static readonly Bilingual Kind = new("ข้อ OIT", "OIT item");

    public async Task<IReadOnlyList<OwnedThing>> OfAsync(
        AgencyId agency,
        Person person,
        CancellationToken cancellation = default
    ) =>
        [
            .. (await Of(agency, person).AsNoTracking().ToListAsync(cancellation)).Select(d => new OwnedThing(
                Kind,
                $"{d.Code} {d.Year}",
                d.Address
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
        foreach (var disclosure in await Of(agency, from).ToListAsync(cancellation))
        {
            var was = disclosure.Facts();
            disclosure.HandOver(from.AccountId, new Named(successor.AccountId, successor.Name));
            db.Journal(agency, now, by, "DisclosureCharged", disclosure.Record, new { was, now = disclosure.Facts() });
        }
    }

    private IQueryable<Disclosure> Of(AgencyId agency, Person person)
    {
        var id = person.AccountId;

        return db
            .Disclosures.Where(d =>
                d.AgencyId == agency && (d.OfficerId == id || d.DeputyId == id || d.ReviewerId == id)
            )
            .OrderBy(d => d.Year)
            .ThenBy(d => d.Code);
    }
}

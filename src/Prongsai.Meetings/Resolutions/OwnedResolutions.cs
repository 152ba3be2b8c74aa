using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Resolutions;

/// <summary>What a person owes meetings: open resolutions, and meetings to come of which they are the secretary.</summary>
internal sealed class OwnedResolutions(ProngsaiDb db) : IOwnedWork
{
    private static readonly Bilingual Owed = new("มติที่ประชุม", "Resolution");
    private static readonly Bilingual Secretary = new("เลขานุการการประชุม", "Secretary of a meeting");

    public async Task<IReadOnlyList<OwnedThing>> OfAsync(
        AgencyId agency,
        Person person,
        CancellationToken cancellation = default
    ) =>
        [
            .. (await Open(agency, person).AsNoTracking().ToListAsync(cancellation)).Select(r => new OwnedThing(
                Owed,
                ThaiText.Truncate(r.Words, 120),
                r.Page
            )),
            .. (await Kept(agency, person).AsNoTracking().ToListAsync(cancellation)).Select(m => new OwnedThing(
                Secretary,
                m.Name,
                m.Page
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
        foreach (var resolution in await Open(agency, from).ToListAsync(cancellation))
        {
            resolution.HandOver(successor.AccountId, successor.Name);
            db.Journal(
                agency,
                now,
                by,
                "ResolutionMoved",
                resolution.Record,
                new { was = from.Name, now = successor.Name }
            );
        }

        foreach (var meeting in await Kept(agency, from).ToListAsync(cancellation))
        {
            meeting.HandOver(from.AccountId, successor.AccountId, successor.Name);
            db.Journal(
                agency,
                now,
                by,
                "MeetingChanged",
                meeting.Record,
                new { was = from.Name, secretary = successor.Name }
            );
        }
    }

    private IQueryable<Resolution> Open(AgencyId agency, Person person)
    {
        var id = person.AccountId;
        return db
            .Resolutions.Where(r => r.AgencyId == agency && r.OwnerId == id && r.State != ResolutionState.Done)
            .OrderBy(r => r.DueOn)
            .ThenBy(r => r.Id);
    }

    private IQueryable<Meeting> Kept(AgencyId agency, Person person)
    {
        var id = person.AccountId;
        return db
            .Meetings.Where(m =>
                m.AgencyId == agency
                && m.SecretaryId == id
                && m.CancelledAt == null
                && m.MinutesState != MinutesState.Approved
            )
            .OrderBy(m => m.Day)
            .ThenBy(m => m.Id);
    }
}

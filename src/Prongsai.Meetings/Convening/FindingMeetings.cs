using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Inviting;
using Prongsai.Meetings.Minutes;

namespace Prongsai.Meetings.Convening;

/// <summary>Finds a meeting and its rows.</summary>
internal static class FindingMeetings
{
    public static Task<Meeting> MeetingAsync(
        this ProngsaiDb db,
        AgencyId agency,
        MeetingId id,
        CancellationToken cancellation
    ) => db.Meetings.FirstOrDefaultAsync(m => m.AgencyId == agency && m.Id == id, cancellation).OrMissAsync();

    public static async Task<IReadOnlyList<AgendaItem>> AgendaAsync(
        this ProngsaiDb db,
        Meeting meeting,
        CancellationToken cancellation
    ) =>
        await db
            .AgendaItems.Where(a => a.AgencyId == meeting.AgencyId && a.MeetingId == meeting.Id)
            .OrderBy(a => a.Part)
            .ThenBy(a => a.Position)
            .ToListAsync(cancellation);

    /// <summary>The invited in their order, then those who came uninvited.</summary>
    public static async Task<IReadOnlyList<Invitee>> PeopleOfMeetingAsync(
        this ProngsaiDb db,
        Meeting meeting,
        CancellationToken cancellation
    ) =>
        await db
            .Invitees.Where(i => i.AgencyId == meeting.AgencyId && i.MeetingId == meeting.Id)
            .OrderBy(i => i.Position)
            .ThenBy(i => i.Id)
            .ToListAsync(cancellation);

    public static async Task<IReadOnlyList<Photograph>> PhotographsAsync(
        this ProngsaiDb db,
        Meeting meeting,
        CancellationToken cancellation
    ) =>
        await db
            .Photographs.AsNoTracking()
            .Where(p => p.AgencyId == meeting.AgencyId && p.MeetingId == meeting.Id)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellation);
}

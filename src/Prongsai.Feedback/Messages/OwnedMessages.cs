using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>The messages that an officer works on: whoever takes over the officer's work takes these too.</summary>
internal sealed class OwnedMessages(ProngsaiDb db) : IOwnedWork
{
    private static readonly Bilingual Kind = new("ความเห็นของประชาชน", "Feedback");

    // The number of a receipt opens the message to who has it: only its beginning is shown, as on the desk.
    public async Task<IReadOnlyList<OwnedThing>> OfAsync(
        AgencyId agency,
        Person person,
        CancellationToken cancellation = default
    ) =>
        [
            .. (await Of(agency, person).AsNoTracking().ToListAsync(cancellation)).Select(m => new OwnedThing(
                Kind,
                $"{m.Handle}…",
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
        foreach (var message in await Of(agency, from).ToListAsync(cancellation))
        {
            message.Assign(message.SectionId, successor);
            db.Journal(
                agency,
                now,
                by,
                "FeedbackAssigned",
                message.RecordName,
                new { was = from.Name, now = successor.Name }
            );
        }
    }

    private IQueryable<Message> Of(AgencyId agency, Person person)
    {
        var id = person.AccountId;
        return db
            .Messages.Where(m =>
                m.AgencyId == agency
                && m.OfficerId == id
                && m.State != MessageState.Closed
                && m.State != MessageState.Merged
                && m.State != MessageState.Moved
            )
            .OrderBy(m => m.DueOn)
            .ThenBy(m => m.Id);
    }
}

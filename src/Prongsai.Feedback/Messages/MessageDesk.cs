using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Feedback.Messages;

/// <summary>A message with all that its pages show.</summary>
internal sealed record OpenedMessage(
    Message Message,
    IReadOnlyList<MessagePicture> Pictures,
    IReadOnlyList<MessageEvent> Events,
    IReadOnlyList<Section> Sections
)
{
    public Bilingual? Section => Sections.FirstOrDefault(s => s.Id == Message.SectionId)?.Name;
}

/// <summary>What the pages of the public and of the office do with messages: one place for each act.</summary>
internal sealed class MessageDesk(
    ProngsaiDb db,
    IAgencies agencies,
    KeptFiles files,
    INotices notices,
    WorkingDays calendar,
    TimeProvider clock
)
{
    /// <summary>The kind of notices about messages.</summary>
    public const string Notices = "feedback";

    // Nobody is registered here; a machine that writes all day is stopped before nobody reads any more.
    private const int MostADay = 300;

    public static readonly Actor Citizen = new(Guid.Empty, "ประชาชน");

    public async Task<Refusal?> WhyNotSendAsync(AgencyId agency, CancellationToken cancellation)
    {
        var since = clock.Now().Utc.AddDays(-1);

        return await db.Messages.CountAsync(m => m.AgencyId == agency && m.ReceivedAt > since, cancellation) >= MostADay
            ? MessageRefusals.TooManyToday
            : null;
    }

    public async Task<ReplyPromise> PromiseAsync(AgencyId agency, CancellationToken cancellation) =>
        await db.ReplyPromises.AsNoTracking().FirstOrDefaultAsync(p => p.AgencyId == agency, cancellation)
        ?? ReplyPromise.Usual(agency);

    /// <summary>Takes it in. Saved by the caller.</summary>
    public async Task<Message> TakeInAsync(
        AgencyId agency,
        ReceiptCode code,
        Written written,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        var promise = await PromiseAsync(agency, cancellation);
        var message = Message.Send(agency, code, written, promise, calendar, now);
        db.Messages.Add(message);
        Note(message, MessageEventKind.Sent, now, Citizen, "FeedbackSent", null);
        Tell(message, now, new($"มีความเห็นใหม่จากประชาชน {message.Handle}", $"New feedback, {message.Handle}"));
        return message;
    }

    /// <summary>Looks pictures through; keeps those that are good and says why others are not.</summary>
    public async Task TakePicturesAsync(
        Message message,
        IReadOnlyList<IFormFile> uploads,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        var sent = uploads.Where(u => u.Length > 0).ToList();
        if (sent.Count > MessagePicture.Most)
            reasons.Add(MessageRefusals.TooManyPictures);
        if (sent.Any(u => u.Length > MessagePicture.MostBytes))
            reasons.Add(MessageRefusals.PictureTooLarge);
        if (reasons.Count > 0)
            return;

        var number = 0;
        foreach (var upload in sent)
        {
            number++;
            var (received, whyNot) = await files.ReceiveAsync(
                message.AgencyId,
                Citizen,
                upload,
                FileKind.Pictures,
                cancellation,
                kind => $"ภาพประกอบ {number}{kind.Extensions[0]}"
            );
            if (received is null)
                reasons.Add(whyNot!);
            else
                db.MessagePictures.Add(MessagePicture.Of(message, received));
        }
    }

    /// <summary>The message behind the number of a receipt; null where the agency has none.</summary>
    public async Task<OpenedMessage?> ByCodeAsync(AgencyId agency, ReceiptCode code, CancellationToken cancellation)
    {
        var hash = code.Hash;
        var message = await db.Messages.FirstOrDefaultAsync(
            m => m.AgencyId == agency && m.CodeHash == hash,
            cancellation
        );

        return message is null ? null : await OpenAsync(message, cancellation);
    }

    public async Task<OpenedMessage> ByIdAsync(AgencyId agency, MessageId id, CancellationToken cancellation) =>
        await OpenAsync(
            await db.Messages.FirstOrDefaultAsync(m => m.AgencyId == agency && m.Id == id, cancellation).OrMissAsync(),
            cancellation
        );

    /// <summary>As the public reads it.</summary>
    public async Task<OpenedMessage> PublicAsync(AgencyId agency, MessageId id, CancellationToken cancellation)
    {
        var opened = await ByIdAsync(agency, id, cancellation);

        return opened.Message.IsPublic ? opened : throw new MissingException("message");
    }

    /// <summary>Something happened: an event for those who follow it, a line of the journal without what was written.</summary>
    public void Note(
        Message message,
        MessageEventKind kind,
        Now now,
        Actor by,
        string what,
        string? text,
        object? facts = null
    )
    {
        db.MessageEvents.Add(MessageEvent.Of(message, kind, now, by, text));
        Journal(message, now, by, what, facts ?? new { state = message.State, dueOn = message.DueOn });
    }

    public void Journal(Message message, Now now, Actor by, string what, object facts) =>
        db.Journal(message.AgencyId, now, by, what, message.RecordName, facts);

    /// <summary>Tells whoever works on it, or everybody who could.</summary>
    public void Tell(Message message, Now now, Bilingual words) =>
        notices.Tell(
            now,
            new Notice(
                message.AgencyId,
                message.OfficerId is { } one ? Recipients.Account(one) : Recipients.Holders(Duty.ServiceOfficer),
                Notices,
                words,
                message.Page
            )
        );

    /// <summary>Writes to the citizen that there is news, where an address is known; never what the news is.</summary>
    public void Write(Message message, Agency agency, Now now)
    {
        if (message.Email is { } email)
            db.Send(
                now,
                new Letter(
                    email,
                    new($"เรื่อง {message.Handle} มีความคืบหน้า", $"News of your message {message.Handle}"),
                    new(
                        $"เรื่องที่ท่านส่งถึง{agency.Name.Th} มีความคืบหน้า เปิดดูด้วยเลขติดตามที่ท่านได้รับเมื่อส่ง",
                        $"There is news of the message that you sent to {agency.Name.En}. Open it with the number that you were given."
                    ),
                    $"/{agency.Slug}/feedback/follow"
                ),
                message.AgencyId
            );
    }

    /// <summary>Sends the link by which it is followed, once, to who asked for it.</summary>
    public void SendLink(Message message, Agency agency, ReceiptCode code, Now now)
    {
        if (message.Email is { } email)
            db.Send(
                now,
                new Letter(
                    email,
                    new($"ได้รับเรื่องของท่านแล้ว {message.Handle}", $"Your message {message.Handle} was received"),
                    new(
                        $"{agency.Name.Th}ได้รับเรื่องของท่านแล้ว ติดตามได้ที่ลิงก์นี้ ผู้ที่มีลิงก์เปิดดูได้ จึงไม่ควรส่งต่อ",
                        $"{agency.Name.En} received your message. Follow it by this link; whoever has the link can open it, so keep it to yourself."
                    ),
                    $"/{agency.Slug}/feedback/follow/{code}"
                ),
                message.AgencyId
            );
    }

    /// <summary>Gives the answer to it and to all that were merged into it.</summary>
    public async Task AnswerAsync(
        Message message,
        string text,
        Agency agency,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        var words = ThaiText.NormaliseLines(text);
        message.GiveAnswer(words, now);
        var (of, id) = (message.AgencyId, message.Id);
        var merged = await db.Messages.Where(m => m.AgencyId == of && m.MergedIntoId == id).ToListAsync(cancellation);
        foreach (var one in merged)
            one.TakeAnswer(words, now);
        foreach (var one in merged.Prepend(message))
        {
            Note(
                one,
                MessageEventKind.Answered,
                now,
                by,
                "FeedbackAnswered",
                words,
                new
                {
                    state = one.State,
                    dueOn = one.DueOn,
                    inTime = one.WasInTime,
                }
            );
            Write(one, agency, now);
        }
    }

    /// <summary>Deletes here what belongs to the protected channel; the fact remains, and its writer is led there.</summary>
    public void Move(OpenedMessage opened, Agency agency, Now now, Actor by)
    {
        var message = opened.Message;
        // The letter goes to an address that is forgotten in the same breath.
        Write(message, agency, now);
        message.Move(now);
        db.MessagePictures.RemoveRange(opened.Pictures);
        db.MessageEvents.RemoveRange(opened.Events.Where(e => e.Text is not null));
        Note(message, MessageEventKind.Moved, now, by, "FeedbackMoved", null, new { state = message.State });
    }

    private async Task<OpenedMessage> OpenAsync(Message message, CancellationToken cancellation)
    {
        var (agency, id) = (message.AgencyId, message.Id);
        var pictures = await db
            .MessagePictures.Where(p => p.AgencyId == agency && p.MessageId == id)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellation);
        var events = await db
            .MessageEvents.Where(e => e.AgencyId == agency && e.MessageId == id)
            .OrderBy(e => e.At)
            .ThenBy(e => e.Id)
            .ToListAsync(cancellation);

        return new(message, pictures, events, await agencies.SectionsAsync(agency, cancellation));
    }
}

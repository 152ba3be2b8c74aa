using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

/// <summary>One message on an officer's desk: who works on it, what is asked and answered, and what of it the public reads.</summary>
[Reads(Duty.ServiceOfficer, Duty.ServiceManager), Writes(Duty.ServiceOfficer, Duty.ServiceManager)]
[Act("ดำเนินการความเห็นของประชาชน", "Work on a citizen’s message")]
internal sealed class WorkOnMessageModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    MessageDesk desk,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public OpenedMessage Opened { get; private set; } = null!;
    public Message Message => Opened.Message;
    public IReadOnlyList<Person> Officers { get; private set; } = [];
    public Message? Other { get; private set; }
    public DateOnly Today { get; private set; }

    /// <summary>Which form was sent, and what was typed into it.</summary>
    public string Act { get; private set; } = "";
    public string Typed { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(MessageId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnGetPictureAsync(
        MessageId id,
        MessagePictureId picture,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        var one = Opened.Pictures.FirstOrDefault(p => p.Id == picture) ?? throw new MissingException("picture");
        return await files.SendAsync(Response, one.File, one.Name, one.MediaType, cancellation);
    }

    public Task<IActionResult> OnPostAssignAsync(
        MessageId id,
        SectionId? section,
        Guid? officer,
        CancellationToken cancellation
    ) =>
        DoAsync(
            id,
            "assign",
            null,
            () =>
                [
                    .. Message.WhyNotWork(),
                    .. section is { } s && Opened.Sections.All(one => one.Id != s || one.IsClosed)
                        ? [MessageRefusals.NoSuchSection]
                        : Array.Empty<Refusal>(),
                    .. officer is { } o && Officers.All(one => one.AccountId != o)
                        ? [MessageRefusals.NoSuchOfficer]
                        : Array.Empty<Refusal>(),
                ],
            (now, by, _) =>
            {
                Message.Assign(section, Officers.FirstOrDefault(one => one.AccountId == officer));
                desk.Note(
                    Message,
                    MessageEventKind.Assigned,
                    now,
                    by,
                    "FeedbackAssigned",
                    null,
                    new { section = Opened.Section?.Th, officer = Message.Officer }
                );
                if (Message.OfficerId is { } whose && whose != by.AccountId)
                    desk.Tell(
                        Message,
                        now,
                        new($"ได้รับมอบเรื่อง {Message.Handle}", $"Message {Message.Handle} is yours to work on")
                    );
                return Task.CompletedTask;
            },
            cancellation
        );

    public Task<IActionResult> OnPostAskAsync(MessageId id, string? text, CancellationToken cancellation) =>
        DoAsync(
            id,
            "ask",
            text,
            () => Message.WhyNotAsk(text),
            (now, by, _) =>
            {
                Message.Ask(now);
                desk.Note(Message, MessageEventKind.Asked, now, by, "FeedbackAsked", text);
                desk.Write(Message, Agency, now);
                return Task.CompletedTask;
            },
            cancellation
        );

    public Task<IActionResult> OnPostNoteAsync(MessageId id, string? text, CancellationToken cancellation) =>
        DoAsync(
            id,
            "note",
            text,
            // Nothing of what was moved is written down here again.
            () => Message.State == MessageState.Moved ? [MessageRefusals.IsMoved] : MessageRefusals.WhyNotText(text),
            (now, by, _) =>
            {
                desk.Note(Message, MessageEventKind.Note, now, by, "FeedbackNoted", text);
                return Task.CompletedTask;
            },
            cancellation
        );

    /// <param name="close">Closes it with the answer.</param>
    public Task<IActionResult> OnPostAnswerAsync(
        MessageId id,
        string? text,
        bool close,
        CancellationToken cancellation
    ) =>
        DoAsync(
            id,
            "answer",
            text,
            () => Message.WhyNotAnswer(text),
            async (now, by, token) =>
            {
                await desk.AnswerAsync(Message, text!, Agency, now, by, token);
                if (close)
                    Close(now, by);
            },
            cancellation
        );

    public Task<IActionResult> OnPostCloseAsync(MessageId id, CancellationToken cancellation) =>
        DoAsync(
            id,
            "close",
            null,
            () => Message.WhyNotClose(),
            (now, by, _) =>
            {
                Close(now, by);
                return Task.CompletedTask;
            },
            cancellation
        );

    /// <param name="into">The first four letters of the other one's number.</param>
    public Task<IActionResult> OnPostMergeAsync(MessageId id, string? into, CancellationToken cancellation) =>
        DoAsync(
            id,
            "merge",
            into,
            () => Message.WhyNotMergeInto(Other),
            (now, by, _) =>
            {
                Message.MergeInto(Other!, now);
                desk.Note(
                    Message,
                    MessageEventKind.Merged,
                    now,
                    by,
                    "FeedbackMerged",
                    null,
                    new { into = Other!.RecordName }
                );
                desk.Write(Message, Agency, now);
                return Task.CompletedTask;
            },
            cancellation
        );

    public Task<IActionResult> OnPostMoveAsync(MessageId id, CancellationToken cancellation) =>
        DoAsync(
            id,
            "move",
            null,
            () => Message.WhyNotWork(),
            (now, by, _) =>
            {
                desk.Move(Opened, Agency, now, by);
                return Task.CompletedTask;
            },
            cancellation
        );

    /// <param name="covers">What is covered, one on each line.</param>
    public Task<IActionResult> OnPostShowAsync(
        MessageId id,
        string? covers,
        bool pictures,
        CancellationToken cancellation
    )
    {
        var words = Covering.Read(covers);

        return DoAsync(
            id,
            "show",
            covers,
            () => Message.WhyNotShow(words),
            (now, by, _) =>
            {
                Message.Show(words, pictures, now);
                desk.Journal(Message, now, by, "FeedbackShown", new { covered = words.Count, pictures });
                return Task.CompletedTask;
            },
            cancellation
        );
    }

    public Task<IActionResult> OnPostHideAsync(MessageId id, CancellationToken cancellation) =>
        DoAsync(
            id,
            "hide",
            null,
            () => [],
            (now, by, _) =>
            {
                Message.Hide(now);
                desk.Journal(Message, now, by, "FeedbackHidden", new { state = Message.State });
                return Task.CompletedTask;
            },
            cancellation
        );

    private void Close(Now now, Actor by)
    {
        Message.Close(now);
        desk.Note(
            Message,
            MessageEventKind.Closed,
            now,
            by,
            "FeedbackClosed",
            null,
            new { inTime = Message.WasInTime, days = Message.Days(now.Today) }
        );
    }

    private async Task<IActionResult> DoAsync(
        MessageId id,
        string act,
        string? typed,
        Func<IReadOnlyList<Refusal>> whyNot,
        Func<Now, Actor, CancellationToken, Task> doing,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        (Act, Typed) = (act, typed ?? "");
        if (act == "merge")
            Other = await OtherAsync(typed, cancellation);
        WhyNot = whyNot();
        if (WhyNot.Count == 0)
        {
            await doing(clock.Now(), User.Actor(), cancellation);
            if (await db.TrySaveAsync(cancellation))
                return LocalRedirect(Message.Page);

            // Somebody else was quicker: shown as it stands now, with what was typed.
            await FetchAsync(id, cancellation);
            WhyNot = [MessageRefusals.Raced];
        }

        return Page();
    }

    private async Task<Message?> OtherAsync(string? typed, CancellationToken cancellation)
    {
        var (agency, handle) = (User.Agency(), ThaiDigits.ToArabic((typed ?? "").Trim()).ToUpperInvariant());
        if (handle.Length < 4)
            return null;

        handle = handle[..4];
        var found = await db
            .Messages.Where(m => m.AgencyId == agency && m.Handle == handle)
            .OrderByDescending(m => m.ReceivedAt)
            .Take(2)
            .ToListAsync(cancellation);
        // Two of the same beginning cannot be told apart by it.
        return found.Count == 1 ? found[0] : null;
    }

    private async Task FetchAsync(MessageId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Opened = await desk.ByIdAsync(agency, id, cancellation);
        Officers =
        [
            .. (await people.WhoMaySubmitAsync<WorkOnMessageModel>(agency, cancellation))
                .Select(h => new Person(h.AccountId, h.Name))
                .Distinct(),
        ];
    }
}

using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

internal readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId From(Guid value) => new(value);
}

internal enum MessageKind
{
    Suggestion,

    /// <summary>About how one was served; of corruption and misconduct another channel takes care.</summary>
    ServiceComplaint,
    Question,
    Praise,
}

internal enum MessageState
{
    Received,

    /// <summary>A section or a person works on it.</summary>
    WithSection,

    /// <summary>The office asked back.</summary>
    Asked,
    Answered,
    Closed,

    /// <summary>It says what another one says; the other one's answer is its answer.</summary>
    Merged,

    /// <summary>It belongs to the protected channel; its words are gone.</summary>
    Moved,
}

/// <summary>What a citizen writes, as it was typed.</summary>
/// <param name="Place">About which place; may be left out.</param>
/// <param name="MayBeShown">Whether others may read it, once an officer has looked at it.</param>
internal sealed record Written(
    MessageKind Kind,
    string Words,
    string Place,
    SectionId? Section,
    string Name,
    string Email,
    string Phone,
    bool MayBeShown
)
{
    public static readonly Written Nothing = new(MessageKind.Suggestion, "", "", null, "", "", "", true);

    /// <summary>Spelled one way.</summary>
    public Written Tidied() =>
        this with
        {
            Words = ThaiText.NormaliseLines(Words),
            Place = ThaiText.NormaliseLine(Place),
            Name = ThaiText.NormaliseLine(Name),
            Email = Email.Trim(),
            Phone = ThaiText.NormaliseLine(Phone),
        };

    public IReadOnlyList<(string Field, Refusal Why)> WhyNotSend(IReadOnlyList<Section> sections) =>
        [
            .. Words.Length == 0 ? [("words", MessageRefusals.NoWords)]
            : Words.Length > Message.LongestWords ? [("words", MessageRefusals.WordsTooLong(Words.Length))]
            : Array.Empty<(string, Refusal)>(),
            .. Place.Length > Message.LongestContact
                ? [("place", MessageRefusals.TooLong)]
                : Array.Empty<(string, Refusal)>(),
            .. Section is { } section && sections.All(s => s.Id != section || s.IsClosed)
                ? [("section", MessageRefusals.NoSuchSection)]
                : Array.Empty<(string, Refusal)>(),
            .. Name.Length > Message.LongestContact
                ? [("name", MessageRefusals.TooLong)]
                : Array.Empty<(string, Refusal)>(),
            .. Phone.Length > Message.LongestContact
                ? [("phone", MessageRefusals.TooLong)]
                : Array.Empty<(string, Refusal)>(),
            .. Email.Length > 0 && (Email.Length > Message.LongestContact || !Letters.IsAddress(Email))
                ? [("email", MessageRefusals.Email)]
                : Array.Empty<(string, Refusal)>(),
        ];
}

/// <summary>
/// What a citizen told the office: a suggestion, a complaint about a service, a question or praise. The public reads it when its
/// writer allowed that and an officer has looked at it; what was covered then stays covered, also when the rest is forgotten.
/// </summary>
internal sealed class Message
{
    public const string Record = "feedback-message";

    public const int LongestWords = 4000,
        LongestContact = 200,
        ReopenWithinDays = 30;

    public AgencyId AgencyId { get; private init; }
    public MessageId Id { get; private init; }

    /// <summary>Of the receipt's number; the number itself is nowhere.</summary>
    public string CodeHash { get; private init; } = "";

    /// <summary>The first letters of the receipt's number, to talk about it.</summary>
    public string Handle { get; private init; } = "";

    public MessageKind Kind { get; private init; }
    public MessageState State { get; private set; }
    public string Words { get; private set; } = "";
    public string Place { get; private set; } = "";
    public string? Name { get; private set; }
    public string? Email { get; private set; }
    public string? Phone { get; private set; }
    public DateTime ReceivedAt { get; private init; }

    /// <summary>The day in Thailand, for statistics.</summary>
    public DateOnly ReceivedOn { get; private init; }

    /// <summary>Which section works on it; at first the one that its writer named.</summary>
    public SectionId? SectionId { get; private set; }
    public Guid? OfficerId { get; private set; }
    public string? Officer { get; private set; }

    /// <summary>The last day on which the office may reply for the first time, or again after it was opened again.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>True from when it came, or came again, until the office replies.</summary>
    public bool OwesReply { get; private set; }

    /// <summary>The first reply, which the law asks for: an answer, or word of what is being done.</summary>
    public DateOnly? RepliedOn { get; private set; }
    public bool? WasInTime { get; private set; }

    /// <summary>The executive was told that it is late.</summary>
    public DateTime? EscalatedAt { get; private set; }

    public string? Answer { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public int Reopened { get; private set; }
    public MessageId? MergedIntoId { get; private set; }

    /// <summary>What its writer allowed.</summary>
    public bool MayBeShown { get; private set; }

    /// <summary>When an officer looked at it and let the public read it; null while it is not public.</summary>
    public DateTime? ShownAt { get; private set; }

    /// <summary>When an officer last decided whether the public reads it.</summary>
    public DateTime? LookedAt { get; private set; }
    public string? ShownWords { get; private set; }
    public string? ShownPlace { get; private set; }
    public bool IsCovered { get; private set; }
    public bool ShowsPictures { get; private set; }

    /// <summary>How many say "me too". Counted in the database, so that counting does not make an officer's page old.</summary>
    public int Agreed { get; private set; }

    /// <summary>How satisfied its writer is, from 1 to 5.</summary>
    public int? Rating { get; private set; }
    public string? RatingWords { get; private set; }

    public DateTime? ForgottenAt { get; private set; }
    public int Version { get; private set; } = 1;

    public string RecordName => $"{Record}:{Id.Value}";
    public string Page => $"{MessageQueueModel.Here}/messages/{Id.Value}";
    public bool IsOpen => State is MessageState.Received or MessageState.WithSection or MessageState.Asked;
    public bool IsPublic => ShownAt is not null;

    public bool IsLate(DateOnly today) => OwesReply && DueOn < today;

    /// <summary>Days from when it came until it was answered, or until today.</summary>
    public int Days(DateOnly today) => (AnsweredOn ?? today).DayNumber - ReceivedOn.DayNumber;

    public static Message Send(
        AgencyId agency,
        ReceiptCode code,
        Written written,
        ReplyPromise promise,
        WorkingDays calendar,
        Now now
    ) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<MessageId>(),
            CodeHash = code.Hash,
            Handle = code.Handle,
            Kind = written.Kind,
            Words = written.Words,
            Place = written.Place,
            Name = Or(written.Name),
            Email = Or(written.Email),
            Phone = Or(written.Phone),
            ReceivedAt = now.Utc,
            ReceivedOn = now.Today,
            SectionId = written.Section,
            MayBeShown = written.MayBeShown,
            OwesReply = true,
            DueOn = promise.DueOn(now.Today, calendar),
        };

    public IReadOnlyList<Refusal> WhyNotWork() =>
        State switch
        {
            MessageState.Closed => [MessageRefusals.IsClosed],
            MessageState.Merged => [MessageRefusals.IsMerged],
            MessageState.Moved => [MessageRefusals.IsMoved],
            _ => [],
        };

    public void Assign(SectionId? section, Person? officer)
    {
        WhyNotWork().ThrowIfAny();

        (SectionId, OfficerId, Officer) = (section, officer?.AccountId, officer?.Name);
        if (State == MessageState.Received)
            State = MessageState.WithSection;
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotAsk(string? text) =>
        State switch
        {
            MessageState.Answered => [MessageRefusals.IsAnswered],
            MessageState.Asked => [MessageRefusals.AskedAlready],
            _ => [.. WhyNotWork(), .. MessageRefusals.WhyNotText(text)],
        };

    /// <summary>Asks its writer back; that is a first reply too.</summary>
    public void Ask(Now now)
    {
        State = MessageState.Asked;
        Reply(now);
        Version++;
    }

    /// <summary>Its writer wrote more.</summary>
    public void Continue()
    {
        WhyNotWork().ThrowIfAny();

        if (State == MessageState.Asked)
            State = SectionId is null && OfficerId is null ? MessageState.Received : MessageState.WithSection;
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotAnswer(string? text) => [.. WhyNotWork(), .. MessageRefusals.WhyNotText(text)];

    public void GiveAnswer(string text, Now now)
    {
        WhyNotAnswer(text).ThrowIfAny();

        TakeAnswer(text, now);
        State = MessageState.Answered;
    }

    public IReadOnlyList<Refusal> WhyNotClose() =>
        State == MessageState.Answered
            ? []
            : [.. WhyNotWork(), .. IsOpen ? [MessageRefusals.NotAnswered] : Array.Empty<Refusal>()];

    public void Close(Now now)
    {
        WhyNotClose().ThrowIfAny();

        (State, ClosedAt) = (MessageState.Closed, now.Utc);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotReopen(string? reason, DateOnly today) =>
        State != MessageState.Closed ? [MessageRefusals.NotClosed]
        : ClosedAt!.Value.DayInThailand().AddDays(ReopenWithinDays) < today ? [MessageRefusals.TooLateToReopen]
        : MessageRefusals.WhyNotText(reason);

    /// <summary>Its writer is not content: the office owes a reply again, within the same time.</summary>
    public void Reopen(ReplyPromise promise, WorkingDays calendar, Now now)
    {
        State = SectionId is null && OfficerId is null ? MessageState.Received : MessageState.WithSection;
        (ClosedAt, OwesReply, DueOn, EscalatedAt) = (null, true, promise.DueOn(now.Today, calendar), null);
        Reopened++;
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotMergeInto(Message? other) =>
        [
            .. WhyNotWork(),
            .. other is null || other.Id == Id || other.State is MessageState.Merged or MessageState.Moved
                ? [MessageRefusals.NoSuchOther]
                : Array.Empty<Refusal>(),
        ];

    public void MergeInto(Message other, Now now)
    {
        WhyNotMergeInto(other).ThrowIfAny();

        (State, MergedIntoId, ShownAt) = (MessageState.Merged, other.Id, null);
        if (other.Answer is { } answer)
            TakeAnswer(answer, now);
        Version++;
    }

    /// <summary>The one into which it was merged got its answer.</summary>
    public void TakeAnswer(string text, Now now)
    {
        (Answer, AnsweredOn) = (text, AnsweredOn ?? now.Today);
        Reply(now);
        Version++;
    }

    /// <summary>It tells of corruption or misconduct: only the fact remains here.</summary>
    public void Move(Now now)
    {
        WhyNotWork().ThrowIfAny();

        Erase();
        (State, ShownAt, ShownWords, ShownPlace, Answer, OwesReply) = (
            MessageState.Moved,
            null,
            null,
            null,
            null,
            false
        );
        ForgottenAt = now.Utc;
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotShow(IReadOnlyList<string> covers) =>
        [
            .. WhyNotLook(),
            .. covers
                .Where(c =>
                    !Words.Contains(c, StringComparison.Ordinal) && !Place.Contains(c, StringComparison.Ordinal)
                )
                .Select(MessageRefusals.NothingToCover),
        ];

    /// <summary>Lets the public read it, with these words covered. What the office itself keeps stays as it was written.</summary>
    public void Show(IReadOnlyList<string> covers, bool pictures, Now now)
    {
        WhyNotShow(covers).ThrowIfAny();

        (ShownWords, ShownPlace) = (Covering.Cover(Words, covers), Covering.Cover(Place, covers));
        (ShownAt, LookedAt, IsCovered, ShowsPictures) = (ShownAt ?? now.Utc, now.Utc, covers.Count > 0, pictures);
        Version++;
    }

    public void Hide(Now now)
    {
        (ShownAt, LookedAt) = (null, now.Utc);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotRate(int level, string? words) =>
        State != MessageState.Closed ? [MessageRefusals.NotClosed]
        : Rating is not null ? [MessageRefusals.RatedAlready]
        : level is < 1 or > 5 ? [MessageRefusals.NoLevel]
        : words?.Length > LongestWords ? [MessageRefusals.TextTooLong]
        : [];

    public void Rate(int level, string? words)
    {
        WhyNotRate(level, words).ThrowIfAny();

        (Rating, RatingWords) = (level, Or(ThaiText.NormaliseLines(words ?? "")));
        Version++;
    }

    public void Escalate(Now now)
    {
        EscalatedAt = now.Utc;
        Version++;
    }

    /// <summary>The figures stay, and what the public reads; who wrote, and what was covered, goes.</summary>
    public void Forget(Now now)
    {
        var (words, place) = IsPublic ? (ShownWords!, ShownPlace!) : ("", "");
        Erase();
        (Words, Place, ForgottenAt) = (words, place, now.Utc);
        if (!IsPublic)
            (Answer, ShownWords, ShownPlace) = (null, null, null);
        Version++;
    }

    private IReadOnlyList<Refusal> WhyNotLook() =>
        State is MessageState.Merged or MessageState.Moved ? WhyNotWork()
        : !MayBeShown ? [MessageRefusals.NotToBeShown]
        : ForgottenAt is not null ? [MessageRefusals.IsForgotten]
        : [];

    private void Erase()
    {
        (Words, Place, Name, Email, Phone, RatingWords) = ("", "", null, null, null, null);
        ShowsPictures = false;
    }

    private void Reply(Now now)
    {
        OwesReply = false;
        if (RepliedOn is not null)
            return;

        (RepliedOn, WasInTime) = (now.Today, now.Today <= DueOn);
    }

    private static string? Or(string text) => text.Length == 0 ? null : text;
}

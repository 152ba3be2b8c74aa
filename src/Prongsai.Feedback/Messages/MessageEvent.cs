using Prongsai.Kernel;

namespace Prongsai.Feedback.Messages;

internal enum MessageEventKind
{
    Sent,
    Assigned,
    Asked,

    /// <summary>Its writer wrote more.</summary>
    FromCitizen,
    Answered,
    Closed,
    Reopened,
    Merged,
    Moved,

    /// <summary>Among officers; its writer does not read it.</summary>
    Note,
}

internal readonly record struct MessageEventId(Guid Value) : IId<MessageEventId>
{
    public static MessageEventId From(Guid value) => new(value);
}

/// <summary>What happened to a message. Added, never changed; only its words are forgotten with the message.</summary>
internal sealed class MessageEvent
{
    public AgencyId AgencyId { get; private init; }
    public MessageEventId Id { get; private init; }
    public MessageId MessageId { get; private init; }
    public DateTime At { get; private init; }
    public MessageEventKind Kind { get; private init; }

    /// <summary>The officer, for officers; null for the citizen.</summary>
    public string? ByName { get; private init; }
    public string? Text { get; private init; }

    public bool IsForItsWriter => Kind != MessageEventKind.Note;

    public static MessageEvent Of(Message message, MessageEventKind kind, Now now, Actor by, string? text) =>
        new()
        {
            AgencyId = message.AgencyId,
            Id = Ids.Next<MessageEventId>(),
            MessageId = message.Id,
            At = now.Utc,
            Kind = kind,
            ByName = by.AccountId == Guid.Empty ? null : by.Name,
            Text = string.IsNullOrWhiteSpace(text) ? null : ThaiText.NormaliseLines(text),
        };
}

internal readonly record struct MessagePictureId(Guid Value) : IId<MessagePictureId>
{
    public static MessagePictureId From(Guid value) => new(value);
}

/// <summary>A picture of a message. Named by what it is, not as the citizen called it: such names tell of people.</summary>
internal sealed class MessagePicture
{
    /// <summary>Of one message.</summary>
    public const int Most = 3;

    public const long MostBytes = 10L * 1024 * 1024;

    public AgencyId AgencyId { get; private init; }
    public MessagePictureId Id { get; private init; }
    public MessageId MessageId { get; private init; }
    public FileHash File { get; private init; }
    public string Name { get; private init; } = "";
    public string MediaType { get; private init; } = "";

    public static MessagePicture Of(Message message, ReceivedFile received) =>
        new()
        {
            AgencyId = message.AgencyId,
            Id = Ids.Next<MessagePictureId>(),
            MessageId = message.Id,
            File = received.Hash,
            Name = received.File.FileName,
            MediaType = received.File.Kind.MediaType,
        };
}

/// <summary>Somebody else says "me too"; one for each browser session, of which nothing but a fingerprint is kept.</summary>
internal sealed class Agreement
{
    public AgencyId AgencyId { get; init; }
    public MessageId MessageId { get; init; }

    /// <summary>SHA-256 over the message and the cookie that forms need anyway.</summary>
    public string Browser { get; init; } = "";
}

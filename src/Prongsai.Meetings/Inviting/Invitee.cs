using Prongsai.Kernel;
using Prongsai.Meetings.Attendance;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Inviting;

internal readonly record struct InviteeId(Guid Value) : IId<InviteeId>
{
    public static InviteeId From(Guid value) => new(value);
}

internal enum Reply
{
    None,
    Coming,
    NotComing,
}

internal enum Presence
{
    Unknown,
    Present,
    Absent,
}

/// <summary>How somebody's attendance came to be known.</summary>
internal enum Means
{
    /// <summary>The secretary's list.</summary>
    List,

    /// <summary>The picture on the wall, signed in.</summary>
    Account,

    /// <summary>The picture on the wall, by a name picked or written.</summary>
    Picture,
}

/// <summary>Somebody of a meeting: invited, or come uninvited; what they answered and whether they came. One person is one row.</summary>
internal sealed class Invitee
{
    public const int KeyLength = 16;

    public AgencyId AgencyId { get; private init; }
    public MeetingId MeetingId { get; private init; }
    public InviteeId Id { get; private init; }
    public int Position { get; private set; }
    public Guid? AccountId { get; private init; }
    public string Name { get; private init; } = "";
    public string Post { get; private init; } = "";
    public string Organisation { get; private init; } = "";
    public string? Email { get; private set; }

    /// <summary>Unique in a meeting: the account, or the name and organisation.</summary>
    public string PersonKey { get; private init; } = "";

    /// <summary>Opens the person's page of this meeting, by the letter.</summary>
    public string Key { get; private init; } = "";

    public bool IsInvited { get; private init; }
    public DateTime? ToldAt { get; private set; }
    public Reply Reply { get; private set; }
    public string ReplyBecause { get; private set; } = "";
    public Presence Presence { get; private set; }
    public string AbsentBecause { get; private set; } = "";

    /// <summary>Who came in this person's place; empty when they came themselves.</summary>
    public string Substitute { get; private set; } = "";

    public Means? Means { get; private set; }
    public DateTime? RecordedAt { get; private set; }
    public int Version { get; private set; } = 1;

    /// <summary>Name and what stands behind it.</summary>
    public string InFull => string.Join(' ', new[] { Name, Post, Organisation }.Where(part => part.Length > 0));

    /// <summary>As a line of the form of the meeting.</summary>
    public string AsLine => string.Join(", ", new[] { Name, Organisation, Email ?? "" }.Where(part => part.Length > 0));

    public static string KeyOf(Guid? account, string name, string organisation) =>
        account?.ToString() ?? $"{ThaiText.Fold(name)}|{ThaiText.Fold(organisation)}";

    public static Invitee Of(Meeting meeting, Guest guest, int position, bool invited = true) =>
        new()
        {
            AgencyId = meeting.AgencyId,
            MeetingId = meeting.Id,
            Id = Ids.Next<InviteeId>(),
            Position = position,
            AccountId = guest.AccountId,
            Name = guest.Name,
            Post = guest.Post,
            Organisation = guest.Organisation,
            Email = guest.Email,
            PersonKey = guest.Key,
            Key = ReadableKey.New(KeyLength),
            IsInvited = invited,
        };

    public void StandAt(int position, string? email) => (Position, Email) = (position, email);

    public void Tell(Now now) => ToldAt = now.Utc;

    public static IReadOnlyList<Refusal> WhyNotReply(bool coming, string because) =>
        (!coming && because.Length == 0) || because.Length > MeetingWords.Longest
            ? [AttendanceRefusals.ReplyBecause]
            : [];

    public void Answer(bool coming, string because)
    {
        (Reply, ReplyBecause) = (coming ? Reply.Coming : Reply.NotComing, coming ? "" : because);
        Version++;
    }

    /// <summary>Records that they came. Who is recorded already stays as they are: the first word counts.</summary>
    public void Come(Means means, Now now, string substitute = "")
    {
        (Presence, Means, RecordedAt, Substitute, AbsentBecause) = (Presence.Present, means, now.Utc, substitute, "");
        Version++;
    }

    public void StayAway(string because, Now now)
    {
        (Presence, Means, RecordedAt, Substitute, AbsentBecause) = (
            Presence.Absent,
            Inviting.Means.List,
            now.Utc,
            "",
            because
        );
        Version++;
    }

    public void BeUnknown()
    {
        (Presence, Means, RecordedAt, Substitute, AbsentBecause) = (Presence.Unknown, null, null, "", "");
        Version++;
    }
}

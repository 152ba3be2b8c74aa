using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Notifications.Inbox;

/// <summary>Which notice in an inbox.</summary>
internal readonly record struct InboxNoticeId(Guid Value) : IId<InboxNoticeId>
{
    /// <inheritdoc />
    public static InboxNoticeId From(Guid value) => new(value);
}

/// <summary>A notice as one account got it.</summary>
internal sealed class InboxNotice
{
    public InboxNoticeId Id { get; private init; }
    public Guid AccountId { get; private init; }
    public AgencyId? AgencyId { get; private init; }

    /// <summary>The job that told it: a second try of that job tells nobody twice.</summary>
    public JobId Cause { get; private init; }
    public string Kind { get; private init; } = "";
    public string TextTh { get; private init; } = "";
    public string TextEn { get; private init; } = "";
    public string Link { get; private init; } = "";
    public DateTime At { get; private init; }
    public DateTime? ReadAt { get; private set; }

    /// <summary>It shall also go by e-mail, and has not yet.</summary>
    public bool AwaitsMail { get; private set; }

    public Bilingual Text => new(TextTh, TextEn);

    public static InboxNotice For(Guid account, Notice notice, JobId cause, Now now, bool byMail) =>
        new()
        {
            Id = Ids.Next<InboxNoticeId>(),
            AccountId = account,
            AgencyId = notice.Agency,
            Cause = cause,
            Kind = notice.Kind,
            TextTh = notice.Text.Th,
            TextEn = notice.Text.En,
            Link = notice.Link,
            At = now.Utc,
            AwaitsMail = byMail,
        };

    public void Read(Now now) => ReadAt ??= now.Utc;

    public void Mailed() => AwaitsMail = false;
}

using System.Text.Json;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>Where a draft stands on its way to the public.</summary>
internal enum DraftState
{
    /// <summary>Being written; also after it was published, for the next edition.</summary>
    Writing,

    /// <summary>Waits for a reviewer.</summary>
    Submitted,

    /// <summary>The reviewer sent it back with marks.</summary>
    Returned,

    /// <summary>Approved, to be published at a later time.</summary>
    Scheduled,
}

/// <summary>
/// What is being written for a disclosure. It may change at will until it is submitted; what the public sees is an edition, which is
/// a copy. Everybody who wrote in it since the last edition counts as having prepared it, so that none of them can publish it.
/// </summary>
internal sealed class Draft
{
    public AgencyId AgencyId { get; private init; }
    public DisclosureId DisclosureId { get; private init; }

    /// <summary>A <see cref="Document"/>.</summary>
    public string Blocks { get; private set; } = Document.Empty.Write();

    public DraftState State { get; private set; }

    /// <summary>Goes up with each change; a form that was opened at another version is shown what changed.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>JSON of the people who wrote in it since the last edition.</summary>
    public string Preparers { get; private set; } = "[]";

    public DateTime? ChangedAt { get; private set; }
    public DateTime? SubmittedAt { get; private set; }
    public Guid? SubmittedById { get; private set; }
    public string? SubmittedBy { get; private set; }

    /// <summary>For the next edition: what is different, and why.</summary>
    public string WhatChanged { get; private set; } = "";

    public string? ReturnedBecause { get; private set; }
    public DateTime? PublishAt { get; private set; }
    public Guid? ApprovedById { get; private set; }
    public string? ApprovedBy { get; private set; }

    /// <summary>Why the reviewer let it go with an element unmet.</summary>
    public string? UnmetBecause { get; private set; }

    // Pages ask for it again and again, and a large one takes a while to read.
    private (string Blocks, Document Document)? _read;

    public Document Document
    {
        get
        {
            if (!ReferenceEquals(_read?.Blocks, Blocks))
                _read = (Blocks, Document.Of(Blocks));

            return _read!.Value.Document;
        }
    }

    public IReadOnlyList<Actor> PreparedBy =>
        [
            .. JsonSerializer
                .Deserialize<List<Person>>(Preparers, Document.Json)!
                .Select(person => new Actor(person.Id, person.Name)),
        ];

    public static Draft For(Disclosure disclosure, Document document) =>
        new()
        {
            AgencyId = disclosure.AgencyId,
            DisclosureId = disclosure.Id,
            Blocks = document.Write(),
        };

    public IReadOnlyList<Refusal> WhyNotWrite() =>
        State switch
        {
            DraftState.Submitted => [DraftRefusals.WithReviewer],
            DraftState.Scheduled => [DraftRefusals.IsScheduled],
            _ => [],
        };

    public void Write(Document document, Now now, Actor by)
    {
        IReadOnlyList<Refusal> reasons = [.. WhyNotWrite(), .. document.WhyNot()];
        reasons.ThrowIfAny();

        Blocks = document.Write();
        ChangedAt = now.Utc;
        AddPreparer(by);
        Version++;
    }

    /// <param name="isCorrection">There is an edition already, so it must be said what changed.</param>
    public IReadOnlyList<Refusal> WhyNotSubmit(string? whatChanged, bool isCorrection) =>
        [
            .. WhyNotWrite(),
            .. Document.IsBlank ? [DraftRefusals.Empty] : Array.Empty<Refusal>(),
            .. isCorrection && string.IsNullOrWhiteSpace(whatChanged)
                ? [DraftRefusals.SayWhatChanged]
                : Array.Empty<Refusal>(),
            .. whatChanged?.Length > Limits.Cell
                ? [BlockRefusals.TextTooLong(whatChanged.Length)]
                : Array.Empty<Refusal>(),
        ];

    public void Submit(string? whatChanged, bool isCorrection, Now now, Actor by)
    {
        WhyNotSubmit(whatChanged, isCorrection).ThrowIfAny();

        (State, SubmittedAt, SubmittedById, SubmittedBy) = (DraftState.Submitted, now.Utc, by.AccountId, by.Name);
        (WhatChanged, ReturnedBecause) = (whatChanged?.Trim() ?? "", null);
        AddPreparer(by);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotTakeBack() =>
        State is DraftState.Submitted or DraftState.Scheduled ? [] : [DraftRefusals.NotSubmitted];

    /// <summary>The preparers want it back, or the reviewer unschedules it.</summary>
    public void TakeBack()
    {
        WhyNotTakeBack().ThrowIfAny();

        State = DraftState.Writing;
        (PublishAt, ApprovedById, ApprovedBy, UnmetBecause) = (null, null, null, null);
        Version++;
    }

    /// <param name="marks">Open marks at a place of it.</param>
    public IReadOnlyList<Refusal> WhyNotReturn(string? because, int marks) =>
        [
            .. State == DraftState.Submitted ? Array.Empty<Refusal>() : [DraftRefusals.NotSubmitted],
            .. string.IsNullOrWhiteSpace(because) && marks == 0
                ? [DraftRefusals.SayWhyReturned]
                : Array.Empty<Refusal>(),
            .. because?.Length > Limits.Cell ? [BlockRefusals.TextTooLong(because.Length)] : Array.Empty<Refusal>(),
        ];

    public void Return(string? because, int marks)
    {
        WhyNotReturn(because, marks).ThrowIfAny();

        (State, ReturnedBecause) = (DraftState.Returned, string.IsNullOrWhiteSpace(because) ? null : because.Trim());
        Version++;
    }

    /// <summary>Why this person may not publish it: the state, the two-person rule, an element unmet without a reason.</summary>
    public IReadOnlyList<Refusal> WhyNotApprove(
        Bilingual what,
        Actor by,
        IReadOnlyCollection<string> whoCould,
        int unmet,
        string? unmetBecause,
        DateTime? publishAt,
        Now now
    )
    {
        if (State != DraftState.Submitted)
            return [DraftRefusals.NotSubmitted];

        List<Refusal> reasons = [.. Separation.WhyNotPublish(what, PreparedBy, by, whoCould)];
        if (unmet > 0 && string.IsNullOrWhiteSpace(unmetBecause))
            reasons.Add(DraftRefusals.UnmetNeedsReason(unmet));
        if (unmetBecause?.Length > Limits.Cell)
            reasons.Add(BlockRefusals.TextTooLong(unmetBecause.Length));
        if (publishAt <= now.Utc)
            reasons.Add(DraftRefusals.TimeIsPast);
        if (publishAt > now.Utc.AddDays(366))
            reasons.Add(DraftRefusals.TooFarAhead);
        return reasons;
    }

    /// <summary>The same, asked again when the hour has come: by the stored approver.</summary>
    public IReadOnlyList<Refusal> WhyNotPublishScheduled(Bilingual what) =>
        State != DraftState.Scheduled
            ? [DraftRefusals.NotSubmitted]
            : Separation.WhyNotPublish(what, PreparedBy, new Actor(ApprovedById!.Value, ApprovedBy!));

    public void Schedule(Actor by, string? unmetBecause, DateTime publishAt)
    {
        (State, PublishAt) = (DraftState.Scheduled, publishAt);
        (ApprovedById, ApprovedBy, UnmetBecause) = (by.AccountId, by.Name, Clean(unmetBecause));
        Version++;
    }

    /// <summary>It went out as an edition; what is written from now on is for the next.</summary>
    public void Published()
    {
        State = DraftState.Writing;
        Preparers = "[]";
        (SubmittedAt, SubmittedById, SubmittedBy, WhatChanged) = (null, null, null, "");
        (PublishAt, ApprovedById, ApprovedBy, UnmetBecause, ReturnedBecause) = (null, null, null, null, null);
        Version++;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void AddPreparer(Actor by)
    {
        var known = PreparedBy;
        if (known.All(one => one.AccountId != by.AccountId))
            Preparers = JsonSerializer.Serialize(
                known.Append(by).Select(one => new Person(one.AccountId, one.Name)),
                Document.Json
            );
    }

    private sealed record Person(Guid Id, string Name);
}

/// <summary>Every reason for which a draft says no.</summary>
internal static class DraftRefusals
{
    public static readonly Refusal WithReviewer = new(
        "draft-with-reviewer",
        "ส่งตรวจแล้ว จึงแก้ไขไม่ได้ ให้ดึงกลับก่อน หรือรอผู้ตรวจส่งคืน",
        "It is with the reviewer and cannot be changed; take it back first, or wait until it is returned."
    );

    public static readonly Refusal IsScheduled = new(
        "draft-scheduled",
        "อนุมัติและตั้งเวลาเผยแพร่แล้ว จึงแก้ไขไม่ได้ ให้ดึงกลับก่อน ซึ่งจะยกเลิกการอนุมัติ",
        "It is approved and scheduled; to change it, take it back, which cancels the approval."
    );

    public static readonly Refusal Empty = new(
        "draft-empty",
        "ยังไม่มีเนื้อหาให้ตรวจ",
        "There is nothing in it to review yet."
    );

    public static readonly Refusal SayWhatChanged = new(
        "draft-what-changed",
        "ข้อนี้เผยแพร่ไปแล้ว ฉบับถัดไปต้องบอกประชาชนว่าแก้ไขอะไรและเพราะอะไร",
        "This item is published already; the next edition must tell the public what changed and why."
    );

    public static readonly Refusal NotSubmitted = new(
        "draft-not-submitted",
        "ข้อนี้ไม่ได้อยู่ระหว่างรอตรวจ (อาจถูกดึงกลับ ส่งคืน หรือเผยแพร่ไปแล้ว)",
        "This item does not wait for review: it was taken back, returned or published meanwhile."
    );

    public static readonly Refusal SayWhyReturned = new(
        "draft-why-returned",
        "โปรดระบุสิ่งที่ต้องแก้ไข หรือทำเครื่องหมายไว้ที่จุดที่ต้องแก้ก่อนส่งคืน",
        "Say what is to be changed, or mark the places, before returning it."
    );

    public static readonly Refusal TimeIsPast = new(
        "publish-time-past",
        "เวลาเผยแพร่ที่ตั้งไว้ผ่านไปแล้ว",
        "The time of publication has passed already."
    );

    public static readonly Refusal TooFarAhead = new(
        "publish-time-far",
        "ตั้งเวลาเผยแพร่ล่วงหน้าได้ไม่เกินหนึ่งปี",
        "Publication can be scheduled at most a year ahead."
    );

    public static readonly Refusal TimeShape = new(
        "publish-time-shape",
        "อ่านเวลาเผยแพร่ไม่ได้ ต้องเป็นวันและเวลา เช่น 2026-11-30T08:30",
        "The time of publication cannot be read; a day and time such as 2026-11-30T08:30 is expected."
    );

    public static Refusal UnmetNeedsReason(int unmet) =>
        new(
            "unmet-needs-reason",
            $"มี {unmet} องค์ประกอบที่ยังไม่ครบ เผยแพร่ได้เมื่อผู้ตรวจเขียนเหตุผลเท่านั้น เหตุผลจะแสดงต่อสาธารณะ",
            $"{unmet} element(s) are not met. It may be published only with the reviewer's written reason, which the public sees."
        );
}

using System.Text.Json;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>Where the draft of a service stands on its way to the public.</summary>
internal enum DraftState
{
    /// <summary>Being written.</summary>
    Writing,

    /// <summary>Waits for a second person.</summary>
    Submitted,

    /// <summary>The second person sent it back.</summary>
    Returned,

    /// <summary>Word for word what is public.</summary>
    Published,
}

/// <summary>
/// A service as it is kept: a draft that is worked on, and the versions that were approved from it. The public reads versions only.
/// Whoever wrote in the draft since the last version counts as having prepared it.
/// </summary>
internal sealed class Service
{
    public const string Kind = "service";

    public AgencyId AgencyId { get; private init; }
    public ServiceId Id { get; private init; }

    /// <summary>Its place in addresses: small letters, digits and hyphens.</summary>
    public string Slug { get; private init; } = "";

    /// <summary>The Thai name in the draft, for lists.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The draft as JSON.</summary>
    public string Draft { get; private set; } = "";

    public DraftState State { get; private set; }

    /// <summary>The section that answers for it, where it is one of the register.</summary>
    public SectionId? SectionId { get; private set; }

    /// <summary>The version that the public reads; 0 before the first.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>JSON of the people who wrote in the draft since the last version.</summary>
    public string Preparers { get; private set; } = "[]";

    public string? ReturnedBecause { get; private set; }

    /// <summary>What the next version changes, in the office's words.</summary>
    public string WhatChanged { get; private set; } = "";

    /// <summary>By when somebody looks whether it is still true.</summary>
    public DateOnly? ReviewDueOn { get; private set; }

    /// <summary>When somebody was told last that it is due.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>When the office stopped giving it; its versions stay readable.</summary>
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    /// <summary>Made up, for trying the program; the public page says so.</summary>
    public bool IsSample { get; private init; }

    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    /// <summary>True when the public reads it and may ask for it.</summary>
    public bool IsOffered => LatestVersion > 0 && WithdrawnAt is null;

    public ServiceManual DraftManual => ManualJson.ReadKept(Draft);

    public IReadOnlyList<Actor> PreparedBy =>
        [
            .. JsonSerializer
                .Deserialize<List<Preparer>>(Preparers, ManualJson.Format)!
                .Select(p => new Actor(p.Id, p.Name)),
        ];

    public string Page => $"/staff/services/{Id.Value}";

    /// <summary>What waits before a manual is looked at again: as long as it may be left alone.</summary>
    public const int UsualMonths = 12;

    public static Service New(
        AgencyId agency,
        string slug,
        ServiceManual draft,
        SectionId? section,
        Now now,
        Actor by,
        bool isSample = false
    )
    {
        var service = new Service
        {
            AgencyId = agency,
            Id = Ids.Next<ServiceId>(),
            Slug = slug,
            IsSample = isSample,
        };
        service.Rewrite(draft, section, now, by);
        service.Version = 1;
        return service;
    }

    public IReadOnlyList<Refusal> WhyNotWrite() =>
        WithdrawnAt is not null ? [ServiceRefusals.IsWithdrawn]
        : State == DraftState.Submitted ? [ServiceRefusals.WithApprover]
        : [];

    public void Rewrite(ServiceManual draft, SectionId? section, Now now, Actor by)
    {
        WhyNotWrite().ThrowIfAny();

        (Title, Draft, SectionId, ChangedAt) = (draft.Name.Th, ManualJson.Write(draft), section, now.Utc);
        State = DraftState.Writing;
        AddPreparer(by);
        Version++;
    }

    /// <param name="public">What the public reads now; null before the first version.</param>
    public IReadOnlyList<Refusal> WhyNotSubmit(string? whatChanged, ServiceVersion? @public) =>
        [
            .. WhyNotWrite(),
            .. ManualCheck.Missing(DraftManual).Select(ServiceRefusals.Missing),
            .. @public is not null && @public.Json == Draft ? [ServiceRefusals.SameAsPublic] : Array.Empty<Refusal>(),
            .. @public is not null && string.IsNullOrWhiteSpace(whatChanged)
                ? [ServiceRefusals.SayWhatChanged]
                : Array.Empty<Refusal>(),
            .. whatChanged?.Length > ManualCheck.LongestText
                ? [ManualRefusals.TooLong(ServiceRefusals.WhatChangedWords, ManualCheck.LongestText)]
                : Array.Empty<Refusal>(),
        ];

    public void Submit(string? whatChanged, ServiceVersion? @public, Now now, Actor by)
    {
        WhyNotSubmit(whatChanged, @public).ThrowIfAny();

        (State, WhatChanged, ReturnedBecause, ChangedAt) = (
            DraftState.Submitted,
            ThaiText.NormaliseLines(whatChanged ?? ""),
            null,
            now.Utc
        );
        AddPreparer(by);
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotReturn(string? because) =>
        State != DraftState.Submitted ? [ServiceRefusals.NotSubmitted]
        : string.IsNullOrWhiteSpace(because) ? [ServiceRefusals.SayWhy]
        : because.Length > ManualCheck.LongestText
            ? [ManualRefusals.TooLong(ServiceRefusals.ReasonWords, ManualCheck.LongestText)]
        : [];

    /// <summary>The approver sends it back, or the preparers take it back (then without a reason).</summary>
    public void Return(string? because)
    {
        (State, ReturnedBecause) = (
            because is null ? DraftState.Writing : DraftState.Returned,
            because is null ? null : ThaiText.NormaliseLines(because)
        );
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotApprove(Actor by, IReadOnlyCollection<string> whoCould) =>
        WithdrawnAt is not null ? [ServiceRefusals.IsWithdrawn]
        : State != DraftState.Submitted ? [ServiceRefusals.NotSubmitted]
        : Separation.WhyNotPublish(new($"คู่มือ “{Title}”", $"The manual “{Title}”"), PreparedBy, by, whoCould);

    /// <summary>Makes the draft the version that the public reads.</summary>
    /// <param name="months">After so many months somebody looks whether it is still true.</param>
    public ServiceVersion Approve(int months, Now now, Actor by)
    {
        WhyNotApprove(by, []).ThrowIfAny();

        return Publish(months, now, by);
    }

    /// <summary>The same for made-up services, which nobody prepared.</summary>
    public ServiceVersion PublishSample(int months, Now now, Actor by) =>
        IsSample ? Publish(months, now, by) : throw new InvalidOperationException("Not a sample.");

    /// <summary>Somebody looked: what the public reads is still true.</summary>
    public void StillTrue(int months, Now now)
    {
        (ReviewDueOn, RemindedOn) = (now.Today.AddMonths(months), null);
        Version++;
    }

    public void Reminded(Now now)
    {
        RemindedOn = now.Today;
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotWithdraw(string? because) =>
        WithdrawnAt is not null ? [ServiceRefusals.IsWithdrawn]
        : string.IsNullOrWhiteSpace(because) ? [ServiceRefusals.SayWhy]
        : because.Length > ManualCheck.LongestText
            ? [ManualRefusals.TooLong(ServiceRefusals.ReasonWords, ManualCheck.LongestText)]
        : [];

    public void Withdraw(string because, Now now)
    {
        WhyNotWithdraw(because).ThrowIfAny();

        (WithdrawnAt, WithdrawnBecause, ReviewDueOn) = (now.Utc, ThaiText.NormaliseLines(because), null);
        Version++;
    }

    private ServiceVersion Publish(int months, Now now, Actor by)
    {
        LatestVersion++;
        var version = ServiceVersion.Of(this, LatestVersion, WhatChanged, now, by);
        (State, WhatChanged, ReturnedBecause, Preparers) = (DraftState.Published, "", null, "[]");
        (ReviewDueOn, RemindedOn) = (now.Today.AddMonths(months), null);
        Version++;
        return version;
    }

    private void AddPreparer(Actor by)
    {
        var known = PreparedBy;
        if (known.All(one => one.AccountId != by.AccountId))
            Preparers = JsonSerializer.Serialize(
                known.Append(by).Select(one => new Preparer(one.AccountId, one.Name)),
                ManualJson.Format
            );
    }

    private sealed record Preparer(Guid Id, string Name);
}

/// <summary>A manual as the public reads it. Added, never edited; <see cref="Hash"/> proves it.</summary>
internal sealed class ServiceVersion
{
    public AgencyId AgencyId { get; private init; }
    public ServiceId ServiceId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>The whole manual, canonical: the same manual is always the same text.</summary>
    public string Json { get; private init; } = "";

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, in lower-case hexadecimal digits.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>What changed since the version before, in the office's words.</summary>
    public string WhatChanged { get; private init; } = "";

    public DateTime ApprovedAt { get; private init; }
    public string ApprovedBy { get; private init; } = "";

    public ServiceManual Manual => field ??= ManualJson.ReadKept(Json);

    public static ServiceVersion Of(Service service, int number, string whatChanged, Now now, Actor by) =>
        new()
        {
            AgencyId = service.AgencyId,
            ServiceId = service.Id,
            Number = number,
            Json = service.Draft,
            Hash = ManualJson.HashOf(service.Draft),
            WhatChanged = whatChanged,
            ApprovedAt = now.Utc,
            ApprovedBy = by.Name,
        };
}

/// <summary>Every reason for which a service says no.</summary>
internal static class ServiceRefusals
{
    public static readonly Bilingual WhatChangedWords = new("สิ่งที่เปลี่ยน", "What changed"),
        ReasonWords = new("เหตุผล", "Reason");

    public static readonly Refusal IsWithdrawn = new(
        "service-withdrawn",
        "งานบริการนี้เลิกให้บริการแล้ว จึงแก้ไขหรือยื่นคำขอไม่ได้",
        "This service is not given any more; it cannot be changed or asked for."
    );

    public static readonly Refusal WithApprover = new(
        "service-with-approver",
        "ส่งให้ผู้อนุมัติแล้ว จึงแก้ไขไม่ได้ ให้ดึงกลับก่อน หรือรอผู้อนุมัติส่งคืน",
        "It is with the approver and cannot be changed; take it back first, or wait until it is sent back."
    );

    public static readonly Refusal SameAsPublic = new(
        "service-same",
        "ฉบับร่างเหมือนกับฉบับที่เผยแพร่อยู่ทุกตัวอักษร ไม่มีสิ่งใดให้อนุมัติ",
        "The draft is word for word what is public; there is nothing to approve."
    );

    public static readonly Refusal SayWhatChanged = new(
        "service-what-changed",
        "งานบริการนี้เผยแพร่แล้ว โปรดบอกว่าฉบับใหม่เปลี่ยนสิ่งใด ประชาชนจะเห็นข้อความนี้",
        "This service is public already; say what the new version changes. The public reads it."
    );

    public static readonly Refusal NotSubmitted = new(
        "service-not-submitted",
        "ไม่ได้อยู่ระหว่างรออนุมัติ (อาจถูกดึงกลับ ส่งคืน หรืออนุมัติไปแล้ว) โปรดเปิดหน้าใหม่",
        "It does not wait for approval: it was taken back, sent back or approved meanwhile. Open the page again."
    );

    public static readonly Refusal SayWhy = new("service-why", "โปรดระบุเหตุผล", "Say why.");

    public static readonly Refusal Raced = new(
        "service-raced",
        "มีผู้แก้ไขงานบริการนี้ไปก่อนแล้ว โปรดเปิดหน้าใหม่แล้วทำอีกครั้ง สิ่งที่ท่านกรอกยังไม่ได้บันทึก",
        "Somebody else changed this service meanwhile; open the page again and repeat it. What you entered was not kept."
    );

    public static readonly Refusal NotPublic = new(
        "service-not-public",
        "งานบริการนี้ยังไม่เผยแพร่",
        "This service is not public yet."
    );

    public static Refusal Missing(Bilingual element) =>
        new(
            "service-missing",
            $"ยังไม่ได้ระบุ “{element.Th}” ถ้าไม่มีให้ระบุว่าไม่มี จะเว้นว่างไม่ได้",
            $"“{element.En}” is not said yet. Where there is none, say so; it may not be left blank."
        );
}

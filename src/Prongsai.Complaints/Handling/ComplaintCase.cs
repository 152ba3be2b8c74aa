using System.Security.Cryptography;
using Prongsai.Complaints.Keys;
using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Handling;

internal readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    public static CaseId From(Guid value) => new(value);

    /// <summary>Random in all bits: one in order of time would say when a report came.</summary>
    public static CaseId Random() => new(new Guid(RandomNumberGenerator.GetBytes(16)));
}

/// <summary>Where a case stands.</summary>
internal enum CaseStatus
{
    Received,
    LookedInto,
    HandedOver,
    Closed,
}

/// <summary>How a case ended.</summary>
internal enum CaseResult
{
    WithMerit,
    WithoutMerit,
    NotEnough,
}

/// <summary>To whom a case was handed over.</summary>
internal enum Receiver
{
    Nacc,
    Pacc,
    Police,
}

/// <summary>
/// A report of corruption or misconduct, as far as it is not sealed: days, status, and envelopes. Nothing here says what it is about, who
/// is accused or who reported; of time there are only days.
/// </summary>
internal sealed class ComplaintCase
{
    public const int HandleLength = 6;

    public AgencyId AgencyId { get; private init; }
    public CaseId Id { get; private init; }

    /// <summary>What people call it; random, because numbers in order would tell the excluded what they do not see.</summary>
    public string Handle { get; private init; } = "";

    public DateOnly ReceivedOn { get; private init; }

    /// <summary>Two of its handlers must agree before anybody reads it.</summary>
    public bool NeedsTwo { get; private init; }

    /// <summary>The highest place of a share that was given out.</summary>
    public int Shares { get; set; }

    public byte[] Lookup { get; private set; } = [];

    /// <summary>The conversation's key, for whoever has the receipt.</summary>
    public byte[] ForReporter { get; private set; } = [];

    /// <summary>The conversation's key, under the key of the case.</summary>
    public byte[] ForOffice { get; private set; } = [];

    public CaseStatus Status { get; private set; }
    public CaseResult? Result { get; private set; }
    public Receiver? HandedTo { get; private set; }
    public DateOnly? HandedOverOn { get; private set; }

    /// <summary>SHA-256 of the sealed file that went out last; the covering letter names it.</summary>
    public string? HandedOverHash { get; private set; }

    public DateOnly? FirstAnsweredOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Something came that no handler has opened yet.</summary>
    public bool HasNews { get; private set; }

    /// <summary>Its handlers were told of the news.</summary>
    public bool IsTold { get; private set; }

    public Guid? DestructionAskedById { get; private set; }
    public string? DestructionAskedBy { get; private set; }
    public DateOnly? DestroyedOn { get; private set; }
    public string? DestroyedBy { get; private set; }

    /// <summary>SHA-256 over everything sealed that was destroyed.</summary>
    public string? Fingerprint { get; private set; }

    public int Version { get; private set; } = 1;

    public string Page => $"/staff/complaints/{Id.Value}";

    public FiscalYear Year => FiscalYear.Of(ReceivedOn);

    public bool IsDone => Status is CaseStatus.Closed or CaseStatus.HandedOver;

    public static ComplaintCase Receive(
        AgencyId agency,
        CaseId id,
        DateOnly today,
        bool needsTwo,
        ReceiptKeys receipt,
        byte[] caseKey,
        byte[] conversationKey
    ) =>
        new()
        {
            AgencyId = agency,
            Id = id,
            Handle = ReadableKey.New(HandleLength).ToUpperInvariant(),
            ReceivedOn = today,
            NeedsTwo = needsTwo,
            Lookup = receipt.Lookup,
            ForReporter = SealedBox.Seal(
                receipt.Key,
                conversationKey,
                Belongs.Conversation(agency, id, ofReporter: true)
            ),
            ForOffice = SealedBox.Seal(caseKey, conversationKey, Belongs.Conversation(agency, id, ofReporter: false)),
            HasNews = true,
        };

    public void HearOfReporter()
    {
        (HasNews, IsTold) = (true, false);
        Version++;
    }

    public void WasOpened()
    {
        if (!HasNews)
            return;
        HasNews = false;
        Version++;
    }

    public void WereTold()
    {
        IsTold = true;
        Version++;
    }

    public void Answer(DateOnly today)
    {
        FirstAnsweredOn ??= today;
        Version++;
    }

    public IReadOnlyList<Refusal> WhyNotMove(CaseStatus to, CaseResult? result) =>
        DestroyedOn is not null ? [CaseRefusals.Destroyed]
        : to == CaseStatus.HandedOver ? [CaseRefusals.HandOverHasItsPage]
        : (to == CaseStatus.Closed) != (result is not null) ? [CaseRefusals.Result]
        : [];

    public void Move(CaseStatus to, CaseResult? result, DateOnly today)
    {
        WhyNotMove(to, result).ThrowIfAny();
        (Status, Result, ClosedOn) = (to, result, to == CaseStatus.Closed ? today : null);
        (DestructionAskedById, DestructionAskedBy) = (null, null);
        Version++;
    }

    public void HandOver(Receiver to, byte[] sealedFile, DateOnly today)
    {
        (HandedTo, HandedOverOn) = (to, today);
        HandedOverHash = Convert.ToHexStringLower(SHA256.HashData(sealedFile));
        if (Status != CaseStatus.Closed)
            Status = CaseStatus.HandedOver;
        Version++;
    }

    /// <summary>The first day on which it may be destroyed; null while it is open.</summary>
    public DateOnly? MayBeDestroyedFrom(int years) => ClosedOn?.AddYears(years);

    public IReadOnlyList<Refusal> WhyNotDestroy(int years, DateOnly today) =>
        DestroyedOn is not null ? [CaseRefusals.Destroyed]
        : MayBeDestroyedFrom(years) is not { } from || from > today ? [CaseRefusals.TooEarly(years)]
        : [];

    public void AskForDestruction(Actor by)
    {
        (DestructionAskedById, DestructionAskedBy) = (by.AccountId, by.Name);
        Version++;
    }

    /// <summary>Two persons: the one who asked, and another.</summary>
    public IReadOnlyList<Refusal> WhyNotConfirmDestruction(Actor by, int years, DateOnly today) =>
        [
            .. WhyNotDestroy(years, today),
            .. DestructionAskedById is null ? [CaseRefusals.NobodyAsked]
            : DestructionAskedById == by.AccountId ? [CaseRefusals.AskedYourself]
            : Array.Empty<Refusal>(),
        ];

    /// <summary>What statistics need stays; every envelope goes.</summary>
    public void Destroy(string fingerprint, Actor by, DateOnly today)
    {
        (DestroyedOn, DestroyedBy, Fingerprint) = (today, $"{DestructionAskedBy}, {by.Name}", fingerprint);
        // Unique, and found by no receipt.
        Lookup = RandomNumberGenerator.GetBytes(32);
        (ForReporter, ForOffice, HasNews) = ([], [], false);
        Version++;
    }
}

/// <summary>What a sealed piece is.</summary>
internal enum PieceKind
{
    Report,
    Message,
    Note,
}

/// <summary>A sealed part of a case. Reports and notes are under the case's key, messages under the conversation's.</summary>
internal sealed class SealedPiece
{
    public AgencyId AgencyId { get; init; }
    public CaseId CaseId { get; init; }
    public PieceKind Kind { get; init; }
    public int Number { get; init; }
    public DateOnly On { get; init; }
    public bool IsFromReporter { get; init; }
    public byte[] Content { get; init; } = [];

    public static SealedPiece Of(
        ComplaintCase of,
        PieceKind kind,
        int number,
        byte[] key,
        byte[] content,
        DateOnly on,
        bool fromReporter
    ) =>
        new()
        {
            AgencyId = of.AgencyId,
            CaseId = of.Id,
            Kind = kind,
            Number = number,
            On = on,
            IsFromReporter = fromReporter,
            Content = SealedBox.Seal(
                key,
                Padding.Text(content),
                Belongs.Piece(of.AgencyId, of.Id, kind, number) + (fromReporter ? "/reporter" : "/office")
            ),
        };

    public byte[]? Open(byte[] key) =>
        SealedBox.Open(
            key,
            Content,
            Belongs.Piece(AgencyId, CaseId, Kind, Number) + (IsFromReporter ? "/reporter" : "/office")
        )
            is { } padded
            ? Padding.Remove(padded)
            : null;
}

/// <summary>A part of a sealed file: rows of a megabyte, so that no database has to carry fifty at once.</summary>
internal sealed class SealedFilePart
{
    public const int Length = 1024 * 1024;

    public AgencyId AgencyId { get; init; }
    public CaseId CaseId { get; init; }
    public int File { get; init; }
    public int Part { get; init; }
    public byte[] Content { get; init; } = [];
}

/// <summary>The key of a case (share 0), or a share of it, in an envelope for one handler.</summary>
internal sealed class WrappedKey
{
    public AgencyId AgencyId { get; init; }
    public CaseId CaseId { get; init; }
    public HandlerKeyId KeyId { get; init; }
    public int Share { get; init; }

    /// <summary>Empty when the case was destroyed: who could open it still sees that.</summary>
    public byte[] Envelope { get; init; } = [];
}

/// <summary>A handler's share, wrapped for a colleague for a day: "I agree that it is opened".</summary>
internal sealed class AgreedShare
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    public AgencyId AgencyId { get; init; }
    public CaseId CaseId { get; init; }
    public HandlerKeyId FromKeyId { get; init; }
    public HandlerKeyId ForKeyId { get; init; }
    public int Share { get; init; }
    public byte[] Envelope { get; init; } = [];
    public DateTime ExpiresAt { get; init; }
}

/// <summary>What somebody did with a case.</summary>
internal enum AccessAct
{
    OpenedReport,
    OpenedFile,
    WroteToReporter,
    WroteNote,
    MovedStatus,
    AgreedToOpen,
    AdmittedColleague,
    SteppedAside,
    HandedOver,
    AskedDestruction,
    Destroyed,
    LostKey,
}

/// <summary>Who opened or changed what, and when; never what it says. Lines are added and never changed.</summary>
internal sealed class AccessLine
{
    public AgencyId AgencyId { get; init; }
    public Guid Id { get; init; }
    public CaseId CaseId { get; init; }
    public string Handle { get; init; } = "";
    public DateTime At { get; init; }
    public Guid AccountId { get; init; }
    public string Name { get; init; } = "";
    public AccessAct Act { get; init; }

    /// <summary>Which file; 0 for none.</summary>
    public int Part { get; init; }

    public static AccessLine Of(ComplaintCase of, AccessAct act, Actor by, Now now, int part = 0) =>
        new()
        {
            AgencyId = of.AgencyId,
            Id = Guid.CreateVersion7(),
            CaseId = of.Id,
            Handle = of.Handle,
            At = now.Utc,
            AccountId = by.AccountId,
            Name = by.Name,
            Act = act,
            Part = part,
        };
}

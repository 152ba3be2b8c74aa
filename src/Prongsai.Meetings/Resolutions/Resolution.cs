using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Resolutions;

internal readonly record struct ResolutionId(Guid Value) : IId<ResolutionId>
{
    public static ResolutionId From(Guid value) => new(value);
}

internal enum ResolutionState
{
    /// <summary>To be done, or sent back.</summary>
    Open,

    /// <summary>The owner says that it is done, with proof.</summary>
    Reported,

    /// <summary>Accepted as done.</summary>
    Done,
}

/// <summary>What a meeting decided that somebody does by a day: open, reported with proof, then accepted or sent back.</summary>
internal sealed class Resolution
{
    public const string Kind = "resolution";
    public const int Longest = 1000;

    public AgencyId AgencyId { get; private init; }
    public ResolutionId Id { get; private init; }
    public MeetingId MeetingId { get; private init; }

    /// <summary>The number in the agenda: "5.1".</summary>
    public string AgendaNumber { get; private init; } = "";

    public string Words { get; private init; } = "";
    public Guid OwnerId { get; private set; }
    public string OwnerName { get; private set; } = "";
    public DateOnly DueOn { get; private init; }
    public ResolutionState State { get; private set; }

    public string Proof { get; private set; } = "";
    public string ProofLink { get; private set; } = "";
    public FileHash? ProofFile { get; private set; }
    public string? ProofName { get; private set; }
    public string? ProofType { get; private set; }
    public DateOnly? ReportedOn { get; private set; }
    public Guid? ReportedById { get; private set; }
    public string ReturnedBecause { get; private set; } = "";
    public DateOnly? DoneOn { get; private set; }
    public string AcceptedBy { get; private set; } = "";
    public DateOnly? RemindedOn { get; private set; }
    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    public string Page => $"{AllResolutionsModel.Here}/{Id.Value}";

    public bool IsOpen => State != ResolutionState.Done;

    public bool IsLate(DateOnly today) => State == ResolutionState.Open && DueOn < today;

    public static Resolution Make(
        Meeting meeting,
        string agenda,
        string words,
        Guid owner,
        string name,
        DateOnly due
    ) =>
        new()
        {
            AgencyId = meeting.AgencyId,
            Id = Ids.Next<ResolutionId>(),
            MeetingId = meeting.Id,
            AgendaNumber = agenda,
            Words = words,
            OwnerId = owner,
            OwnerName = name,
            DueOn = due,
        };

    public IReadOnlyList<Refusal> WhyNotReport(string words, string link, bool hasFile, Actor by)
    {
        List<Refusal> reasons = [];
        if (State != ResolutionState.Open)
            reasons.Add(ResolutionRefusals.NotOpen);
        if (by.AccountId != OwnerId)
            reasons.Add(ResolutionRefusals.NotOwner(OwnerName));
        if (words.Length > Longest)
            reasons.Add(ResolutionRefusals.TooLong);
        if (link.Length > 0 && !IsAddress(link))
            reasons.Add(ResolutionRefusals.Link);
        if (words.Length == 0 && link.Length == 0 && !hasFile)
            reasons.Add(ResolutionRefusals.NoProof);
        return reasons;
    }

    public void Report(string words, string link, ReceivedFile? file, Now now, Actor by)
    {
        (Proof, ProofLink, State, ReportedOn, ReportedById) = (
            words,
            link,
            ResolutionState.Reported,
            now.Today,
            by.AccountId
        );
        ReturnedBecause = "";
        if (file is not null)
            (ProofFile, ProofName, ProofType) = (file.Hash, file.File.FileName, file.File.Kind.MediaType);
        Version++;
    }

    // Whoever reported it does not accept it.
    public IReadOnlyList<Refusal> WhyNotJudge(Actor by) =>
        State != ResolutionState.Reported ? [ResolutionRefusals.NotReported]
        : ReportedById == by.AccountId ? [ResolutionRefusals.OwnReport]
        : [];

    public void Accept(Now now, Actor by)
    {
        WhyNotJudge(by).ThrowIfAny();

        (State, DoneOn, AcceptedBy) = (ResolutionState.Done, now.Today, by.Name);
        Version++;
    }

    public void Return(string because, Actor by)
    {
        WhyNotJudge(by).ThrowIfAny();

        (State, ReturnedBecause) = (ResolutionState.Open, because);
        Version++;
    }

    public void Remind(DateOnly today) => RemindedOn = today;

    public void HandOver(Guid to, string name)
    {
        (OwnerId, OwnerName) = (to, name);
        Version++;
    }

    /// <summary>What has become of it, as the next agenda says it.</summary>
    public string Standing =>
        State switch
        {
            ResolutionState.Done => $"ดำเนินการแล้วเสร็จ เมื่อวันที่ {ThaiDate.InFull(DoneOn!.Value)}{Said}",
            ResolutionState.Reported => $"รายงานว่าดำเนินการแล้ว อยู่ระหว่างตรวจรับ{Said}",
            _ => $"อยู่ระหว่างดำเนินการ กำหนดแล้วเสร็จวันที่ {ThaiDate.InFull(DueOn)}",
        };

    private string Said => Proof.Length > 0 ? $": {Proof}" : "";

    private static bool IsAddress(string link) =>
        link.Length <= Longest
        && Uri.TryCreate(link, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}

/// <summary>Every reason for which a resolution is not made, reported or accepted.</summary>
internal static class ResolutionRefusals
{
    public static readonly Refusal Words = new(
        "resolution-words",
        $"โปรดเขียนมติ ไม่เกิน {Resolution.Longest} ตัวอักษร",
        $"Write the resolution, in at most {Resolution.Longest} characters."
    );

    public static readonly Refusal Owner = new(
        "resolution-owner",
        "โปรดเลือกผู้รับผิดชอบจากบุคลากรของหน่วยงาน",
        "Choose who does it from the people of the agency."
    );

    public static readonly Refusal Due = new(
        "resolution-due",
        "โปรดบอกวันกำหนดแล้วเสร็จ ซึ่งไม่ก่อนวันประชุม",
        "Give the day by which it is done; not before the meeting."
    );

    public static readonly Refusal NotOpen = new(
        "resolution-not-open",
        "เรื่องนี้รายงานผลแล้ว",
        "This was reported already."
    );

    public static readonly Refusal NotReported = new(
        "resolution-not-reported",
        "เรื่องนี้ยังไม่มีรายงานผลที่รอตรวจรับ",
        "No report of this waits to be accepted."
    );

    public static readonly Refusal OwnReport = new(
        "resolution-own-report",
        "ผู้รายงานผลตรวจรับผลของตนเองไม่ได้ ให้เลขานุการหรือผู้อื่นตรวจรับ",
        "Nobody accepts their own report; the secretary or somebody else does."
    );

    public static readonly Refusal NotJudge = new(
        "resolution-not-judge",
        "ผู้ตรวจรับคือเลขานุการของการประชุม หรือผู้มีหน้าที่จัดการประชุม",
        "It is accepted by the meeting's secretary, or by who keeps meetings."
    );

    public static readonly Refusal NoProof = new(
        "resolution-no-proof",
        "โปรดแสดงหลักฐานอย่างน้อยหนึ่งอย่าง: ไฟล์ ลิงก์ หรือคำอธิบายผลการดำเนินการ",
        "Show at least one proof: a file, a link, or what was done in words."
    );

    public static readonly Refusal Link = new(
        "resolution-link",
        "ลิงก์ต้องขึ้นต้นด้วย http:// หรือ https://",
        "The link begins with http:// or https://."
    );

    public static readonly Refusal TooLong = new(
        "resolution-too-long",
        $"ข้อความยาวเกิน {Resolution.Longest} ตัวอักษร",
        $"The text is longer than {Resolution.Longest} characters."
    );

    public static readonly Refusal Because = new(
        "resolution-because",
        $"โปรดบอกเหตุผลที่ส่งคืน ไม่เกิน {Resolution.Longest} ตัวอักษร",
        $"Say why it is sent back, in at most {Resolution.Longest} characters."
    );

    public static readonly Refusal Raced = new(
        "resolution-raced",
        "มีผู้อื่นบันทึกเรื่องนี้พร้อมกัน โปรดเปิดหน้านี้ใหม่แล้วบันทึกอีกครั้ง",
        "Somebody else saved this at the same time. Open the page again and save once more."
    );

    public static Refusal NotOwner(string owner) =>
        new(
            "resolution-not-owner",
            $"ผู้รายงานผลคือผู้รับผิดชอบ: {owner}",
            $"It is reported by who is to do it: {owner}."
        );

    public static Bilingual InWords(this ResolutionState state) =>
        state switch
        {
            ResolutionState.Open => new("กำลังดำเนินการ", "open"),
            ResolutionState.Reported => new("รอตรวจรับ", "to be accepted"),
            _ => new("แล้วเสร็จ", "done"),
        };
}

using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Minutes;

internal readonly record struct PhotographId(Guid Value) : IId<PhotographId>
{
    public static PhotographId From(Guid value) => new(value);
}

/// <summary>A photograph of a meeting, with what it shows.</summary>
internal sealed class Photograph
{
    public const int LongestCaption = 300;
    public const int Most = 40;

    public AgencyId AgencyId { get; private init; }
    public MeetingId MeetingId { get; private init; }
    public PhotographId Id { get; private init; }
    public FileHash File { get; private init; }
    public string FileName { get; private init; } = "";
    public string MediaType { get; private init; } = "";
    public long Size { get; private init; }
    public int Width { get; private init; }
    public int Height { get; private init; }
    public string Caption { get; private init; } = "";
    public DateTime AddedAt { get; private init; }

    public static Photograph Of(Meeting meeting, ReceivedFile file, string caption, Now now)
    {
        var size = file.File.Size ?? default;
        return new()
        {
            AgencyId = meeting.AgencyId,
            MeetingId = meeting.Id,
            Id = Ids.Next<PhotographId>(),
            File = file.Hash,
            FileName = file.File.FileName,
            MediaType = file.File.Kind.MediaType,
            Size = file.File.Content.Length,
            Width = size.Width,
            Height = size.Height,
            Caption = caption,
            AddedAt = now.Utc,
        };
    }
}

/// <summary>Minutes as a second person approved them. Nothing of it changes; a correction is the next one.</summary>
internal sealed class MinutesEdition
{
    public AgencyId AgencyId { get; private init; }
    public MeetingId MeetingId { get; private init; }
    public int Number { get; private init; }

    /// <summary>The Word document; its hash is the SHA-256 that is said of the edition.</summary>
    public FileHash Docx { get; private init; }

    public FileHash Html { get; private init; }

    /// <summary>Printed after the approval, where there is a browser.</summary>
    public FileHash? Pdf { get; private set; }

    public string WhatChanged { get; private init; } = "";
    public string RecorderName { get; private init; } = "";
    public Guid ApprovedById { get; private init; }
    public string ApprovedByName { get; private init; } = "";
    public DateTime ApprovedAt { get; private init; }

    /// <summary>When it and the photographs went to the measures; null before.</summary>
    public DateTime? FiledAt { get; private set; }

    public static MinutesEdition Of(Meeting meeting, FileHash docx, FileHash html, Now now, Actor by) =>
        new()
        {
            AgencyId = meeting.AgencyId,
            MeetingId = meeting.Id,
            Number = meeting.Editions,
            Docx = docx,
            Html = html,
            WhatChanged = meeting.WhatChanged,
            RecorderName = meeting.RecorderName,
            ApprovedById = by.AccountId,
            ApprovedByName = by.Name,
            ApprovedAt = now.Utc,
        };

    public void File(FileHash? pdf, Now now) => (Pdf, FiledAt) = (pdf, now.Utc);
}

/// <summary>Every reason for which minutes are not written, sent or approved.</summary>
internal static class MinutesRefusals
{
    public const int Longest = 20_000;

    public static readonly Refusal Frozen = new(
        "minutes-frozen",
        "รายงานการประชุมอนุมัติแล้ว แก้ไขไม่ได้ ถ้าต้องแก้ให้เปิดฉบับแก้ไข",
        "The minutes are approved and do not change; begin a correction instead."
    );

    public static readonly Refusal WithApprover = new(
        "minutes-with-approver",
        "รายงานการประชุมอยู่กับผู้ตรวจ จึงแก้ไขไม่ได้จนกว่าจะส่งคืน",
        "The minutes are with the approver and cannot be changed until they are sent back."
    );

    public static readonly Refusal NotSubmitted = new(
        "minutes-not-submitted",
        "รายงานการประชุมยังไม่ได้ส่งให้ตรวจ",
        "The minutes were not sent for approval."
    );

    public static readonly Refusal NotApproved = new(
        "minutes-not-approved",
        "รายงานการประชุมยังไม่ได้อนุมัติ",
        "The minutes are not approved yet."
    );

    public static readonly Refusal Hours = new(
        "minutes-hours",
        "โปรดบอกเวลาเริ่มและเลิกประชุมจริง เช่น 09:35 และ 11:50 โดยเวลาเลิกอยู่หลังเวลาเริ่ม",
        "Say when it really began and ended, like 09:35 and 11:50; the end after the beginning."
    );

    public static readonly Refusal NobodyPresent = new(
        "minutes-nobody",
        "ยังไม่มีผู้มาประชุม บันทึกการเข้าประชุมก่อนส่งรายงาน",
        "Nobody is recorded as present; record the attendance before sending the minutes."
    );

    public static readonly Refusal NotHeldYet = new(
        "minutes-not-held",
        "การประชุมยังไม่ถึงวัน จึงยังส่งรายงานการประชุมไม่ได้",
        "The meeting has not been held yet: its minutes cannot be sent."
    );

    public static readonly Refusal WhatChanged = new(
        "minutes-what-changed",
        $"ฉบับแก้ไขต้องบอกว่าแก้ไขเรื่องใด ไม่เกิน {MeetingWords.Longest} ตัวอักษร",
        $"A correction says what it corrects, in at most {MeetingWords.Longest} characters."
    );

    public static readonly Refusal TooLong = new(
        "minutes-too-long",
        "ข้อความของวาระหนึ่งยาวได้ไม่เกิน 20,000 ตัวอักษร",
        "The text of a matter has at most 20,000 characters."
    );

    public static readonly Refusal Caption = new(
        "minutes-caption",
        $"โปรดเลือกภาพ และเขียนคำบรรยายไม่เกิน {Photograph.LongestCaption} ตัวอักษร",
        $"Choose a photograph and write what it shows, in at most {Photograph.LongestCaption} characters."
    );

    public static readonly Refusal TooManyPhotographs = new(
        "minutes-photographs",
        $"รายงานหนึ่งฉบับมีภาพได้ไม่เกิน {Photograph.Most} ภาพ",
        $"Minutes have at most {Photograph.Most} photographs."
    );

    public static readonly Refusal Because = new(
        "minutes-because",
        $"โปรดบอกเหตุผลที่ส่งคืน ไม่เกิน {MeetingWords.Longest} ตัวอักษร",
        $"Say why they are sent back, in at most {MeetingWords.Longest} characters."
    );
}

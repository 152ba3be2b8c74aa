using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Appointments;
using Prongsai.Meetings.Attendance;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;
using Prongsai.Meetings.Minutes;
using Prongsai.Meetings.Resolutions;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Meetings;

/// <summary>What meetings and appointment orders add to the host.</summary>
internal static class MeetingsParts
{
    /// <summary>The kind of notices about meetings.</summary>
    public const string Notice = "meetings";

    /// <summary>What an agency publishes to itself: the minutes of a meeting.</summary>
    public const string Minutes = "meeting-minutes";

    public static void AddMeetingsAndOrders(this IServiceCollection services)
    {
        services.AddScoped<CallingMeetings>();
        services.AddScoped<TellingTheInvited>();
        services.AddScoped<GatheringMinutes>();
        services.AddScoped<ChoosingOfficers>();
        services.AddSingleton<AttendanceCodes>();
        services.AddSingleton<AttendanceFloods>();
        services.AddScoped<IWaitingWork, WaitingInMeetings>();
        services.AddScoped<IOwnedWork, OwnedResolutions>();
        services.AddNoticeKind(Notice, new("การประชุมและมติ", "Meetings and resolutions"));
        services.AddPublication(
            new(
                Minutes,
                new("รายงานการประชุม", "Minutes of a meeting"),
                [Duty.Preparer, Duty.MeasureOwner],
                [Duty.Reviewer, Duty.Executive]
            )
        );
        services.AddPublication(
            new(
                AppointmentOrder.Kind,
                new("คำสั่งแต่งตั้ง", "Appointment orders"),
                [Duty.Preparer],
                [Duty.Reviewer, Duty.Executive]
            )
        );
        services.AddJob<FileMinutes, FilingMinutes>(
            "file-minutes",
            new("จัดพิมพ์รายงานการประชุมและแนบเป็นหลักฐาน", "Print minutes and file them as evidence")
        );
        services.AddJob<FileOrder, FilingOrders>(
            "file-orders",
            new("จัดพิมพ์คำสั่งแต่งตั้งและแนบเป็นหลักฐาน", "Print an order and file it as evidence")
        );
        services.AddJob<RemindOfMeetings, RemindingOfMeetings>(
            "remind-meetings",
            new("เตือนการประชุมวันพรุ่งนี้และมติที่เกินกำหนด", "Remind of tomorrow's meetings and late resolutions")
        );
        services.AddSchedule<RemindOfMeetings>("remind-meetings", Timetable.Daily(8, 0));
        services.AddFilesUsedIn(
            "meetings_photographs",
            new("ภาพการประชุม", "Photograph of a meeting"),
            _ => AllMeetingsModel.Here
        );
        services.AddFilesUsedIn(
            "meetings_minutes",
            new("รายงานการประชุมที่อนุมัติแล้ว", "Approved minutes of a meeting"),
            _ => AllMeetingsModel.Here
        );
        services.AddFilesUsedIn(
            "meetings_resolutions",
            new("หลักฐานการดำเนินการตามมติ", "Proof that a resolution was done"),
            id => $"{AllResolutionsModel.Here}/{id}"
        );
        services.AddFilesUsedIn(
            "meetings_orders",
            new("คำสั่งแต่งตั้ง", "Appointment order"),
            id => $"{AllOrdersModel.Here}/{id}"
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["MeetingCalled"] = new("เรียกประชุม", "Called a meeting"),
                    ["MeetingChanged"] = new("แก้ไขการประชุม", "Changed a meeting"),
                    ["MeetingInvited"] = new("ส่งหนังสือเชิญประชุม", "Sent invitations to a meeting"),
                    ["MeetingCancelled"] = new("ยกเลิกการประชุม", "Cancelled a meeting"),
                    ["MeetingAnswered"] = new("ตอบรับหนังสือเชิญประชุม", "Answered an invitation"),
                    ["MeetingAttended"] = new("ลงชื่อเข้าประชุม", "Signed in to a meeting"),
                    ["AttendanceRecorded"] = new("บันทึกการเข้าประชุม", "Recorded attendance of a meeting"),
                    ["MinutesWritten"] = new("จดรายงานการประชุม", "Wrote minutes of a meeting"),
                    ["MinutesSubmitted"] = new("ส่งรายงานการประชุมให้ตรวจ", "Sent minutes for approval"),
                    ["MinutesReturned"] = new("ส่งรายงานการประชุมคืนให้แก้ไข", "Sent minutes back"),
                    ["MinutesApproved"] = new("อนุมัติรายงานการประชุม", "Approved minutes of a meeting"),
                    ["MinutesReopened"] = new("เปิดฉบับแก้ไขของรายงานการประชุม", "Began a correction of minutes"),
                    ["MinutesFiled"] = new(
                        "แนบรายงานการประชุมและภาพเป็นหลักฐานของมาตรการ",
                        "Filed minutes and photographs as evidence of measures"
                    ),
                    ["PhotographAdded"] = new("เพิ่มภาพการประชุม", "Added a photograph of a meeting"),
                    ["PhotographRemoved"] = new("เอาภาพการประชุมออก", "Removed a photograph of a meeting"),
                    ["ResolutionMade"] = new("บันทึกมติที่ประชุม", "Recorded a resolution"),
                    ["ResolutionReported"] = new("รายงานผลตามมติ", "Reported on a resolution"),
                    ["ResolutionAccepted"] = new("ตรวจรับผลตามมติ", "Accepted a report on a resolution"),
                    ["ResolutionReturned"] = new("ส่งผลตามมติคืน", "Sent a report on a resolution back"),
                    ["ResolutionMoved"] = new("เปลี่ยนผู้รับผิดชอบมติ", "Moved a resolution to somebody else"),
                    ["OrderDrafted"] = new("ร่างคำสั่งแต่งตั้ง", "Drafted an appointment order"),
                    ["OrderChanged"] = new("แก้ไขร่างคำสั่งแต่งตั้ง", "Changed the draft of an order"),
                    ["OrderIssued"] = new("ออกคำสั่งแต่งตั้ง", "Issued an appointment order"),
                    ["OrderScanned"] = new("แนบคำสั่งแต่งตั้งฉบับลงนาม", "Added the signed copy of an order"),
                },
                new Dictionary<string, RecordKind>
                {
                    [Meeting.Kind] = new(new("การประชุม", "Meeting"), PageOf: id => $"{AllMeetingsModel.Here}/{id}"),
                    [Resolution.Kind] = new(
                        new("มติที่ประชุม", "Resolution"),
                        PageOf: id => $"{AllResolutionsModel.Here}/{id}"
                    ),
                    [AppointmentOrder.Kind] = new(
                        new("คำสั่งแต่งตั้ง", "Appointment order"),
                        PageOf: id => $"{AllOrdersModel.Here}/{id}"
                    ),
                }
            )
        );
    }
}

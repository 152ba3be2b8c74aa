using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Meetings.Standards;

/// <summary>What standards add to the host.</summary>
internal static class StandardsParts
{
    /// <summary>The kind of notices about standards.</summary>
    public const string Notice = "standards";

    public static void AddStandards(this IServiceCollection services)
    {
        services.AddScoped<AskingPeople>();
        services.AddScoped<IWaitingWork, WaitingInStandards>();
        services.AddPublication(
            new(
                Standard.Kind,
                new("มาตรฐานที่ให้เจ้าหน้าที่รับทราบ", "A standard for staff to acknowledge"),
                [Duty.Preparer, Duty.AgencyAdministrator],
                [Duty.Reviewer, Duty.Executive]
            )
        );
        services.AddNoticeKind(Notice, new("มาตรฐานที่ต้องรับทราบ", "Standards to acknowledge"));
        services.AddJob<AskAndRemind, AskingPeople>(
            "standards-ask",
            new("ขอให้รับทราบมาตรฐานและเตือน", "Ask to acknowledge standards, and remind")
        );
        services.AddJob<FileCoverage, FilingCoverage>(
            "standards-coverage",
            new("แนบผลการรับทราบมาตรฐานเป็นหลักฐาน", "File the coverage of a standard as evidence")
        );
        services.AddJob<FileMonthsCoverage, FilingCoverage>(
            "standards-coverage-month",
            new("แนบผลการรับทราบมาตรฐานของเดือน", "File a month's coverage of standards")
        );
        services.AddSchedule<AskAndRemind>("standards-ask", Timetable.Daily(8, 10));
        services.AddSchedule<FileMonthsCoverage>("standards-coverage-month", Timetable.Monthly(1, 2, 10));
        services.AddFilesUsedIn(
            "meetings_standards",
            new("ไฟล์ประกอบร่างมาตรฐาน", "file of a standard's draft"),
            id => $"{AllStandardsModel.Here}/{id}"
        );
        services.AddFilesUsedIn(
            "meetings_standard_versions",
            new("ไฟล์ประกอบมาตรฐาน", "file of a standard"),
            id => $"{AllStandardsModel.Here}/{id}"
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["StandardAdded"] = new("เพิ่มมาตรฐาน", "Added a standard"),
                    ["StandardChanged"] = new("แก้ไขร่างมาตรฐาน", "Changed the draft of a standard"),
                    ["StandardSubmitted"] = new("ส่งมาตรฐานให้อนุมัติ", "Sent a standard for approval"),
                    ["StandardReturned"] = new("ส่งมาตรฐานคืนให้แก้ไข", "Sent a standard back"),
                    ["StandardApproved"] = new("อนุมัติมาตรฐาน", "Approved a standard"),
                    ["StandardAcknowledged"] = new("รับทราบมาตรฐาน", "Acknowledged a standard"),
                    ["CoverageFiled"] = new(
                        "แนบผลการรับทราบเป็นหลักฐานของมาตรการ",
                        "Filed the coverage of a standard as evidence"
                    ),
                },
                new Dictionary<string, RecordKind>
                {
                    [Standard.Kind] = new(new("มาตรฐาน", "Standard"), PageOf: id => $"{AllStandardsModel.Here}/{id}"),
                }
            )
        );
    }
}

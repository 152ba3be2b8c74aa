using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Assessor;
using Prongsai.Disclosures.Calendar;
using Prongsai.Disclosures.Checking;
using Prongsai.Disclosures.Ckan;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Importing;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures;

/// <summary>Everything this module adds to the host.</summary>
public static class DisclosuresModule
{
    /// <summary>The OIT register, drafts, checks, editions, the public pages and the calendar.</summary>
    public static IServiceCollection AddDisclosures(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddAssessor();
        services.AddCkan();
        services.AddScoped<IDisclosedRecords, AgencyStructure>();
        services.AddScoped<IDisclosuresDue, DisclosuresDue>();
        services.AddScoped<IDisclosureChecks, CheckingAYear>();
        services.AddScoped<IDisclosuresImport, DisclosuresImport>();
        services.AddScoped<IPublishedDisclosures, PublishedEditions>();
        services.AddScoped<FoundEditions>();
        services.AddScoped<TellingRecords>();
        services.AddScoped<ISearchSource, FoundEditions>();
        services.AddScoped<IOwnedWork, OwnedDisclosures>();
        services.AddScoped<IChargedOfficers, ChargedOfficers>();
        services.AddLoggedActs<LoggedEditions>(LoggedEditions.Logged);
        services.AddFilesUsedIn(
            "disclosures_files",
            new("ไฟล์ของข้อ OIT ที่กำลังจัดทำ", "File of an OIT item being written"),
            file => $"/staff/disclosures/files/{file}"
        );
        services.AddFilesUsedIn(
            "disclosures_edition_files",
            new("ไฟล์ของข้อ OIT ที่เผยแพร่แล้ว", "File of a published OIT item"),
            _ => "/staff/disclosures"
        );
        services.AddFilesUsedIn(
            "disclosures_edition_tables",
            new(
                "ตารางของข้อ OIT ที่เผยแพร่แล้ว (CSV, Excel, JSON)",
                "A table of a published OIT item (CSV, Excel, JSON)"
            ),
            _ => "/staff/disclosures"
        );
        services.AddFilesUsedIn(
            "disclosures_edition_prints",
            new("ข้อ OIT ที่เผยแพร่แล้วเป็น PDF", "A published OIT item as PDF"),
            _ => "/staff/disclosures"
        );
        services.AddPublication(
            new(
                Disclosure.Kind,
                new("O15 และข้ออื่นของ OIT", "O15, or another item of OIT,"),
                [Duty.Preparer, Duty.ProcurementOfficer],
                [Duty.Reviewer]
            )
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["DisclosureRegisterOpened"] = new("เปิดทะเบียนข้อ OIT", "Opened the register of OIT items"),
                    ["DisclosureCharged"] = new(
                        "มอบหมายหรือกำหนดเวลาข้อ OIT",
                        "Assigned an OIT item or set its due day"
                    ),
                    ["DisclosureWritten"] = new("เขียนเนื้อหาข้อ OIT", "Wrote content of an OIT item"),
                    ["DisclosureSubmitted"] = new("ส่งข้อ OIT ให้ผู้ตรวจ", "Sent an OIT item to the reviewer"),
                    ["DisclosureTakenBack"] = new("ดึงข้อ OIT กลับมาแก้ไข", "Took an OIT item back"),
                    ["DisclosureReturned"] = new("ส่งข้อ OIT คืนให้แก้ไข", "Returned an OIT item"),
                    ["DisclosureMarked"] = new("เขียนความเห็นในข้อ OIT", "Wrote a remark in an OIT item"),
                    ["DisclosureMarkDone"] = new("แก้ตามความเห็นในข้อ OIT แล้ว", "Dealt with a remark in an OIT item"),
                    ["DisclosureApproved"] = new(
                        "อนุมัติข้อ OIT และตั้งเวลาเผยแพร่",
                        "Approved an OIT item for a later time"
                    ),
                    ["DisclosurePublished"] = new("เผยแพร่ข้อ OIT", "Published an OIT item"),
                    ["DisclosurePrinted"] = new("จัดพิมพ์ข้อ OIT เป็น PDF", "Printed an OIT item as PDF"),
                    ["DisclosureFellDue"] = new("ถึงวันสุดท้ายของข้อ OIT", "The last day of an OIT item passed"),
                    ["DisclosureImported"] = new("นำเข้าข้อ OIT จากไฟล์", "Imported an OIT item from a file"),
                    ["DisclosureWithdrawn"] = new("ถอนข้อ OIT จากสาธารณะ", "Withdrew an OIT item from the public"),
                },
                new Dictionary<string, RecordKind>
                {
                    ["disclosure"] = new(new("ข้อ OIT", "OIT item"), PageOf: _ => "/staff/disclosures"),
                    ["disclosures"] = new(
                        new("ทะเบียนข้อ OIT", "Register of OIT items"),
                        PageOf: year => $"/staff/disclosures?year={year}"
                    ),
                }
            )
        );
        services.AddNoticeKind(
            Telling.ReviewKind,
            new("ข้อ OIT ส่งตรวจ ส่งคืน หรือเผยแพร่", "OIT items sent, returned or published")
        );
        services.AddNoticeKind(Telling.DueKind, new("ข้อ OIT ใกล้ครบกำหนดหรือเกินกำหนด", "OIT items due or late"));
        services.AddJob<PublishScheduled, PublishingScheduled>(
            "publish-disclosures",
            new("เผยแพร่ข้อ OIT ที่ตั้งเวลาไว้", "Publish OIT items that are scheduled")
        );
        services.AddSchedule<PublishScheduled>("publish-disclosures", Timetable.Every(5));
        services.AddJob<PrintEditions, PrintingEditions>(
            "print-editions",
            new("จัดพิมพ์ข้อ OIT ที่เผยแพร่แล้วเป็น PDF", "Print published OIT items as PDF")
        );
        services.AddSchedule<PrintEditions>("print-editions", Timetable.Daily(3, 40));
        services.AddJob<ObligationPassed, NotingObligations>(
            "note-obligations",
            new("บันทึกข้อ OIT ที่ครบกำหนด", "Note OIT items whose last day passed")
        );
        services.AddSchedule<ObligationPassed>("note-obligations", Timetable.Daily(0, 20));
        services.AddJob<TryLinks, TryingLinks>("try-links", new("ลองเปิดลิงก์ในข้อ OIT", "Try the links of OIT items"));
        services.AddSchedule<TryLinks>("try-links", Timetable.Daily(3, 10));
        services.AddJob<RemindOfficers, RemindingOfficers>(
            "remind-disclosures",
            new("เตือนข้อ OIT ที่ใกล้ครบกำหนด", "Remind of OIT items that are due")
        );
        services.AddSchedule<RemindOfficers>("remind-disclosures", Timetable.Daily(7, 45));

        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Channels;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter;
using Prongsai.Services.Disclosing;
using Prongsai.Services.Infographics;
using Prongsai.Services.Placements;
using Prongsai.Services.Registry;
using Prongsai.Services.Requests;
using Prongsai.Services.Samples;
using Prongsai.Services.Statistics;

namespace Prongsai.Services;

/// <summary>Everything this module adds to the host.</summary>
public static class ServicesModule
{
    /// <summary>The kind of notices about manuals.</summary>
    internal const string NoticeOfManuals = "service-manuals";

    /// <summary>The registry of service manuals, and online requests.</summary>
    public static IServiceCollection AddServices(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddCounter();
        services.AddStatistics();
        services.AddPlacements();
        services.AddScoped<IWaitingWork, WaitingInServices>();
        services.AddChannels();
        services.AddScoped<ISampleServices, LoadingSamples>();
        services.AddScoped<ISearchSource, FoundServices>();
        services.AddScoped<IDisclosedRecords, ManualsDisclosed>();
        services.AddScoped<IDisclosedRecords, OnlineDisclosed>();
        services.AddScoped<IMadeFromServices, DisclosedManualsReissued>();
        services.AddPublication(
            new(
                Service.Kind,
                new("คู่มือของงานบริการ", "The manual of a service"),
                [Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer],
                [Duty.Reviewer]
            )
        );
        services.AddNoticeKind(NoticeOfManuals, new("คู่มืองานบริการ", "Service manuals"));
        services.AddJob<RemindOfReviews, RemindingOfReviews>(
            "service-reviews",
            new("เตือนให้ทบทวนคู่มืองานบริการ", "Remind of service manuals to review")
        );
        services.AddSchedule<RemindOfReviews>("service-reviews", Timetable.Daily(1, 20));
        services.AddFilesUsedIn(
            "services_forms",
            new("แบบฟอร์มของงานบริการ", "Form of a service"),
            service => $"/staff/services/{service}"
        );
        services.AddRequests();
        services.AddInfographics();
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["ServiceAdded"] = new("เพิ่มงานบริการ", "Added a service"),
                    ["ServiceChanged"] = new("แก้ไขร่างคู่มืองานบริการ", "Changed the draft of a manual"),
                    ["ServiceSubmitted"] = new("ส่งคู่มือให้อนุมัติ", "Sent a manual for approval"),
                    ["ServiceTakenBack"] = new("ดึงคู่มือกลับมาแก้ไข", "Took a manual back"),
                    ["ServiceReturned"] = new("ส่งคู่มือคืนให้แก้ไข", "Sent a manual back"),
                    ["ServiceApproved"] = new("อนุมัติคู่มืองานบริการ", "Approved a manual"),
                    ["ServiceStillTrue"] = new("ทบทวนแล้วคู่มือยังถูกต้อง", "Found a manual still true"),
                    ["ServiceWithdrawn"] = new("เลิกให้บริการ", "Stopped giving a service"),
                    ["ServicesImported"] = new("นำเข้างานบริการจากไฟล์", "Imported services from a file"),
                    ["RequestFiled"] = new("ประชาชนยื่นคำขอ", "A citizen made a request"),
                    ["RequestTaken"] = new("รับคำขอมาดำเนินการ", "Took a request"),
                    ["RequestAsked"] = new("ขอข้อมูลเพิ่มจากผู้ยื่น", "Asked for more"),
                    ["RequestAnswered"] = new("ผู้ยื่นส่งข้อมูลเพิ่ม", "The citizen answered"),
                    ["RequestMessage"] = new("ส่งข้อความถึงผู้ยื่นคำขอ", "Wrote to who asked"),
                    ["RequestPaid"] = new("บันทึกการชำระเงิน", "Recorded a payment"),
                    ["RequestFinished"] = new("ดำเนินการคำขอเสร็จ", "Finished a request"),
                    ["RequestRefused"] = new("ไม่อนุมัติคำขอ", "Refused a request"),
                    ["RequestCancelled"] = new("ผู้ยื่นยกเลิกคำขอ", "The citizen took the request back"),
                    ["RequestForgotten"] = new(
                        "ลบข้อมูลส่วนบุคคลของคำขอ เพราะพ้นกำหนดเก็บ",
                        "Forgot the personal data of a request"
                    ),
                },
                new Dictionary<string, RecordKind>
                {
                    [Service.Kind] = new(new("งานบริการ", "Service"), PageOf: id => $"/staff/services/{id}"),
                    ["services"] = new(new("ทะเบียนงานบริการ", "Registry of services"), PageOf: _ => "/staff/services"),
                    [ServiceRequest.Kind] = new(
                        new("คำขอออนไลน์", "Online request"),
                        PageOf: id => $"/staff/services/requests/{id}"
                    ),
                }
            )
        );
        return services;
    }
}

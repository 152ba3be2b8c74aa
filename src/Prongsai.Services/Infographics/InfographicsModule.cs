using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Infographics;

internal static class InfographicsModule
{
    /// <summary>The kind of notices about infographics.</summary>
    public const string Notices = "infographics";

    public static IServiceCollection AddInfographics(this IServiceCollection services)
    {
        services.AddScoped<DrawingInfographics>();
        services.AddSingleton(provider => PublicOrigin.From(provider.GetService<IConfiguration>()));
        services.AddScoped<IMadeFromServices, InfographicsReissued>();
        services.AddPublication(
            new(
                Infographic.Kind,
                new("อินโฟกราฟิกของงานบริการ", "The infographic of a service"),
                [Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer],
                [Duty.Reviewer]
            )
        );
        services.AddNoticeKind(Notices, new("อินโฟกราฟิกงานบริการ", "Infographics of services"));
        services.AddJob<ReissueInfographics, ReissuingInfographics>(
            "reissue-infographics",
            new("ออกอินโฟกราฟิกใหม่จากคู่มือฉบับล่าสุด", "Make infographics anew from the latest manual")
        );
        services.AddJob<PrintInfographics, PrintingInfographics>(
            "print-infographics",
            new("ทำ PDF และ PNG ของอินโฟกราฟิก", "Make PDF and PNG of infographics")
        );
        services.AddSchedule<PrintInfographics>("print-infographics", Timetable.Daily(2, 40));
        services.AddLoggedActs<LoggedInfographics>(LoggedInfographics.Logged);
        services.AddFilesUsedIn(
            "services_infographics",
            new("อินโฟกราฟิกของงานบริการ", "Infographic of a service"),
            id => $"/staff/infographics/{id}"
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["InfographicMade"] = new(
                        "ทำอินโฟกราฟิกและส่งให้อนุมัติ",
                        "Made an infographic and sent it for approval"
                    ),
                    ["InfographicApproved"] = new("อนุมัติอินโฟกราฟิก", "Approved an infographic"),
                    ["InfographicReturned"] = new("ส่งคืนอินโฟกราฟิก", "Sent an infographic back"),
                    ["InfographicWithdrawn"] = new("ถอนอินโฟกราฟิกจากสาธารณะ", "Withdrew an infographic"),
                    [LoggedInfographics.Printed] = new(
                        "ทำ PDF และ PNG ของอินโฟกราฟิก",
                        "Made PDF and PNG of an infographic"
                    ),
                    ["InfographicReissued"] = new(
                        "ออกอินโฟกราฟิกใหม่จากคู่มือฉบับล่าสุด",
                        "Made an infographic anew from the latest manual"
                    ),
                },
                new Dictionary<string, RecordKind>
                {
                    [Infographic.Kind] = new(InfographicWords.Kind, PageOf: id => $"/staff/infographics/{id}"),
                }
            )
        );
        return services;
    }
}

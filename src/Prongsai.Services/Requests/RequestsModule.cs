using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Requests;

internal static class RequestsModule
{
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.AddScoped<RequestDesk>();
        services.AddScoped<IOwnedWork, OwnedRequests>();
        services.AddSingleton(provider => RequestRetention.From(provider.GetService<IConfiguration>()));
        services.AddScoped<IRequestFigures, RequestFigures>();
        services.AddScoped<IMadeFromServices, RequestsKeepTheirVersion>();
        services.AddNoticeKind(RequestDesk.Notices, new("คำขอออนไลน์ของประชาชน", "Citizens’ online requests"));
        services.AddJob<ForgetRequests, ForgettingRequests>(
            "forget-requests",
            new("ลบข้อมูลส่วนบุคคลของคำขอที่พ้นกำหนดเก็บ", "Forget requests when the time to keep them is over")
        );
        services.AddSchedule<ForgetRequests>("forget-requests", Timetable.Daily(0, 50));
        services.AddJob<RemindOfRequests, RemindingOfRequests>(
            "remind-requests",
            new("เตือนคำขอที่ใกล้ครบหรือเกินกำหนด", "Remind of requests that are due or late")
        );
        services.AddSchedule<RemindOfRequests>("remind-requests", Timetable.Daily(8, 0));
        services.AddFilesUsedIn(
            "services_request_files",
            new("ไฟล์ของคำขอออนไลน์", "File of an online request"),
            _ => "/staff/services/requests"
        );
        return services;
    }
}

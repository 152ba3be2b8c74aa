using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Keys;
using Prongsai.Complaints.Reporting;
using Prongsai.Complaints.Statistics;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Complaints;

/// <summary>Everything this module adds to the host.</summary>
public static class ComplaintsModule
{
    /// <summary>The kind of notices to handlers.</summary>
    internal const string Notices = "complaints";

    /// <summary>See the module's README.</summary>
    public static IServiceCollection AddComplaints(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddSingleton<Gate>();
        services.AddScoped<Taking>();
        services.AddScoped<Unlocking>();
        services.AddScoped<ILockedAtSignOut>(provider => provider.GetRequiredService<Unlocking>());
        services.AddScoped<LeavingReaders>();
        services.AddScoped<IDisclosedRecords, ComplaintsDisclosed>();
        services.AddScoped<IDisclosedRecords, ChannelDisclosed>();
        services.AddNoticeKind(Notices, new("เรื่องร้องเรียนการทุจริต", "Complaints of corruption"));
        services.AddJob<TellOfComplaints, TellingReaders>(
            "complaints-daily",
            new(
                "แจ้งผู้รับเรื่องร้องเรียนว่ามีข่าวใหม่ และลบกุญแจของผู้พ้นหน้าที่",
                "Tell complaint handlers of news, and take the keys of those who left"
            )
        );
        services.AddSchedule<TellOfComplaints>("complaints-daily", Timetable.Daily(7, 30));
        // Of cases there is nothing in the journal, which many read: their own access log says who did what.
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["ComplaintKeyMade"] = new("สร้างกุญแจเปิดเรื่องร้องเรียน", "Made a key for complaints"),
                    ["ComplaintKeyRetired"] = new("เลิกใช้กุญแจเปิดเรื่องร้องเรียน", "Retired a key for complaints"),
                    ["ComplaintPassphraseChanged"] = new(
                        "เปลี่ยนวลีรหัสผ่านของกุญแจเรื่องร้องเรียน",
                        "Changed the passphrase of a key for complaints"
                    ),
                    ["ComplaintClocksSet"] = new("กำหนดระยะเวลาของเรื่องร้องเรียน", "Set the clocks of complaints"),
                },
                new Dictionary<string, RecordKind>
                {
                    [HandlerKey.Kind] = new(new("กุญแจเรื่องร้องเรียน", "Key for complaints"), ForEverybody: false),
                    ["complaint-channel"] = new(new("ช่องทางร้องเรียน", "Complaint channel"), ForEverybody: false),
                }
            )
        );
        return services;
    }
}

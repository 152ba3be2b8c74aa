using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Notifications.Inbox;
using Prongsai.Notifications.Post;
using Prongsai.Notifications.Targets;
using Prongsai.Notifications.Telling;

namespace Prongsai.Notifications;

/// <summary>Everything this module adds to the host.</summary>
public static class NotificationsModule
{
    /// <summary>The inbox, letters by e-mail, LINE, webhooks, and everybody's choice among them.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddMemoryCache();
        services.AddSingleton<UnreadCounts>();
        services.AddScoped<IInbox, Unread>();
        services.AddScoped<INotices, Notices>();
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["NoticesChosen"] = new("เลือกวิธีรับข่าว", "Chose how to be told"),
                    ["NoticeTargetAdded"] = new("เพิ่มปลายทาง LINE หรือ webhook", "Added a LINE or webhook target"),
                    ["NoticeTargetEnabled"] = new("เปิดใช้ปลายทางอีกครั้ง", "Enabled a target again"),
                    ["NoticeTargetDisabled"] = new("หยุดใช้ปลายทาง", "Disabled a target"),
                    ["NoticeTargetRemoved"] = new("ลบปลายทาง", "Removed a target"),
                },
                new Dictionary<string, RecordKind>()
            )
        );
        services.AddNoticeKind(PoisonedJobs.Kind, new("งานของระบบล้มเหลว", "A job of the program failed"));
        services.AddNoticeKind(
            PushingNotices.Disabled,
            new("การส่งไปยัง LINE หรือ webhook หยุดลง", "Sending to LINE or a webhook ended")
        );

        services.AddSingleton(provider => MailSettings.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => OutwardSettings.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<PostOffice>();
        services.AddScoped<LineMessages>();
        services.AddScoped<Webhooks>();
        services.AddSingleton<TargetSecrets>();
        services
            .AddHttpClient(OutwardSettings.Client)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                Outward.Handler(provider.GetRequiredService<OutwardSettings>())
            )
            .ConfigureHttpClient(
                (provider, http) => http.Timeout = provider.GetRequiredService<OutwardSettings>().Patience
            );

        // A day and a half of trying: a mail server may be away over a night.
        services.AddJob<Letter, SendingLetters>(Letters.Kind, new("ส่งอีเมล", "Send a letter by e-mail"), tries: 40);
        services.AddJob<MailNotices, MailingNotices>(
            "mail-notices",
            new("ส่งอีเมลแจ้งข่าว", "Send notices by e-mail"),
            tries: 40
        );
        services.AddJob<Notice, TellingPeople>("notice", new("แจ้งข่าวถึงผู้เกี่ยวข้อง", "Tell people"));
        services.AddJob<PushNotice, PushingNotices>(
            "push-notice",
            new("ส่งข่าวไปยัง LINE หรือ webhook", "Send a notice to LINE or a webhook"),
            tries: 12
        );
        services.AddJob<JobPoisoned, PoisonedJobs>("job-poisoned", new("แจ้งงานที่ล้มเหลว", "Tell of a failed job"));

        return services;
    }
}

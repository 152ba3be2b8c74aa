using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Proofs;
using Prongsai.Ledger.Public;
using Prongsai.Ledger.Witnessing;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Ledger;

/// <summary>Everything this module adds to the host.</summary>
public static class LedgerModule
{
    /// <summary>The public logs: appending, signing, proofs, witnesses and their pages.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddSingleton(provider =>
            LedgerSettings.From(
                provider.GetService<IConfiguration>(),
                provider.GetRequiredService<Installation>(),
                provider.GetRequiredService<OwnAddress>()
            )
        );
        services.AddSingleton<Steps>();
        services.AddSingleton<AskedAtDownloads>();
        services.AddScoped<Signer>();
        services.AddScoped<ILedgers, Ledgers>();
        services.AddScoped<IPublicLog, PublicLog>();
        services.AddStatus<TheLedgers>();
        services.AddHttpClient(AskingWitnesses.Client).ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(15));
        services.AddJob<AppendToLedger, AppendingToLedger>("append-ledger", AppendToLedger.Words);
        services.AddSchedule<AppendToLedger>("append-ledger", Timetable.Daily(4, 5));
        services.AddJob<AskWitnesses, AskingWitnesses>("ask-witnesses", AskWitnesses.Words);
        services.AddNoticeKind(
            Signer.NoticeKind,
            new("สมุดทะเบียนสาธารณะหยุดลงลายมือชื่อ", "The public log stopped signing")
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["LedgerStopped"] = new("หยุดลงลายมือชื่อสมุดทะเบียนสาธารณะ", "Stopped signing the public log"),
                    ["LedgerResumed"] = new("ลงลายมือชื่อสมุดทะเบียนสาธารณะต่อ", "Went on signing the public log"),
                    ["LedgerSucceeded"] = new("เริ่มสมุดทะเบียนสาธารณะเล่มต่อ", "Began a successor of the public log"),
                    ["LedgerKeyRotated"] = new("เปลี่ยนกุญแจสมุดทะเบียนสาธารณะ", "Changed the key of the public log"),
                },
                new Dictionary<string, RecordKind>
                {
                    ["ledger"] = new(new("สมุดทะเบียนสาธารณะ", "Public log"), PageOf: _ => "/staff/ledger"),
                }
            )
        );
        return services;
    }
}

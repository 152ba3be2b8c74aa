using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Backups.Contracts;
using Prongsai.Backups.Copying;
using Prongsai.Backups.Drills;
using Prongsai.Backups.Schedule;
using Prongsai.Kernel;

namespace Prongsai.Backups;

/// <summary>Everything this module adds to the host.</summary>
public static class BackupsModule
{
    /// <summary>Backup, restore, move, and the drill that shows that a backup can be restored.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddSingleton(provider => BackupSettings.From(provider.GetService<IConfiguration>()));
        services.AddSingleton<Databases>();
        services.AddSingleton<Backups>();
        services.AddSingleton<IBackups>(provider => provider.GetRequiredService<Backups>());
        services.AddScoped<IDrills, RestoreDrills>();
        services.AddLoggedActs<LoggedDrills>("RestoreDrillHeld");
        services.AddStatus<TheBackups>();
        services.AddStatus<TheDrills>();
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["BackupRestored"] = new("กู้คืนข้อมูลจากสำเนาสำรอง", "Restored a backup"),
                    ["DatabaseMoved"] = new("ย้ายฐานข้อมูล", "Moved the database"),
                    ["DrillKeyMade"] = new("สร้างกุญแจลงนามผลการซ้อม", "Made the key that signs drills"),
                    ["RestoreDrillAsked"] = new("สั่งซ้อมกู้คืน", "Asked for a restore drill"),
                    ["RestoreDrillHeld"] = new("ซ้อมกู้คืนแล้ว", "Held a restore drill"),
                },
                new Dictionary<string, RecordKind>
                {
                    ["drill"] = new(
                        new("การซ้อมกู้คืน", "Restore drill"),
                        ForEverybody: false,
                        PageOf: id => $"/staff/drills/{id}/result.json"
                    ),
                }
            )
        );
        services.AddJob<WriteADailyBackup, WritingADailyBackup>("backup", new("สำรองข้อมูลประจำวัน", "Daily backup"));
        services.AddJob<HoldARestoreDrill, HoldingARestoreDrill>("restore-drill", new("ซ้อมกู้คืน", "Restore drill"));
        services.AddSchedule<WriteADailyBackup>("backup", Timetable.Daily(2));
        services.AddSchedule<HoldARestoreDrill>("restore-drill", Timetable.Monthly(1, 4));
        return services;
    }
}

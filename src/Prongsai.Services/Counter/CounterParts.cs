using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter.Live;
using Prongsai.Services.Counter.Public;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Samples;
using Prongsai.Services.Counter.Setup;
using Prongsai.Services.Counter.Voice;

namespace Prongsai.Services.Counter;

/// <summary>What the counter adds to the host.</summary>
internal static class CounterParts
{
    public static void AddCounter(this IServiceCollection services)
    {
        services.AddTables<CounterTables>();
        services.AddSingleton<AgencyTurns>();
        services.AddSingleton<QueueFeeds>();
        services.AddHostedService(provider => provider.GetRequiredService<QueueFeeds>());
        services.AddSingleton<Onlookers>();
        services.AddSingleton<TicketFloods>();
        services.AddSingleton<SpokenWords>();
        services.AddScoped<TicketActs>();
        services.AddScoped<ISampleCounter, LoadingACounter>();
        services.AddScoped<IMadeFromServices, PromisesFromManuals>();
        services.AddJob<EndOldDays, EndingOldDays>(
            "end-queue-days",
            new("ปิดคิวที่ค้างจากวันก่อน", "End the queues of days that are over")
        );
        services.AddSchedule<EndOldDays>("end-queue-days", Timetable.Daily(0, 20));
        services.AddFilesUsedIn(
            "services_voice_clips",
            new("เสียงเรียกคิว", "spoken words of the counter"),
            _ => "/staff/counter"
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["CounterServiceOpened"] = new("เพิ่มงานบริการที่จุดบริการ", "Opened a service at the counter"),
                    ["CounterServiceChanged"] = new(
                        "แก้เวลาตามคู่มือหรือจำนวนนัดของงานบริการ",
                        "Changed a service’s promise or appointments"
                    ),
                    ["CounterServiceWithdrawn"] = new(
                        "หยุดรับบัตรคิวใหม่ของงานบริการ",
                        "Stopped new tickets of a service"
                    ),
                    ["CounterServiceResumed"] = new(
                        "เปิดรับบัตรคิวของงานบริการอีกครั้ง",
                        "Took tickets of a service again"
                    ),
                    ["CounterDeskOpened"] = new("เปิดช่องบริการ", "Opened a desk"),
                    ["CounterDeskClosed"] = new("ปิดช่องบริการ", "Closed a desk"),
                    ["CounterHoursSet"] = new("กำหนดเวลาเปิดจุดบริการ", "Set the hours of the counter"),
                    ["CounterRulesSet"] = new("กำหนดกติกาการเรียกคิว", "Set the rules of calling"),
                    ["CounterGroupsSet"] = new("กำหนดกลุ่มผู้มีสิทธิรับบริการก่อน", "Set who may go first"),
                    ["CounterSampleLoaded"] = new(
                        "โหลดบัตรคิวสมมุติของจุดบริการ",
                        "Loaded made-up tickets of the counter"
                    ),
                    ["CounterGroupDropped"] = new(
                        "เลิกใช้กลุ่มผู้มีสิทธิรับบริการก่อน",
                        "Dropped a group that may go first"
                    ),
                },
                new Dictionary<string, RecordKind>
                {
                    [CounterService.Kind] = new(
                        new("งานบริการที่จุดบริการ", "Service at the counter"),
                        PageOf: _ => SetUpCounterModel.Here
                    ),
                    [Desk.Kind] = new(new("ช่องบริการ", "Desk"), PageOf: id => $"/staff/counter/desks/{id}"),
                    [QueueRules.Kind] = new(
                        new("กติกาของจุดบริการ", "Rules of the counter"),
                        PageOf: _ => SetUpCounterModel.Here
                    ),
                }
            )
        );
    }
}

using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Statistics;

/// <summary>What the statistics add to the host.</summary>
internal static class StatisticsParts
{
    public static void AddStatistics(this IServiceCollection services)
    {
        services.AddTables<StatisticsTables>();
        services.AddScoped<IDisclosedRecords, StatisticsDisclosed>();
        services.AddFilesUsedIn(
            "services_outside_figures",
            new("ภาพประกอบตัวเลขจากระบบภายนอก", "picture beside a figure of another system"),
            _ => OutsideModel.Here
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["ServiceStatisticsAttached"] = new(
                        "แนบสถิติการให้บริการเป็นหลักฐานของมาตรการ",
                        "Attached service statistics to a measure"
                    ),
                    ["OutsideFiguresTaken"] = new(
                        "นำเข้าตัวเลขการใช้บริการจากระบบภายนอก",
                        "Took in figures of other systems"
                    ),
                },
                new Dictionary<string, RecordKind>
                {
                    [StatisticsModel.Kind] = new(
                        new("สถิติการให้บริการ", "Service statistics"),
                        PageOf: year => $"/staff/services/statistics?year={year}"
                    ),
                }
            )
        );
    }
}

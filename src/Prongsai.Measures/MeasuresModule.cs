using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Activities;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.FourColumns;
using Prongsai.Measures.Importing;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Proof;
using Prongsai.Measures.Reminding;
using Prongsai.Notifications.Contracts;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Measures;

/// <summary>Everything this module adds to the host.</summary>
public static class MeasuresModule
{
    /// <summary>The four-column table, its pages and its import.</summary>
    public static IServiceCollection AddMeasures(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddScoped<IMeasures, LiveTable>();
        services.AddScoped<IMeasuresOfMany, StandingOfMany>();
        services.AddScoped<IMeasuresImport, MeasuresImport>();
        services.AddFilesUsedIn(
            "measures_evidence",
            new("หลักฐานของผลการดำเนินการ", "Evidence of a result"),
            evidence => $"/staff/measures/evidence/{evidence}"
        );
        services.AddJournalWords(
            new JournalWords(
                StoryLine.Words,
                new Dictionary<string, RecordKind>
                {
                    ["improvement"] = new(
                        new("ประเด็นในตารางมาตรการ", "Row of the measures table"),
                        PageOf: row => $"/staff/measures/{row}/history"
                    ),
                    ["measures"] = new(
                        new("ตารางมาตรการ", "Measures table"),
                        PageOf: year => $"/staff/measures?year={year}"
                    ),
                }
            )
        );
        services.AddNoticeKind(
            RemindingOwners.Kind,
            new("มาตรการใกล้ครบกำหนดหรือเกินกำหนด", "Measures that are due or late")
        );
        services.AddJob<RemindOwners, RemindingOwners>(
            "remind-owners",
            new("เตือนมาตรการที่ใกล้ครบกำหนด", "Remind of measures that are due")
        );
        services.AddSchedule<RemindOwners>("remind-owners", Timetable.Daily(7, 30));
        services.AddScoped<IOwnedWork, OwnedMeasures>();
        services.AddScoped<IMeasuresToKeep, MeasuresOfSurveys>();
        services.AddScoped<IProof, FromOtherModules>();
        services.AddScoped<IMemoEvidence, MemoAsEvidence>();

        return services;
    }
}

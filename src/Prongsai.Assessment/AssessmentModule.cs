using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Disclosing;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment;

/// <summary>Everything this module adds to the host.</summary>
public static class AssessmentModule
{
    /// <summary>Frameworks, import of results, scores, gaps.</summary>
    public static IServiceCollection AddAssessment(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<FrameworkLibrary>();
        services.AddScoped<AgencyScores>();
        services.AddScoped<IScores>(provider => provider.GetRequiredService<AgencyScores>());
        services.AddSingleton<KeptTotals>();
        services.AddScoped<IYearTotals, TotalsOfAgencies>();
        services.AddScoped<IDisclosureItems, AgencyDisclosureItems>();
        services.AddScoped<ISurveyForms, Rehearsing.SurveyFormsOfAgency>();
        services.AddScoped<IFigureSums, Rehearsing.RollingUp>();
        services.AddScoped<IMadeUpResults, MadeUpResults>();
        services.AddLoggedActs<LoggedResults>("ResultsImported");
        services.AddScoped<Rehearsing.FindingRehearsals>();
        services.AddScoped<ResultImport>();
        services.AddScoped<IResultImport>(provider => provider.GetRequiredService<ResultImport>());
        services.AddFilesUsedIn(
            "assessment_imports",
            new("ไฟล์ผลคะแนนที่นำเข้า", "Imported file of results"),
            import => $"/staff/assessment/imports/{import}"
        );
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["ResultsImported"] = new("นำเข้าผลคะแนน", "Imported results"),
                    ["FrameworkItemAdded"] = new("เพิ่มข้อในกรอบการประเมิน", "Added an item to a framework"),
                    ["FrameworkCloned"] = new("คัดลอกกรอบการประเมิน", "Cloned a framework"),
                    ["FrameworkTextCorrected"] = new("แก้ไขข้อความในกรอบ", "Corrected a text of a framework"),
                    ["FrameworkImported"] = new("นำเข้ากรอบการประเมิน", "Imported a framework"),
                },
                new Dictionary<string, RecordKind>
                {
                    ["import"] = new(
                        new("การนำเข้าผลคะแนน", "Import of results"),
                        PageOf: _ => "/staff/assessment/imports"
                    ),
                    ["framework"] = new(new("กรอบการประเมิน", "Framework"), PageOf: _ => "/staff/frameworks"),
                }
            )
        );
        return services.AddTables<FrameworkTables>().AddTables<Tables>();
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.National;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys;

/// <summary>Everything this module adds to the host.</summary>
public static class SurveysModule
{
    /// <summary>Questionnaires, rounds, the pages on which people answer, and the intake of answers.</summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddSingleton(provider => SurveyLimits.From(provider.GetService<IConfiguration>()));
        services.AddSingleton<Doors>();
        services.AddSingleton<SheetSeal>();
        services.AddSingleton<Floods>();
        services.AddScoped<LoadingANation>();
        services.AddScoped<INationalSurveys, NationalSurveys>();
        services.AddSingleton<Intake>();
        services.AddHostedService(provider => provider.GetRequiredService<Intake>());
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["QuestionnaireMade"] = new("จัดทำแบบสอบถาม", "Made a questionnaire"),
                    ["QuestionnaireChanged"] = new("แก้ไขร่างแบบสอบถาม", "Changed the draft of a questionnaire"),
                    ["QuestionnaireIssued"] = new("ออกฉบับแบบสอบถาม", "Issued a version of a questionnaire"),
                    ["QuestionnaireWithdrawn"] = new("เลิกใช้แบบสอบถาม", "Withdrew a questionnaire"),
                    ["SurveyPrepared"] = new("เตรียมรอบสำรวจ", "Prepared a survey round"),
                    ["SurveyOpened"] = new("เปิดรอบสำรวจ", "Opened a survey round"),
                    ["SurveyClosed"] = new("ปิดรอบสำรวจ", "Closed a survey round"),
                    ["SurveyWayAdded"] = new("เพิ่มช่องทางตอบ", "Added a way into a survey"),
                    ["SurveyWayClosed"] = new("ปิดช่องทางตอบ", "Closed a way into a survey"),
                    ["SurveyTokensMade"] = new("ออกรหัสใช้ครั้งเดียว", "Made one-time codes"),
                    ["SurveyTokensCancelled"] = new(
                        "ยกเลิกแผ่นรหัสใช้ครั้งเดียว",
                        "Cancelled a sheet of one-time codes"
                    ),
                    ["SurveyStaffNamed"] = new("กำหนดบุคลากรผู้มีสิทธิ์ตอบ", "Named the staff who may answer"),
                    ["SurveyPaperEntered"] = new("บันทึกแบบสอบถามกระดาษ", "Entered a paper questionnaire"),
                },
                new Dictionary<string, RecordKind>
                {
                    [QuestionnaireRecord.Kind] = new(
                        new("แบบสอบถาม", "Questionnaire"),
                        PageOf: id => $"/staff/surveys/questionnaires/{id}"
                    ),
                    [Round.Kind] = new(new("รอบสำรวจ", "Survey round"), PageOf: id => $"/staff/surveys/{id}"),
                }
            )
        );
        return services;
    }
}

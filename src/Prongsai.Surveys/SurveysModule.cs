using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Appraisals;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.Memo;
using Prongsai.Surveys.National;
using Prongsai.Surveys.Publishing;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rehearsing;
using Prongsai.Surveys.Rounds;
using Prongsai.Surveys.Samples;
using Prongsai.Surveys.Themes;

namespace Prongsai.Surveys;

/// <summary>Everything this module adds to the host.</summary>
public static class SurveysModule
{
    /// <summary>Questionnaires, rounds, the pages on which people answer, and the intake of answers.</summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddTables<ResultsTables>();
        services.AddSingleton(provider => ResultSettings.From(provider.GetService<IConfiguration>()));
        services.AddScoped<ISurveyMemos, WrittenMemos>();
        services.AddNoticeKind(WritingMemos.Kind, new("บันทึกข้อความสรุปแบบสำรวจประจำเดือน", "Monthly survey memos"));
        services.AddJob<WriteMemos, WritingMemos>(
            "survey-memos",
            new("จัดทำบันทึกข้อความสรุปแบบสำรวจ", "Write survey memos")
        );
        services.AddSchedule<WriteMemos>("survey-memos", Timetable.Monthly(1, 5));
        services.AddJobKind<MemoWritten>(
            "survey-memo-evidence",
            new("แนบบันทึกข้อความเป็นหลักฐานของมาตรการ", "Attach a survey memo to measures")
        );
        services.AddScoped<IRehearsals, LatestRehearsals>();
        services.AddPublication(
            new(
                PublishedResults.Kind,
                new("ผลการสำรวจ", "the results of a survey"),
                [Duty.SurveyManager],
                [Duty.Reviewer]
            )
        );
        services.AddSingleton(provider => SurveyLimits.From(provider.GetService<IConfiguration>()));
        services.AddScoped<ISampleSurveys, LoadingSamples>();
        services.AddSingleton<HeapsOfCodes>();
        services.AddScoped<IVisitCodes, CodesForVisitors>();
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
                    ["SurveyMemoWritten"] = new("จัดทำบันทึกข้อความประจำเดือน", "Wrote a monthly memo"),
                    ["SurveyMemoAcknowledged"] = new("รับทราบบันทึกข้อความ", "Acknowledged a memo"),
                    ["SurveyResultsPublished"] = new("เผยแพร่ผลสำรวจต่อสาธารณะ", "Published the results of a survey"),
                    ["SurveyResultsWithdrawn"] = new("ถอนผลสำรวจจากสาธารณะ", "Withdrew the results of a survey"),
                    ["SurveyAppraisalsDecided"] = new(
                        "กำหนดการใช้ผลรายเจ้าหน้าที่ประกอบการประเมิน",
                        "Decided whether officers’ results count in appraisals"
                    ),
                    ["SurveyAppraisalExported"] = new(
                        "ส่งออกผลสำรวจรายเจ้าหน้าที่",
                        "Exported officers’ survey results"
                    ),
                    ["SurveyThemeNoted"] = new("ขึ้นกระดานเรื่องที่ประชาชนบอก", "Put on the board what people said"),
                    ["SurveyThemeAnswered"] = new("บันทึกสิ่งที่ทำตามที่ประชาชนบอก", "Noted what was done about it"),
                    ["SurveyThemeWithdrawn"] = new("เอาเรื่องออกจากกระดาน", "Took it off the board"),
                },
                new Dictionary<string, RecordKind>
                {
                    [QuestionnaireRecord.Kind] = new(
                        new("แบบสอบถาม", "Questionnaire"),
                        PageOf: id => $"/staff/surveys/questionnaires/{id}"
                    ),
                    [MemoRecord.Kind] = new(
                        new("บันทึกข้อความสรุปแบบสำรวจ", "Survey memo"),
                        PageOf: month => $"/staff/surveys/memos/{month}"
                    ),
                    [PublishedResults.Kind] = new(
                        new("ผลสำรวจที่เผยแพร่", "Published survey results"),
                        PageOf: round => $"/staff/surveys/{round}/publish"
                    ),
                    [AppraisalPolicy.Kind] = new(
                        new("การใช้ผลรายเจ้าหน้าที่", "Use of officers’ results"),
                        PageOf: _ => "/staff/surveys/appraisals"
                    ),
                    [BoardEntry.Kind] = new(
                        new("เรื่องที่ประชาชนบอก", "What people said"),
                        PageOf: _ => "/staff/surveys/board"
                    ),
                    [Round.Kind] = new(new("รอบสำรวจ", "Survey round"), PageOf: id => $"/staff/surveys/{id}"),
                }
            )
        );
        return services;
    }
}

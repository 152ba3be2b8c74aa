using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Feedback.Activities;
using Prongsai.Feedback.Figures;
using Prongsai.Feedback.Messages;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Feedback;

/// <summary>Everything this module adds to the host.</summary>
public static class FeedbackModule
{
    /// <summary>The kind of notices about activities.</summary>
    internal const string NoticeOfActivities = "participation";

    /// <summary>What citizens write to the office, and the activities in which they take part.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddScoped<MessageDesk>();
        services.AddScoped<IOwnedWork, OwnedMessages>();
        services.AddScoped<IWaitingWork, WaitingInFeedback>();
        services.AddScoped<IDisclosedRecords, ParticipationDisclosed>();
        services.AddSingleton(provider => FeedbackRetention.From(provider.GetService<IConfiguration>()));
        services.AddPublication(
            new(
                Activity.Kind,
                new("ผลกิจกรรมการมีส่วนร่วม", "The results of a participation activity"),
                [Duty.Preparer, Duty.ServiceManager, Duty.ServiceOfficer],
                [Duty.Reviewer]
            )
        );
        services.AddNoticeKind(MessageDesk.Notices, new("ความเห็นของประชาชน", "Feedback of citizens"));
        services.AddNoticeKind(NoticeOfActivities, new("กิจกรรมการมีส่วนร่วม", "Participation activities"));
        services.AddJob<RemindOfMessages, RemindingOfMessages>(
            "remind-feedback",
            new("เตือนความเห็นประชาชนที่ใกล้ครบหรือเกินกำหนดตอบ", "Remind of feedback that is due or late")
        );
        services.AddSchedule<RemindOfMessages>("remind-feedback", Timetable.Daily(8, 5));
        services.AddJob<ForgetMessages, ForgettingMessages>(
            "forget-feedback",
            new("ลบข้อมูลส่วนบุคคลของความเห็นที่พ้นกำหนดเก็บ", "Forget who wrote when the time to keep it is over")
        );
        services.AddSchedule<ForgetMessages>("forget-feedback", Timetable.Daily(0, 55));
        services.AddFilesUsedIn(
            "feedback_message_pictures",
            new("ภาพประกอบความเห็นของประชาชน", "Picture of a message"),
            _ => MessageQueueModel.Here
        );
        services.AddFilesUsedIn(
            "feedback_activities",
            new("ไฟล์ผลกิจกรรมการมีส่วนร่วม", "File of an activity's results"),
            activity => $"{ActivityListModel.Here}/{activity}"
        );
        services.AddFilesUsedIn(
            "feedback_activity_photos",
            new("ภาพกิจกรรมการมีส่วนร่วม", "Photograph of an activity"),
            _ => ActivityListModel.Here
        );
        services.AddJournalWords(Words);
        return services;
    }

    private static readonly JournalWords Words = new(
        new Dictionary<string, Bilingual>
        {
            ["FeedbackSent"] = new("ประชาชนส่งความเห็น", "A citizen wrote"),
            ["FeedbackContinued"] = new("ผู้ส่งความเห็นเขียนเพิ่ม", "Its writer wrote more"),
            ["FeedbackReopened"] = new("ผู้ส่งความเห็นขอเปิดเรื่องใหม่", "Its writer opened it again"),
            ["FeedbackRated"] = new("ผู้ส่งความเห็นให้คะแนนความพึงพอใจ", "Its writer said how satisfied they are"),
            ["FeedbackAssigned"] = new(
                "มอบเรื่องให้ส่วนงานหรือเจ้าหน้าที่",
                "Gave a message to a section or an officer"
            ),
            ["FeedbackAsked"] = new("ถามผู้ส่งความเห็นกลับ", "Asked its writer"),
            ["FeedbackNoted"] = new("บันทึกภายในของเรื่อง", "Noted something among officers"),
            ["FeedbackAnswered"] = new("ตอบความเห็น", "Answered a message"),
            ["FeedbackClosed"] = new("ปิดเรื่อง", "Closed a message"),
            ["FeedbackMerged"] = new("รวมเรื่องเดียวกัน", "Merged a message into another"),
            ["FeedbackMoved"] = new(
                "ลบข้อความที่เป็นเรื่องทุจริต และแนะนำช่องทางที่คุ้มครอง",
                "Deleted a message about corruption and led to the protected channel"
            ),
            ["FeedbackShown"] = new("ตรวจแล้วเผยแพร่ความเห็น", "Looked at a message and showed it"),
            ["FeedbackHidden"] = new("ไม่เผยแพร่ความเห็น", "Took a message from the public"),
            ["FeedbackEscalated"] = new("แจ้งผู้บริหารว่าเกินกำหนดตอบ", "Told the executive that a reply is late"),
            ["FeedbackForgotten"] = new("ลบข้อมูลส่วนบุคคลของความเห็น เพราะพ้นกำหนดเก็บ", "Forgot who wrote a message"),
            ["FeedbackPromised"] = new("กำหนดเวลาตอบความเห็น", "Set the time to reply"),
            ["FeedbackStatisticsAttached"] = new(
                "แนบสถิติความเห็นเป็นหลักฐานของมาตรการ",
                "Attached feedback statistics to a measure"
            ),
            ["ActivityPlanned"] = new("วางแผนกิจกรรมการมีส่วนร่วม", "Planned an activity"),
            ["ActivityChanged"] = new("แก้ไขแผนกิจกรรม", "Changed an activity's plan"),
            ["ActivityAnnounced"] = new("ประกาศกิจกรรม", "Announced an activity"),
            ["ActivityHeld"] = new("บันทึกผลกิจกรรม", "Wrote what came of an activity"),
            ["ActivityPhotographed"] = new("เพิ่มภาพกิจกรรม", "Added a photograph of an activity"),
            ["ActivityPhotoTakenAway"] = new("นำภาพกิจกรรมออก", "Took a photograph of an activity away"),
            ["ActivityFileKept"] = new("แนบไฟล์ผลกิจกรรม", "Attached the file of an activity's results"),
            ["ActivitySubmitted"] = new("ส่งผลกิจกรรมให้ตรวจ", "Sent an activity's results for approval"),
            ["ActivityReturned"] = new("ส่งผลกิจกรรมคืนให้แก้ไข", "Sent an activity's results back"),
            ["ActivityPublished"] = new("เผยแพร่ผลกิจกรรม", "Published an activity's results"),
        },
        new Dictionary<string, RecordKind>
        {
            [Message.Record] = new(
                new("ความเห็นของประชาชน", "Feedback"),
                PageOf: id => $"{MessageQueueModel.Here}/messages/{id}"
            ),
            ["feedback-promise"] = new(
                new("กำหนดเวลาตอบความเห็น", "Time to reply"),
                PageOf: _ => $"{MessageQueueModel.Here}/promise"
            ),
            [FeedbackStatisticsModel.Kind] = new(
                new("สถิติความเห็นของประชาชน", "Feedback statistics"),
                PageOf: year => $"{FeedbackStatisticsModel.Here}?year={year}"
            ),
            [Activity.Kind] = new(
                new("กิจกรรมการมีส่วนร่วม", "Participation activity"),
                PageOf: id => $"{ActivityListModel.Here}/{id}"
            ),
        }
    );
}

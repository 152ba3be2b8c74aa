using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Channels.Accounts;
using Prongsai.Services.Channels.Alerts;
using Prongsai.Services.Channels.Posts;
using Prongsai.Services.Channels.Push;
using Prongsai.Services.Channels.Sending;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Channels;

/// <summary>What the channels add to the host.</summary>
internal static class ChannelsParts
{
    /// <summary>The kind of notices about posts and accounts.</summary>
    public const string Notices = "channel-posts";

    public static void AddChannels(this IServiceCollection services)
    {
        services.AddTables<ChannelTables>();
        services.AddSingleton(provider => ChannelSettings.From(provider.GetRequiredService<IConfiguration>()));
        services
            .AddOutsideClient(ChannelSettings.Client)
            .ConfigureHttpClient(Answers.Limit)
            .ConfigureHttpClient(
                (provider, http) => http.Timeout = provider.GetRequiredService<ChannelSettings>().Patience
            );
        services.AddSingleton<AccountSecrets>();
        services.AddScoped<LineApi>();
        services.AddScoped<FacebookApi>();
        services.AddScoped<PushSigning>();
        services.AddScoped<PushServices>();
        services.AddSingleton<PushFloods>();
        services.AddScoped<ITicketAlerts, TellingVisitors>();
        services.AddScoped<VisitorAlerts>();
        services.AddPublication(
            new(
                Post.Kind,
                new("โพสต์ข่าวของหน่วยงาน", "News of the agency"),
                [Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer],
                [Duty.Reviewer]
            )
        );
        services.AddNoticeKind(Notices, new("โพสต์และช่องทางของหน่วยงาน", "Posts and channels of the agency"));
        services.AddFilesUsedIn(
            "services_posts",
            new("ภาพของโพสต์", "Picture of a post"),
            post => $"{AllPostsModel.Here}/{post}"
        );
        services.AddFilesUsedIn(
            "services_post_deliveries",
            new("สิ่งที่ส่งไปยังช่องทาง และภาพของโพสต์ที่ส่ง", "What was sent to a channel, and its picture"),
            _ => AllPostsModel.Here
        );
        services.AddChannelJobs();
        services.AddJournalWords(
            new JournalWords(
                new Dictionary<string, Bilingual>
                {
                    ["PostAdded"] = new("เขียนโพสต์", "Wrote a post"),
                    ["PostChanged"] = new("แก้ไขโพสต์", "Changed a post"),
                    ["PostSubmitted"] = new("ส่งโพสต์ให้อนุมัติ", "Sent a post for approval"),
                    ["PostTakenBack"] = new("ดึงโพสต์กลับมาแก้ไข", "Took a post back"),
                    ["PostReturned"] = new("ส่งโพสต์คืนให้แก้ไข", "Sent a post back"),
                    ["PostApproved"] = new("อนุมัติโพสต์", "Approved a post"),
                    ["PostSent"] = new("ส่งโพสต์ไปยังช่องทางแล้ว", "Sent a post to a channel"),
                    ["PostStopped"] = new("ส่งโพสต์ไปยังช่องทางไม่ได้", "Could not send a post to a channel"),
                    ["PostSentAgain"] = new("สั่งส่งโพสต์อีกครั้ง", "Had a post sent again"),
                    ["PostWithdrawn"] = new("ถอนโพสต์", "Withdrew a post"),
                    ["PostRemoved"] = new("ลบโพสต์จากเพจ Facebook แล้ว", "Removed a post from the Facebook Page"),
                    ["PostAttached"] = new("แนบโพสต์เป็นหลักฐานของมาตรการ", "Attached a post to a measure"),
                    ["ChannelAccountSet"] = new("ตั้งบัญชีของช่องทาง", "Set an account of a channel"),
                    ["ChannelAccountRemoved"] = new("ลบบัญชีของช่องทาง", "Removed an account of a channel"),
                },
                new Dictionary<string, RecordKind>
                {
                    [Post.Kind] = new(new("โพสต์", "Post"), PageOf: id => $"/staff/services/posts/{id}"),
                    [ChannelAccount.Kind] = new(
                        new("บัญชีของช่องทาง", "Account of a channel"),
                        PageOf: _ => AccountsModel.Here
                    ),
                }
            )
        );
    }

    private static void AddChannelJobs(this IServiceCollection services)
    {
        services.AddJob<SendPost, SendingPosts>(
            SendingPosts.Kind,
            new("ส่งโพสต์ไปยังช่องทาง", "Send a post to a channel"),
            SendingPosts.Tries
        );
        services.AddJob<ConfirmPost, ConfirmingPosts>(
            "confirm-post",
            new("ตรวจโพสต์ในเพจ Facebook", "Look for a post on the Facebook Page"),
            ConfirmingPosts.Tries
        );
        services.AddJob<RemovePost, RemovingPosts>(
            "remove-post",
            new("ลบโพสต์จากเพจ Facebook", "Remove a post from the Facebook Page"),
            tries: 12
        );
        services.AddJob<PicturePost, PicturingPosts>(
            "picture-post",
            new("ทำภาพของโพสต์ที่ส่งแล้ว", "Make a picture of a sent post")
        );
        services.AddJob<PushToSubscriber, PushingToSubscribers>(
            "push-to-subscriber",
            new("แจ้งข่าวทางเบราว์เซอร์", "Tell a browser of a post")
        );
        services.AddJob<LookAtAccount, LookingAtAccounts>(
            "look-at-channel-account",
            new("ตรวจบัญชีของช่องทาง", "Look at an account of a channel")
        );
        services.AddJob<LookAtAccounts, LookingAtAccounts>(
            "look-at-channel-accounts",
            new("ตรวจบัญชีของทุกช่องทาง", "Look at all accounts of channels")
        );
        services.AddSchedule<LookAtAccounts>("look-at-channel-accounts", Timetable.Daily(7, 40));
        services.AddJob<TellVisitor, TellingAVisitor>(
            "tell-visitor",
            new("แจ้งผู้ถือบัตรว่าใกล้ถึงคิว", "Tell a visitor that the turn is near"),
            tries: 3
        );
        services.AddJob<AnswerOnLine, TellingAVisitor>(
            "answer-on-line",
            new("ตอบผู้ถือบัตรทาง LINE", "Answer a visitor on LINE"),
            tries: 2
        );
        services.AddJob<ForgetTicketWatches, TellingAVisitor>(
            "forget-ticket-watches",
            new("ลบคำขอแจ้งเตือนคิวของวันก่อน", "Forget who wanted to be told of tickets")
        );
        services.AddSchedule<ForgetTicketWatches>("forget-ticket-watches", Timetable.Daily(0, 25));
    }
}

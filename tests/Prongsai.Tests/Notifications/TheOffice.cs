using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Notifications;
using Prongsai.Notifications.Contracts;
using Prongsai.Notifications.Inbox;

namespace Prongsai.Tests.Notifications;

/// <summary>The program with a mail server and an other side of the test's own, and a clock that stands still until it is set.</summary>
internal static class TheOffice
{
    // Ten in the morning of a Monday in Thailand.
    public static readonly DateTime Morning = new(2026, 3, 23, 3, 0, 0, DateTimeKind.Utc);

    public static Task<App> StartAsync(
        Database database,
        SetClock? clock = null,
        SmtpServer? mail = null,
        OtherSide? other = null,
        Action<WebApplicationBuilder>? adjust = null
    ) =>
        App.StartAsync(
            database,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock ?? new SetClock(Morning));
                // One try at a time: what failed waits until the test lets time pass.
                builder.Services.AddSingleton(new JobSettings { Workers = 0, FirstPause = TimeSpan.FromHours(1) });
                Dictionary<string, string?> settings = new()
                {
                    ["Prongsai:Address"] = "https://ita.example.go.th",
                    ["Prongsai:Webhooks:PatienceSeconds"] = "0.5",
                };
                if (mail is not null)
                {
                    settings["Prongsai:Mail:Host"] = "127.0.0.1";
                    settings["Prongsai:Mail:Port"] = $"{mail.Port}";
                    settings["Prongsai:Mail:Security"] = "none";
                    settings["Prongsai:Mail:From"] = "ita@example.go.th";
                }

                if (other is not null)
                {
                    settings["Prongsai:Line:Address"] = other.Address.ToString();
                    settings["Prongsai:Webhooks:PrivateAddresses"] = "true";
                }

                builder.Configuration.AddInMemoryCollection(settings);
                adjust?.Invoke(builder);
            }
        );

    public static Task PostAsync(this App app, Letter letter) =>
        app.With<ProngsaiDb>(async db =>
        {
            db.Send(TimeProvider.System.Now(), letter);
            await db.SaveChangesAsync();
        });

    public static Task TellAsync(this App app, Notice notice) =>
        app.With<IServiceProvider>(async services =>
        {
            services.GetRequiredService<INotices>().Tell(services.GetRequiredService<TimeProvider>().Now(), notice);
            await services.GetRequiredService<ProngsaiDb>().SaveChangesAsync();
        });

    public static Notice Due(this App app, string words = "มาตรการ 2 รายการเกินกำหนด") =>
        new(
            app.Agency,
            Recipients.Holders(Duty.MeasureOwner),
            "measures-due",
            new(words, "2 measures are late"),
            "/staff/measures?year=2568"
        );

    /// <summary>Whatever waits for a later try is due now.</summary>
    public static Task LetTimePassAsync(this App app) =>
        app.With<ProngsaiDb>(db =>
            db.Set<Job>()
                .Where(job => job.State == JobState.Waiting)
                .ExecuteUpdateAsync(row => row.SetProperty(job => job.DueAt, (DateTime?)null))
        );

    public static Task<List<Job>> JobsAsync(this App app, string kind) =>
        app.Ask<ProngsaiDb, List<Job>>(db =>
            db.Set<Job>().AsNoTracking().Where(job => job.Kind == kind).OrderBy(job => job.Id).ToListAsync()
        );

    public static Task<List<InboxNotice>> InboxAsync(this App app) =>
        app.Ask<ProngsaiDb, List<InboxNotice>>(db => db.InboxNotices.AsNoTracking().OrderBy(n => n.Id).ToListAsync());

    /// <summary>Where the administrator wants letters.</summary>
    public static Task ChooseAsync(this App app, string address = "somsri@example.go.th") =>
        App.SubmitAsync(app.Officer, "/staff/notifications", new() { ["Address"] = address, ["ByMail"] = "true" });
}

/// <summary>A clock that a test sets.</summary>
internal sealed class SetClock(DateTime utc) : TimeProvider
{
    public DateTime Utc { get; set; } = utc;

    public override DateTimeOffset GetUtcNow() => Utc;
}

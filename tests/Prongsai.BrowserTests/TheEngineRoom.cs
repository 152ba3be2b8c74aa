using Prongsai.Kernel;
using Prongsai.Tests.Notifications;

namespace Prongsai.BrowserTests;

/// <summary>The pages of whoever looks after the installation, with something on them: a failed job, a drill, a target, notices.</summary>
[Collection(InTheOffice.Name)]
public sealed class TheEngineRoom(Office browserOnly)
{
    private static readonly string[] Addresses =
    [
        "/staff/status",
        "/staff/jobs",
        "/staff/drills",
        "/staff/inbox",
        "/staff/notifications",
        "/staff/notifications/targets",
        "/staff/journal",
        "/staff/files",
        "/staff/assessment/imports",
    ];

    [BrowserFact]
    public async Task Is_open_to_everybody_and_fits_a_phone_when_there_is_something_in_it()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await Tests.Web.SampleIn.LoadAsync(app);
        await App.SubmitAsync(
            app.Officer,
            "/staff/notifications/targets",
            new()
            {
                ["way"] = "Webhook",
                ["name"] = "ระบบสารบรรณอิเล็กทรอนิกส์",
                ["address"] = "https://saraban.example.go.th/hooks/prongsai-measures-and-reports",
            },
            "handler=Add"
        );
        // No mail server is set: the letter fails for good, and a notice says so.
        await app.PostAsync(new Letter("somsri@example.go.th", new("ก", "A"), new("ข", "B")));
        await App.SubmitAsync(app.Officer, "/staff/drills", []);
        await app.DrainJobsAsync();
        var page = await browserOnly.WindowAsync(app);

        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);
            await LookedAt.IsGoodAsync(page, address);
        }
    }
}

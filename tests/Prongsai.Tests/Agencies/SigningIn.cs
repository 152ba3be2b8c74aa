using System.Net;

namespace Prongsai.Tests.Agencies;

public sealed class SigningIn
{
    [Theory, OnBothDatabases]
    public async Task Opens_the_workspace(Database database)
    {
        await using var app = await App.StartAsync(database);

        var page = await App.OpenAsync(app.Officer, "/staff");

        Assert.Equal("วันนี้", page.QuerySelector("h1")!.TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task Is_asked_of_strangers(Database database)
    {
        await using var app = await App.StartAsync(database);

        var answer = await app.Stranger.GetAsync("/staff");

        Assert.Equal("/staff/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory, OnBothDatabases]
    public async Task Says_the_same_for_a_wrong_name_and_a_wrong_password(Database database)
    {
        await using var app = await App.StartAsync(database);

        var wrongName = await TryAsync(app, "nobody", app.Administrator.Password);
        var wrongPassword = await TryAsync(app, app.Administrator.Name, "not the password");

        Assert.Equal("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง", wrongName);
        Assert.Equal(wrongName, wrongPassword);
    }

    private static async Task<string> TryAsync(App app, string name, string password)
    {
        var answer = await App.SubmitAsync(
            app.Stranger,
            "/staff/sign-in",
            new() { ["name"] = name, ["password"] = password }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        return (await App.ReadAsync(await answer.Content.ReadAsStringAsync()))
            .QuerySelector(".errors")!
            .TextContent.Trim();
    }
}

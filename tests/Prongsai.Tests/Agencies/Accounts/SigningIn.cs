using System.Net;

namespace Prongsai.Tests.Agencies.Accounts;

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

    [Theory, OnBothDatabases]
    public async Task Rests_after_five_wrong_passwords_and_says_no_more_than_before(Database database)
    {
        await using var app = await App.StartAsync(database);

        for (var i = 0; i < 5; i++)
            await TryAsync(app, app.Administrator.Name, "not the password");
        var words = await TryAsync(app, app.Administrator.Name, app.Administrator.Password);

        Assert.Equal("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง", words);
    }

    [Theory]
    [InlineData("/staff/measures", "/staff/measures")]
    [InlineData("https://elsewhere.example/", "/staff")]
    [InlineData("//elsewhere.example/", "/staff")]
    [InlineData("/\\elsewhere.example/", "/staff")]
    public async Task Leads_only_to_pages_of_ours(string returnUrl, string landed)
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var answer = await App.SubmitAsync(
            app.Stranger,
            $"/staff/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}",
            new() { ["name"] = app.Administrator.Name, ["password"] = app.Administrator.Password }
        );

        Assert.Equal(landed, Person.PathOf(answer));
        Assert.Equal(app.Address.Authority, answer.RequestMessage!.RequestUri!.Authority);
    }

    [Fact]
    public async Task Takes_a_passkey_answer_only_to_a_question_it_put()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        foreach (var credential in (string[])["", "nonsense", "{}", """{"id":"AA","rawId":"AA","type":"public-key"}"""])
        {
            var answer = await App.SubmitAsync(
                app.Stranger,
                "/staff/sign-in",
                new() { ["credential"] = credential },
                "?handler=Passkey&returnUrl=%2Fstaff"
            );
            Assert.Equal("ระบบไม่รับพาสคีย์นี้ ลองอีกครั้งหรือใช้วิธีอื่น", await Person.ErrorsAsync(answer));
        }
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

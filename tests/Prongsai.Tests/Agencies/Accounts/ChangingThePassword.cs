namespace Prongsai.Tests.Agencies.Accounts;

public sealed class ChangingThePassword
{
    [Theory, OnBothDatabases]
    public async Task Opens_with_the_new_one_from_then_on(Database database)
    {
        await using var app = await App.StartAsync(database);

        await ChangeAsync(app, app.Administrator.Password, "a long new password");
        await App.SubmitAsync(
            app.Stranger,
            "/staff/sign-in",
            new() { ["name"] = app.Administrator.Name, ["password"] = "a long new password" }
        );

        Assert.Equal("วันนี้", (await App.OpenAsync(app.Stranger, "/staff")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Is_refused_without_the_present_one()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var words = await ChangeAsync(app, "a guess", "a long new password");

        Assert.Equal("รหัสผ่านปัจจุบันไม่ถูกต้อง", words);
    }

    [Fact]
    public async Task Is_refused_when_the_new_one_is_short()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var words = await ChangeAsync(app, app.Administrator.Password, "short");

        Assert.Equal("รหัสผ่านใหม่ต้องมีอย่างน้อย 12 ตัวอักษร", words);
    }

    private static async Task<string?> ChangeAsync(App app, string present, string wanted)
    {
        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/password",
            new()
            {
                ["present"] = present,
                ["wanted"] = wanted,
                ["again"] = wanted,
            }
        );
        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());

        return page.QuerySelector(".errors li")?.TextContent;
    }
}

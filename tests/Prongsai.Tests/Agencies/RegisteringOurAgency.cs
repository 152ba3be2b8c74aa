using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Agencies;

public sealed class RegisteringOurAgency
{
    private static readonly Dictionary<string, string> BangKapi = new()
    {
        ["NameTh"] = "สำนักงานเขตบางกะปิ",
        ["NameEn"] = "Bang Kapi District Office",
        ["ParentTh"] = "กรุงเทพมหานคร",
        ["ParentEn"] = "Bangkok",
        ["Profile"] = "sub_department",
        ["Slug"] = "bang-kapi",
    };

    [Theory, OnBothDatabases]
    public async Task Is_where_a_newcomer_is_led_and_opens_the_workspace(Database database)
    {
        await using var app = await App.StartAsync(database, agency: false);

        var first = await App.OpenAsync(app.Officer, "/staff");
        var answer = await App.SubmitAsync(app.Officer, "/staff/agency", BangKapi);

        Assert.Equal("เริ่มต้น: ลงทะเบียนหน่วยงาน", first.QuerySelector("h1")!.TextContent);
        Assert.True(answer.IsSuccessStatusCode);
        var today = await App.OpenAsync(app.Officer, "/staff");
        Assert.Equal("วันนี้", today.QuerySelector("h1")!.TextContent);
        Assert.Equal("สำนักงานเขตบางกะปิ", today.QuerySelector(".brand__name")!.TextContent);
    }

    [Fact]
    public async Task Refuses_an_address_that_another_agency_has()
    {
        await using var app = await App.StartAsync(Database.Sqlite, agency: false);
        await app.With<IAgencies>(agencies =>
            agencies.RegisterAsync("bang-kapi", new("ก", "A"), new("ข", "B"), "general", Actor.System)
        );

        var answer = await App.SubmitAsync(app.Officer, "/staff/agency", BangKapi);

        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Contains("มีหน่วยงานใช้แล้ว", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("bang-kapi", page.QuerySelector("input[name=Slug]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Later_changes_names_but_never_the_address()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        await App.SubmitAsync(app.Officer, "/staff/agency", BangKapi);

        var agency = await app.Ask<IAgencies, Agency?>(agencies => agencies.ByIdAsync(app.Agency));
        Assert.Equal("สำนักงานเขตบางกะปิ", agency!.Name.Th);
        Assert.Equal("khlong-sam-wa", agency.Slug);
    }
}

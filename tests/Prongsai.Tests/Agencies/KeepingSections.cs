using Prongsai.Agencies.Contracts;

namespace Prongsai.Tests.Agencies;

public sealed class KeepingSections
{
    [Theory, OnBothDatabases]
    public async Task Shows_each_with_those_within_it(Database database)
    {
        await using var app = await App.StartAsync(database);
        await AddAsync(app, "ฝ่ายปกครอง");
        await AddAsync(app, "ฝ่ายทะเบียน");
        var registration = (await SectionsAsync(app)).Single(s => s.Name.Th == "ฝ่ายทะเบียน");
        var general = (await SectionsAsync(app)).Single(s => s.Name.Th == "ฝ่ายปกครอง");

        await AddAsync(app, "กลุ่มงานบัตรประจำตัวประชาชน", registration.Id);
        await AddAsync(app, "กลุ่มงานปกครองท้องที่", general.Id);

        Assert.Equal(
            ["0 ฝ่ายปกครอง", "1 กลุ่มงานปกครองท้องที่", "0 ฝ่ายทะเบียน", "1 กลุ่มงานบัตรประจำตัวประชาชน"],
            (await SectionsAsync(app)).Select(s => $"{s.Depth} {s.Name.Th}")
        );
    }

    [Fact]
    public async Task Refuses_one_within_itself_one_twice_and_one_without_a_name()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await AddAsync(app, "ฝ่ายปกครอง");
        var outer = (await SectionsAsync(app)).Single();
        await AddAsync(app, "กลุ่มงานย่อย", outer.Id);
        var inner = (await SectionsAsync(app)).Single(s => s.Depth == 1);

        var around = await App.SubmitAsync(
            app.Officer,
            $"/staff/agency/sections/{outer.Id.Value}",
            new() { ["Under"] = inner.Id.Value.ToString() }
        );
        var twice = await AddAsync(app, "ฝ่ายปกครอง");
        var unnamed = await AddAsync(app, " ");

        Assert.Contains("ภายใต้ตนเอง", await ErrorsAsync(around), StringComparison.Ordinal);
        Assert.Contains("อยู่แล้ว", await ErrorsAsync(twice), StringComparison.Ordinal);
        Assert.Contains("ต้องระบุชื่อ", await ErrorsAsync(unnamed), StringComparison.Ordinal);
        Assert.Equal(2, (await SectionsAsync(app)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Closes_only_when_nothing_open_is_within_and_keeps_it(Database database)
    {
        await using var app = await App.StartAsync(database);
        await AddAsync(app, "ฝ่ายปกครอง");
        var outer = (await SectionsAsync(app)).Single();
        await AddAsync(app, "กลุ่มงานย่อย", outer.Id);
        var inner = (await SectionsAsync(app)).Single(s => s.Depth == 1);

        var refused = await CloseAsync(app, outer.Id);
        await CloseAsync(app, inner.Id);
        await CloseAsync(app, outer.Id);

        Assert.Contains("ยังมีส่วนงานย่อย", await ErrorsAsync(refused), StringComparison.Ordinal);
        Assert.All(await SectionsAsync(app), s => Assert.True(s.IsClosed));
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_what_changed()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await AddAsync(app, "ฝ่ายปกครอง");
        var id = (await SectionsAsync(app)).Single().Id.Value;
        var opened = await App.OpenAsync(app.Officer, $"/staff/agency/sections/{id}");
        var version = opened.QuerySelector("[name=Version]")!.GetAttribute("value")!;
        await App.SubmitAsync(app.Officer, $"/staff/agency/sections/{id}", new() { ["NameTh"] = "ฝ่ายปกครองท้องที่" });

        var second = await App.SubmitAsync(
            app.Officer,
            $"/staff/agency/sections/{id}",
            new() { ["Version"] = version, ["NameTh"] = "ฝ่ายปกครองใหม่" }
        );

        var page = await App.ReadAsync(await second.Content.ReadAsStringAsync());
        Assert.Contains("ฝ่ายปกครองท้องที่", page.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ฝ่ายปกครองใหม่", page.QuerySelector("[name=NameTh]")!.GetAttribute("value"));
    }

    private static Task<HttpResponseMessage> AddAsync(App app, string name, SectionId? under = null) =>
        App.SubmitAsync(
            app.Officer,
            "/staff/agency/sections",
            new() { ["NameTh"] = name, ["Under"] = under?.Value.ToString() ?? "" }
        );

    private static Task<HttpResponseMessage> CloseAsync(App app, SectionId section) =>
        App.SubmitAsync(app.Officer, $"/staff/agency/sections/{section.Value}", [], "handler=Close");

    private static Task<IReadOnlyList<Section>> SectionsAsync(App app) =>
        app.Ask<IAgencies, IReadOnlyList<Section>>(agencies => agencies.SectionsAsync(app.Agency));

    private static async Task<string> ErrorsAsync(HttpResponseMessage answer) =>
        (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).QuerySelector(".errors")?.TextContent ?? "";
}

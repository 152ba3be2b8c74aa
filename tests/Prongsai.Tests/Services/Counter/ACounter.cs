using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Setup;

namespace Prongsai.Tests.Services.Counter;

/// <summary>The counter of an office as people use it: set up by its manager, tickets from the kiosk, acts at a desk.</summary>
internal sealed class ACounter(App app, HttpClient manager)
{
    public const string Home = "/khlong-sam-wa/counter";

    public HttpClient Manager => manager;

    /// <summary>Two services (A, B), desk 1 for both and desk 2 for B, open all of today, the usual groups.</summary>
    public static async Task<ACounter> OpenAsync(App app)
    {
        var manager = await app.PersonAsync("somsri", app.Agency, Duty.ServiceManager, Duty.CounterOfficer);
        var counter = new ACounter(app, manager);
        await counter.SetUpAsync(
            "Service",
            new()
            {
                ["th"] = "แจ้งย้ายที่อยู่",
                ["en"] = "Change of address",
                ["letter"] = "a",
                ["minutes"] = "15",
                ["places"] = "2",
            }
        );
        await counter.SetUpAsync("Service", new() { ["th"] = "ทำบัตรประจำตัวประชาชน", ["letter"] = "B" });
        var today = TimeProvider
            .System.Now()
            .Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await counter.SetUpAsync(
            "Hours",
            new()
            {
                ["day"] = today,
                ["opens"] = "0:00",
                ["closes"] = "24:00",
            }
        );
        await counter.SetUpAsync("UsualGroups", []);
        await counter.DeskAsync(1, "A", "B");
        await counter.DeskAsync(2, "B");
        return counter;
    }

    public async Task<IHtmlDocument> SetUpAsync(string handler, Dictionary<string, string> fields)
    {
        var answer = await App.SubmitAsync(manager, SetUpCounterModel.Here, fields, $"?handler={handler}");
        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.IsSuccessStatusCode, $"{handler}: {(int)answer.StatusCode} {page.Body!.TextContent}");
        return page;
    }

    /// <summary>The identifier of the service with this letter, as the kiosk shows it.</summary>
    public async Task<string> ServiceAsync(string letter)
    {
        var page = await App.OpenAsync(manager, "/staff/counter/ticket");
        return page.QuerySelectorAll("label")
            .First(l => l.TextContent.Trim().StartsWith($"{letter} ·", StringComparison.Ordinal))
            .QuerySelector("input")!
            .GetAttribute("value")!;
    }

    public async Task<string> DeskAsync(int number, params string[] letters)
    {
        List<KeyValuePair<string, string>> fields = [new("number", $"{number}")];
        foreach (var letter in letters)
            fields.Add(new("serves", await ServiceAsync(letter)));
        var page = await App.OpenAsync(manager, SetUpCounterModel.Here);
        fields.Add(
            new(
                "__RequestVerificationToken",
                page.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!
            )
        );
        using var form = new FormUrlEncodedContent(fields);
        var answer = await manager.PostAsync($"{SetUpCounterModel.Here}?handler=Desk", form);
        answer.EnsureSuccessStatusCode();
        return await DeskAddressAsync(number);
    }

    public async Task<string> DeskAddressAsync(int number) =>
        (await App.OpenAsync(manager, "/staff/counter"))
            .QuerySelectorAll("a")
            .First(a => a.TextContent == $"ช่อง {number}")
            .GetAttribute("href")!;

    /// <summary>Takes a ticket as a stranger; the address of the ticket, or the page that says why not.</summary>
    public async Task<(string? Address, IHtmlDocument Page)> TakeAsync(
        string where,
        string[] letters,
        string priority = "",
        string? act = null
    )
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("priority", priority),
            new("act", act ?? Prongsai.Services.Counter.Queue.Secret.NewAct()),
        ];
        foreach (var letter in letters)
            fields.Add(new("service", letter.Length == 1 ? await ServiceAsync(letter) : letter));
        using var form = new FormUrlEncodedContent(fields);
        var answer = await app.Stranger.PostAsync(where, form);
        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.IsSuccessStatusCode, $"{where}: {(int)answer.StatusCode} {page.Body!.TextContent}");
        var path = answer.RequestMessage!.RequestUri!.PathAndQuery;
        return (path.Contains("/ticket/", StringComparison.Ordinal) ? path : null, page);
    }

    /// <summary>Presses a button at a desk: the page as it stands afterwards.</summary>
    public async Task<IHtmlDocument> DoAsync(int desk, string what, string? of = null, string? to = null)
    {
        var here = await DeskAddressAsync(desk);
        var page = await App.OpenAsync(manager, here);
        var form = page.Forms.First(f =>
            f.QuerySelector("[name=do]")?.GetAttribute("value") == what
            && (of is null || f.Closest("li")!.TextContent.Contains(of, StringComparison.Ordinal))
        );
        var fields = form.QuerySelectorAll("input[name]")
            .Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .ToList();
        if (to is not null)
            fields.Add(new("to", await ServiceAsync(to)));
        using var content = new FormUrlEncodedContent(fields);
        var answer = await manager.PostAsync(here, content);
        return await App.ReadAsync(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The number that is served at a desk; null when it is free.</summary>
    public static string? ServedAt(IHtmlDocument desk) => desk.QuerySelector(".desk__number")?.TextContent;

    public static string Said(IParentNode page) => page.QuerySelector("[role=alert]")?.TextContent.Trim() ?? "";
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Prongsai.Tests.Procurement.Reconciling;

/// <summary>
/// Answers as e-GP's feed of announcements does (302 to another address, Windows-874 under a header of ISO-8859-1, at most twenty of
/// a kind) and as the open contract data does (a key in a header, pages, amounts as text). Constructed from what is known of them:
/// neither was ever recorded.
/// </summary>
internal sealed class NationalServer : IAsyncDisposable
{
    public const string Key = "the-key-of-an-office-0001";

    private static readonly Encoding Thai = CodePagesEncodingProvider.Instance.GetEncoding(874)!;

    private readonly WebApplication _app;

    private NationalServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public string Feed => $"{Address}/EPROCRssFeedWeb/egpannouncerss.xml";

    public string Record => $"{Address}/govspending";

    /// <summary>What is announced: code of the kind, description, day.</summary>
    public List<(string Kind, string Description, DateOnly Day)> Announced { get; } = [];

    public List<JsonObject> Projects { get; } = [];

    /// <summary>Paths and queries that came.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>No more than this at once, whatever was asked for.</summary>
    public int MostAtOnce { get; set; } = 1000;

    /// <summary>Answers instead, while it is set; null lets the usual answer through.</summary>
    public Func<HttpContext, Task>? InsteadOfFeed { get; set; }

    public Func<HttpContext, int, Task<bool>>? InsteadOfRecord { get; set; }

    public static async Task<NationalServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new NationalServer(app);
        app.MapGet("/EPROCRssFeedWeb/egpannouncerss.xml", server.SendOn);
        app.MapGet("/process/egpannouncerss.xml", server.FeedAsync);
        app.MapGet("/govspending/service/egp-contract", context => server.RecordAsync(context, newer: true));
        app.MapGet("/govspending/cgdcontract", context => server.RecordAsync(context, newer: false));
        app.MapFallback(context =>
        {
            server.Calls.Add($"elsewhere {context.Request.Path} {context.Request.Headers["api-key"]}");
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>A project of one contract, as the open data has it.</summary>
    public static JsonObject Project(
        string number,
        string name,
        string price,
        string contract,
        string tin = "0105564128418",
        string day = "31 ต.ค. 67",
        string budget = "3,840,000.00",
        string sub = "สำนักงานเขตคลองสามวา",
        string winner = "บริษัท ทูยู คอร์ปอเรชั่น จำกัด"
    ) =>
        new()
        {
            ["project_id"] = number,
            ["project_name"] = name,
            ["dept_sub_name"] = sub,
            ["purchase_method_name"] = "เฉพาะเจาะจง",
            ["announce_date"] = "5 ก.ย. 67",
            ["project_money"] = budget,
            ["price_build"] = "3,591,027.00",
            ["sum_price_agree"] = price,
            ["budget_year"] = "2568",
            ["project_status"] = "ระหว่างดำเนินการ",
            ["contract"] = new JsonArray(Contract(price, contract, tin, day, winner)),
        };

    public static JsonObject Contract(
        string price,
        string contract,
        string tin = "0105564128418",
        string day = "31 ต.ค. 67",
        string winner = "บริษัท ทูยู คอร์ปอเรชั่น จำกัด"
    ) =>
        new()
        {
            ["winner_tin"] = tin,
            ["winner"] = winner,
            ["contract_no"] = contract,
            ["contract_date"] = day,
            ["contract_finish_date"] = "27 ก.พ. 71",
            ["price_agree"] = price,
            ["status"] = "ระหว่างดำเนินการ",
        };

    /// <summary>The feed's bytes: what the declaration says is true, what the header says is not.</summary>
    public static byte[] FeedOf(IEnumerable<(string Description, DateOnly Day)> items) =>
        Thai.GetBytes(
            $"""
            <?xml version="1.0" encoding="windows-874"?>
            <rss version="2.0"><channel><title>ประกาศจัดซื้อจัดจ้าง</title><countbyday>1</countbyday>{string.Concat(
                items.Select(item =>
                    $"<item><title>ซื้อของ {item.Description[..Math.Min(11, item.Description.Length)]}</title><link>https://process5.gprocurement.go.th/x?a=1&amp;b=2</link><description>{item.Description}</description><pubDate>{item.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</pubDate><guid></guid></item>"
                )
            )}</channel></rss>
            """
        );

    private Task SendOn(HttpContext context)
    {
        context.Response.Redirect($"/process/egpannouncerss.xml{context.Request.QueryString}");
        return Task.CompletedTask;
    }

    private async Task FeedAsync(HttpContext context)
    {
        Calls.Add($"feed{context.Request.QueryString}");
        if (InsteadOfFeed is { } instead)
        {
            await instead(context);
            return;
        }

        var (kind, day) = (
            context.Request.Query["anounceType"].ToString(),
            context.Request.Query["announceDate"].ToString()
        );
        var items = Announced
            .Where(a => a.Kind == kind)
            .Where(a => day.Length == 0 || a.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) == day)
            .Take(20)
            .Select(a => (a.Description, a.Day));
        context.Response.ContentType = "text/xml;charset=ISO-8859-1";
        await context.Response.Body.WriteAsync(FeedOf(items));
    }

    private async Task RecordAsync(HttpContext context, bool newer)
    {
        Calls.Add($"record{context.Request.QueryString}");
        var (offset, limit) = (Number(context, "offset"), Number(context, "limit"));
        if (InsteadOfRecord is { } instead && await instead(context, offset))
            return;
        if (context.Request.Headers["api-key"] != Key)
        {
            await SayAsync(context, 401, """{"message":"Invalid authentication credentials"}""");
            return;
        }

        var rows = new JsonArray([
            .. Projects.Skip(offset).Take(Math.Min(limit, MostAtOnce)).Select(p => p.DeepClone()),
        ]);
        await SayAsync(
            context,
            200,
            (
                newer
                    ? new JsonObject
                    {
                        ["success"] = true,
                        ["total"] = Projects.Count,
                        ["data"] = rows,
                    }
                    : new JsonObject { ["result"] = rows }
            ).ToJsonString()
        );
    }

    public static Task SayAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{type};charset=utf-8";
        return context.Response.WriteAsync(body);
    }

    private static int Number(HttpContext context, string name) =>
        int.Parse(context.Request.Query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
}

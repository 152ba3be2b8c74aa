using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Statistics;
using Prongsai.Surveys.Rounds;
using Prongsai.Tests.Surveys;

namespace Prongsai.Tests.Services.Counter;

/// <summary>The whole of it through the pages, on both databases: from the kiosk to the statistics.</summary>
public sealed class ADayAtTheCounter(CounterApps apps) : IClassFixture<CounterApps>
{
    private const string Home = ACounter.Home;

    [Theory, OnBothDatabases]
    public async Task Goes_from_a_ticket_to_the_figures(Database database)
    {
        var app = await apps.OnAsync(database);
        var counter = await ACounter.OpenAsync(app);

        // Tickets: by kiosk for two services (sent twice, as over a bad network), by phone with a right, by an officer.
        var act = Secret.NewAct();
        var (first, _) = await counter.TakeAsync($"{Home}/kiosk", ["A", "B"], act: act);
        var (again, page) = await counter.TakeAsync($"{Home}/kiosk", ["A", "B"], act: act);
        Assert.Equal(first, again);
        Assert.Equal("A001", page.QuerySelector(".ticket__number")!.TextContent);
        Assert.NotNull(page.QuerySelector("svg"));
        var (second, _) = await counter.TakeAsync(Home, ["A"]);
        var (third, _) = await counter.TakeAsync(Home, ["A"], "elderly");
        var given = await App.SubmitAsync(
            counter.Manager,
            "/staff/counter/ticket",
            new() { ["service"] = await counter.ServiceAsync("B") }
        );
        Assert.Contains("B001", await given.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // A001, then the turn of those who may go first.
        Assert.Equal(
            "2",
            (await App.OpenAsync(app.Stranger, second!)).QuerySelector("[data-fill=before]")!.TextContent
        );
        Assert.Contains("ยังประมาณเวลารอไม่ได้", page.Body!.TextContent, StringComparison.Ordinal);

        // What is no such form, no such service or no such right is refused in words.
        foreach (
            var (services, priority, number, said) in new (string[], string, string?, string)[]
            {
                ([], "", null, "เลือกงานบริการ 1 ถึง 5 งาน"),
                ([$"{Guid.CreateVersion7()}"], "", null, "เลือกงานบริการ 1 ถึง 5 งาน"),
                (["x'; DROP TABLE services_tickets; --"], "", null, "แบบที่ส่งมาอ่านไม่ได้"),
                (["A"], "friends", null, "ไม่มีในประกาศ"),
                (["A"], "", "1", "แบบที่ส่งมาอ่านไม่ได้"),
            }
        )
        {
            var (address, refused) = await counter.TakeAsync(Home, services, priority, number);
            Assert.Null(address);
            Assert.Contains(said, ACounter.Said(refused), StringComparison.Ordinal);
        }

        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.OK, (await app.Stranger.PostAsync($"{Home}/kiosk", json)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Stranger.GetAsync($"{Home}/ticket/0000000000000000")).StatusCode
        );

        // Desk 1: by arrival, then the turn of those who may go first; called again, put aside, taken up, done.
        Assert.Equal("A001", ACounter.ServedAt(await counter.DoAsync(1, "next")));
        Assert.Contains(
            "ช่อง 1",
            (await App.OpenAsync(app.Stranger, first!)).QuerySelector(".ticket__call")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("(2 ครั้ง)", (await counter.DoAsync(1, "again")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(ACounter.ServedAt(await counter.DoAsync(1, "hold")));
        Assert.Equal("A003", ACounter.ServedAt(await counter.DoAsync(1, "next")));
        // The right service is another: it keeps its place in time, before the officer's ticket, and desk 2 gets it.
        await counter.DoAsync(1, "transfer", to: "B");
        Assert.Equal("A003", ACounter.ServedAt(await counter.DoAsync(2, "next")));
        Assert.Equal("A001", ACounter.ServedAt(await counter.DoAsync(1, "this", of: "A001")));
        await counter.DoAsync(1, "finish");
        // Nobody comes, then somebody does.
        Assert.Equal("A002", ACounter.ServedAt(await counter.DoAsync(1, "next")));
        await counter.DoAsync(1, "no-show");
        Assert.Contains(
            "เรียกแล้วไม่พบท่าน",
            (await App.OpenAsync(app.Stranger, second!)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("A002", ACounter.ServedAt(await counter.DoAsync(1, "this", of: "A002")));

        // The same button again, by its number, and a button of a page that is old.
        var here = await counter.DeskAddressAsync(1);
        var old = await App.OpenAsync(counter.Manager, here);
        await counter.DoAsync(1, "finish");
        var repeated = await PressAsync(counter.Manager, here, old, "finish");
        Assert.Contains("ไม่ได้อยู่ที่ช่องนี้แล้ว", ACounter.Said(repeated), StringComparison.Ordinal);
        var free = await App.OpenAsync(counter.Manager, here);
        var next = await PressAsync(counter.Manager, here, free, "next");
        var once = await PressAsync(counter.Manager, here, free, "next");
        Assert.Equal(("B001", "B001"), (ACounter.ServedAt(next), ACounter.ServedAt(once)));
        Assert.Equal("", ACounter.Said(once));

        // Nobody but an officer works a desk, nor an officer of another office.
        var stranger = await app.Stranger.GetAsync(here);
        Assert.Equal("/staff/sign-in", stranger.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await counter.Manager.GetAsync($"/staff/counter/desks/{Guid.CreateVersion7()}")).StatusCode
        );
        Assert.Contains(
            "แบบที่ส่งมาอ่านไม่ได้",
            ACounter.Said(await PressAsync(counter.Manager, here, free, "explode")),
            StringComparison.Ordinal
        );

        // A service is withdrawn while A001 waits for its second stop, queued by itself: no new tickets, and it is still served.
        await counter.SetUpAsync("Withdraw", new() { ["id"] = await counter.ServiceAsync("B") });
        var kiosk = await App.OpenAsync(app.Stranger, $"{Home}/kiosk");
        Assert.DoesNotContain("ทำบัตรประจำตัวประชาชน", kiosk.Body!.TextContent, StringComparison.Ordinal);
        await counter.DoAsync(1, "finish");
        Assert.Equal("A001", ACounter.ServedAt(await counter.DoAsync(1, "next")));
        await counter.DoAsync(1, "finish");
        await counter.DoAsync(2, "finish");
        Assert.Contains(
            "เสร็จเรียบร้อย",
            (await App.OpenAsync(app.Stranger, first!)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null((await App.OpenAsync(counter.Manager, here)).QuerySelector(".desk__number"));

        // Given up by the visitor.
        var (gone, _) = await counter.TakeAsync(Home, ["A"]);
        await App.SubmitAsync(app.Stranger, gone!, []);
        Assert.Contains(
            "ยกเลิกแล้ว",
            (await App.OpenAsync(app.Stranger, gone!)).Body!.TextContent,
            StringComparison.Ordinal
        );

        // Each call with its reason and who else waited.
        var calls = await App.OpenAsync(app.Stranger, $"{Home}/calls");
        Assert.Equal(
            [
                ("A001", "มาก่อนในคิวที่รอ", "ไม่มี"),
                ("B001", "มาก่อนในคิวที่รอ", "A001"),
                ("A002", "มาหลังเรียกแล้วไม่พบ", "–"),
                ("A002", "มาก่อนในคิวที่รอ", "B001 A001"),
                ("A001", "กลับจากที่พักไว้", "–"),
                ("A003*", "มาก่อนในคิวที่รอ", "B001"),
                ("A003*", "ถึงรอบผู้มีสิทธิรับบริการก่อน", "A002 B001"),
                ("A001", "มาก่อนในคิวที่รอ", "A002 A003* B001"),
            ],
            calls
                .QuerySelectorAll("tbody tr")
                .Select(r => (r.QuerySelector("th")!.TextContent, r.Children[3].TextContent, r.Children[4].TextContent))
        );

        await StatisticsAgreeAsync(app);
        await AStreamResumesAsync(app);
        await ASurveyCodeLeadsToNoTicketAsync(app, first!);
        await AHalfHourHoldsNoMoreThanItCanAsync(app, counter);
    }

    private static async Task AHalfHourHoldsNoMoreThanItCanAsync(App app, ACounter counter)
    {
        var service = await counter.ServiceAsync("A");
        var book = $"{Home}/appointments";
        var tomorrow = (await App.OpenAsync(app.Stranger, $"{book}?service={service}"))
            .QuerySelectorAll("select[name=day] option")
            .Skip(1)
            .First()
            .GetAttribute("value")!;

        // Two places each half hour; five ask at once.
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => BookAsync(app, book, service, tomorrow, "600"))
        );

        Assert.Equal(2, answers.Count(a => a.Address is not null));
        Assert.All(
            answers.Where(a => a.Address is null),
            a => Assert.Contains("เต็มหรือผ่านไปแล้ว", ACounter.Said(a.Page), StringComparison.Ordinal)
        );
        var mine = answers.First(a => a.Address is not null).Address!;
        var early = await App.OpenAsync(app.Stranger, mine);
        // It can be given back, and is not for today.
        Assert.Single(early.QuerySelectorAll("main form[method=post]"));
        await App.SubmitAsync(app.Stranger, mine, [], "?handler=Cancel");
        Assert.Contains(
            "นัดนี้ยกเลิกแล้ว",
            (await App.OpenAsync(app.Stranger, mine)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull((await BookAsync(app, book, service, tomorrow, "600")).Address);
        foreach (var minute in new[] { "601", "-30", "x", "" })
            Assert.Null((await BookAsync(app, book, service, tomorrow, minute)).Address);
        Assert.Null((await BookAsync(app, book, "nothing", tomorrow, "600")).Address);
        var typed = await App.SubmitAsync(app.Stranger, $"{book}/arrive", new() { ["code"] = "0000" });
        Assert.Contains("ไม่พบนัดตามรหัสนี้", await typed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(string? Address, AngleSharp.Html.Dom.IHtmlDocument Page)> BookAsync(
        App app,
        string book,
        string service,
        string day,
        string minute
    )
    {
        using var form = new FormUrlEncodedContent([
            new("act", Secret.NewAct()),
            new("service", service),
            new("day", day),
            new("minute", minute),
        ]);
        var answer = await app.Stranger.PostAsync(book, form);
        var page = await App.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.IsSuccessStatusCode, page.Body!.TextContent);
        var path = answer.RequestMessage!.RequestUri!.AbsolutePath;
        return (path == book ? null : path, page);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PressAsync(
        HttpClient officer,
        string here,
        AngleSharp.Html.Dom.IHtmlDocument page,
        string what
    )
    {
        var form =
            page.Forms.FirstOrDefault(f => f.QuerySelector("[name=do]")?.GetAttribute("value") == what)
            ?? page.Forms.First(f => f.QuerySelector("[name=do]") is not null);
        using var content = new FormUrlEncodedContent(
            form.QuerySelectorAll("input[name]")
                .Select(i => new KeyValuePair<string, string>(
                    i.GetAttribute("name")!,
                    i.GetAttribute("name") == "do" ? what : i.GetAttribute("value") ?? ""
                ))
        );
        return await App.ReadAsync(await (await officer.PostAsync(here, content)).Content.ReadAsStringAsync());
    }

    // The figures that pages show, against the tickets themselves in plain SQL.
    private static async Task StatisticsAgreeAsync(App app)
    {
        var today = TimeProvider.System.Now().Today;
        await using var scope =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(app.Services);
        var db =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ProngsaiDb>(
                scope.ServiceProvider
            );
        var online =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<IRequestFigures>(
                scope.ServiceProvider
            );
        var year = await YearOfServices.OfAsync(db, online, app.Agency, FiscalYear.Of(today), default);
        var plain = await db
            .Database.SqlQuery<Counted>(
                $"""
                SELECT c."Th" AS "Service",
                    COUNT(CASE WHEN s."State" = 'Finished' THEN 1 END) AS "Finished",
                    COUNT(CASE WHEN s."State" = 'NoShow' THEN 1 END) AS "NoShows",
                    COUNT(CASE WHEN s."State" = 'Left' THEN 1 END) AS "Gone",
                    COUNT(CASE WHEN s."State" = 'Finished' AND s."PromisedMinutes" IS NOT NULL THEN 1 END) AS "Promised",
                    COUNT(CASE WHEN s."State" = 'Finished' AND s."ServedSeconds" <= s."PromisedMinutes" * 60 THEN 1 END) AS "Kept",
                    COALESCE(SUM(CASE WHEN s."State" = 'Finished' THEN s."ServedSeconds" END), 0) AS "Seconds"
                FROM services_stops AS s
                JOIN services_counter_services AS c ON c."AgencyId" = s."AgencyId" AND c."Id" = s."ServiceId"
                WHERE s."AgencyId" = {app.Agency.Value}
                GROUP BY c."Th" ORDER BY c."Th"
                """
            )
            .ToListAsync();

        Assert.Equal(
            plain.OrderBy(p => p.Service, StringComparer.Ordinal),
            year.Months.OrderBy(m => m.Service, StringComparer.Ordinal)
                .Select(m => new Counted(m.Service, m.WalkIn, m.NoShows, m.Gone, m.Promised, m.Kept, m.ServeSeconds))
        );
        Assert.Equal(5, plain.Sum(p => p.Finished));
        var csv = await app.Stranger.GetStringAsync("/khlong-sam-wa/services/statistics?handler=Csv");
        Assert.Equal(1 + year.Months.Count, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(
            "100.0%",
            (await App.OpenAsync(app.Stranger, "/khlong-sam-wa/services/statistics")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    private sealed record Counted(
        string Service,
        long Finished,
        long NoShows,
        long Gone,
        long Promised,
        long Kept,
        long Seconds
    );

    // A screen that comes back with the number of its last message is sent the next one and nothing before.
    private static async Task AStreamResumesAsync(App app)
    {
        using var client = app.NewClient();
        using var until = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (id, picture) = await EventAsync(client, null, () => Task.CompletedTask, until.Token);
        Assert.Equal("A001", picture.GetProperty("calls")[0].GetProperty("label").GetString());
        Assert.Equal(0, picture.GetProperty("waiting").GetArrayLength());

        var counter = new ACounter(app, app.Stranger);
        var (later, grown) = await EventAsync(
            client,
            id,
            async () =>
            {
                var service = picture.GetProperty("services")[0].GetProperty("id").GetString()!;
                Assert.NotNull((await counter.TakeAsync(Home, [service])).Address);
            },
            until.Token
        );
        Assert.NotEqual(id, later);
        Assert.Equal(1, grown.GetProperty("waiting").GetArrayLength());
        using var now = await client.GetAsync($"{Home}/now.json", until.Token);
        using var known = new HttpRequestMessage(HttpMethod.Get, $"{Home}/now.json");
        known.Headers.TryAddWithoutValidation("If-None-Match", now.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(known, until.Token)).StatusCode);
    }

    private static async Task<(string Id, JsonElement Picture)> EventAsync(
        HttpClient client,
        string? last,
        Func<Task> meanwhile,
        CancellationToken until
    )
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"{Home}/events");
        if (last is not null)
            ask.Headers.Add("Last-Event-ID", last);
        using var answer = await client.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead, until);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(until));
        Assert.Equal("retry: 2000", await lines.ReadLineAsync(until));
        await meanwhile();
        var id = "";
        while (await lines.ReadLineAsync(until) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line[4..];
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return (id, JsonDocument.Parse(line[6..]).RootElement.Clone());
        }

        throw new InvalidOperationException("The stream ended.");
    }

    private static async Task ASurveyCodeLeadsToNoTicketAsync(App app, string ticket)
    {
        Assert.Null(
            (await App.OpenAsync(app.Stranger, ticket.Split('?')[0])).QuerySelector("form[action$='?handler=Survey']")
        );
        var survey = await ASurvey.OpenAsync(
            app,
            Prongsai.Surveys.Questionnaires.ShippedTemplates.With("counter")!,
            also: WayKind.Token
        );
        var answered = await App.SubmitAsync(app.Stranger, ticket.Split('?')[0], [], "?handler=Survey");

        var address = answered.RequestMessage!.RequestUri!;
        Assert.StartsWith(survey.Address(WayKind.Token), address.AbsolutePath, StringComparison.Ordinal);
        var form = await App.ReadAsync(await answered.Content.ReadAsStringAsync());
        Assert.NotNull(form.QuerySelector("[name=sheet]"));
        // One a ticket; a whole heap was made at once, and nothing of the ticket's row stands beside any of its codes.
        Assert.Null(
            (await App.OpenAsync(app.Stranger, ticket.Split('?')[0])).QuerySelector("form[action$='?handler=Survey']")
        );
        await app.With<ProngsaiDb>(async db =>
        {
            var code = address.Query.Split("code=")[1];
            Assert.Equal(32, await db.Set<OneTimeToken>().CountAsync(t => t.Sheet == OneTimeToken.ForVisitors));
            var row = await db.Tickets.SingleAsync(t => t.SurveyOn != null);
            var hash = OneTimeToken.HashOf(survey.Round.Id, code);
            Assert.NotEqual(hash, row.KeyHash);
            Assert.Equal(1, await db.Set<OneTimeToken>().CountAsync(t => t.Hash == hash));
            Assert.Equal(0, await db.TicketEvents.CountAsync(e => e.Act == hash));
        });
    }
}

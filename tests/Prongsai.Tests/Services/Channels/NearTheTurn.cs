using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Channels;
using Prongsai.Tests.Services.Counter;

namespace Prongsai.Tests.Services.Channels;

/// <summary>Visitors are told when three, then one, are before them: in the browser and by LINE; once each, and then forgotten.</summary>
public sealed class NearTheTurn
{
    private const string Hook = "/khlong-sam-wa/line/webhook";

    [Theory, OnBothDatabases]
    public async Task A_visitor_is_told_twice_and_forgotten_with_the_ticket(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database, from: TimeProvider.System.Now().Utc);
        var counter = await ACounter.OpenAsync(office.App);
        List<string> tickets = [];
        for (var i = 0; i < 6; i++)
            tickets.Add((await counter.TakeAsync(ACounter.Home, ["A"])).Address!);
        await BeingToldOfNews.SubscribeAsync(office, tickets[4], "Watch", "fifth");
        await BeingToldOfNews.SubscribeAsync(office, tickets[4], "Watch", "fifth");
        // The page leads to the Official Account with the key already written.
        var line = (await App.OpenAsync(office.App.Stranger, tickets[5]))
            .QuerySelector("a[href^='https://line.me/R/oaMessage/']")!
            .GetAttribute("href")!;
        var words = Uri.UnescapeDataString(line.Split('?')[1]);
        Assert.Equal(HttpStatusCode.OK, await SayOnLineAsync(office, words));
        // LINE sends again what it thinks was not heard.
        Assert.Equal(HttpStatusCode.OK, await SayOnLineAsync(office, words));
        await office.App.DrainJobsAsync();
        Assert.Contains(
            "บัตร A006",
            Assert.Single(office.Theirs.Replies.Select(Text).Distinct()),
            StringComparison.Ordinal
        );
        Assert.Equal(2, await WatchesAsync(office));

        List<(int ByBrowser, int ByLine)> told = [];
        for (var call = 1; call <= 6; call++)
        {
            await counter.DoAsync(1, "next");
            await office.App.DrainJobsAsync();
            told.Add((office.Theirs.ToBrowsers.Count, office.Theirs.Pushes.Count));
            await counter.DoAsync(1, "finish");
        }

        // After the first call three are before A005; after the third one is. A006 comes one call later.
        Assert.Equal([(1, 0), (1, 1), (2, 1), (2, 2), (2, 2), (2, 2)], told);
        var near = JsonNode.Parse(
            EncryptingForABrowser.OpenedBy(
                BeingToldOfNews.PublicKey,
                BeingToldOfNews.PrivateKey,
                BeingToldOfNews.Auth,
                office.Theirs.ToBrowsers.First().Body
            )
        )!;
        Assert.Equal("บัตรคิว A005: เหลืออีก 3 คิวก่อนถึงท่าน", (string)near["title"]!);
        Assert.Contains(
            "บัตรคิว A006: เหลืออีก 1 คิวก่อนถึงท่าน",
            Text(office.Theirs.Pushes.Last()),
            StringComparison.Ordinal
        );
        Assert.Equal("Uvisitor", (string)office.Theirs.Pushes.Last().Json["to"]!);
        Assert.Equal(0, await WatchesAsync(office));
    }

    [Theory, OnBothDatabases]
    public async Task A_ticket_that_is_given_up_is_forgotten_at_once_and_yesterdays_in_the_night(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database, from: TimeProvider.System.Now().Utc);
        var counter = await ACounter.OpenAsync(office.App);
        var given = (await counter.TakeAsync(ACounter.Home, ["A"])).Address!;
        var stays = (await counter.TakeAsync(ACounter.Home, ["A"])).Address!;
        await BeingToldOfNews.SubscribeAsync(office, given, "Watch", "one");
        await BeingToldOfNews.SubscribeAsync(office, stays, "Watch", "two");

        var page = await App.OpenAsync(office.App.Stranger, given);
        using var leave = new FormUrlEncodedContent([
            new("act", page.QuerySelector("form [name=act]")!.GetAttribute("value")!),
        ]);
        await office.App.Stranger.PostAsync(new Uri(given, UriKind.Relative), leave);
        Assert.Equal(1, await WatchesAsync(office));

        office.Clock.Utc += TimeSpan.FromDays(1);
        await office.App.With<ProngsaiDb>(async db =>
        {
            db.Enqueue(null, office.Clock.Now(), new Prongsai.Services.Channels.Alerts.ForgetTicketWatches());
            await db.SaveChangesAsync();
        });
        await office.App.DrainJobsAsync();
        Assert.Equal(0, await WatchesAsync(office));
    }

    [Theory, OnBothDatabases]
    public async Task What_line_did_not_sign_is_not_read(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database, from: TimeProvider.System.Now().Utc);
        var counter = await ACounter.OpenAsync(office.App);
        var key = (await counter.TakeAsync(ACounter.Home, ["A"])).Address!.Split('/')[^1];
        var body = Body(key);

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(office, body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(office, body, "not base64"));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await PostAsync(office, body, TheirServers.Sign(body, "00000000000000000000000000000000"))
        );
        // Signed, and then changed on the way.
        var signature = TheirServers.Sign(body);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(office, [.. body, (byte)' '], signature));
        Assert.Equal(0, await WatchesAsync(office));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(office, body, signature));
        Assert.Equal(1, await WatchesAsync(office));
        // Who it was lies sealed, also in the queue.
        var kept = await office.App.Ask<ProngsaiDb, List<string>>(async db =>
            [
                .. await db.TicketWatches.Select(w => w.ProtectedLineUser!).ToListAsync(),
                .. await db.Set<Job>().Select(j => j.Payload).ToListAsync(),
                .. await db.Set<JournalEntry>().Select(e => e.Facts).ToListAsync(),
            ]
        );
        Assert.DoesNotContain(kept, k => k.Contains("Uvisitor", StringComparison.Ordinal));
        // Whatever else is said is none of ours.
        Assert.Equal(HttpStatusCode.OK, await SayOnLineAsync(office, "สวัสดีค่ะ"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(office, "[]"u8.ToArray(), TheirServers.Sign("[]"u8.ToArray())));
    }

    private static string Text(Came came) => (string)came.Json["messages"]![0]!["text"]!;

    private static byte[] Body(string text) =>
        Encoding.UTF8.GetBytes(
            new JsonObject
            {
                ["destination"] = "U0",
                ["events"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "message",
                        ["replyToken"] = "reply-token",
                        ["source"] = new JsonObject { ["type"] = "user", ["userId"] = "Uvisitor" },
                        ["message"] = new JsonObject
                        {
                            ["type"] = "text",
                            ["id"] = "1",
                            ["text"] = text,
                        },
                    }
                ),
            }.ToJsonString()
        );

    private static Task<HttpStatusCode> SayOnLineAsync(AnOfficeThatPosts office, string text)
    {
        var body = Body(text);
        return PostAsync(office, body, TheirServers.Sign(body));
    }

    private static async Task<HttpStatusCode> PostAsync(AnOfficeThatPosts office, byte[] body, string? signature)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, Hook) { Content = new ByteArrayContent(body) };
        post.Content.Headers.ContentType = new("application/json");
        if (signature is not null)
            post.Headers.TryAddWithoutValidation("X-Line-Signature", signature);
        using var answer = await office.App.Stranger.SendAsync(post);
        return answer.StatusCode;
    }

    private static Task<int> WatchesAsync(AnOfficeThatPosts office) =>
        office.App.Ask<ProngsaiDb, int>(db => db.TicketWatches.CountAsync());
}

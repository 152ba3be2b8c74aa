using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Channels;
using Prongsai.Tests.Notifications;
using Prongsai.Tests.Web;

namespace Prongsai.Tests.Services.Channels;

/// <summary>The public is told of news: by the feed, and by its browsers.</summary>
public sealed class BeingToldOfNews
{
    private const string News = "/khlong-sam-wa/posts";

    // A browser of ours, with the keys of RFC 8291's example.
    internal const string PublicKey =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        PrivateKey = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
        Auth = "BTBZMqHH6r4Tts7J_aSIgg";

    [Theory, OnBothDatabases]
    public async Task The_feed_is_valid_and_has_posts_and_disclosures(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database, withAccounts: false);
        await SampleIn.LoadAsync(office.App);
        var waiting = await office.WriteAsync([], title: "ยังไม่อนุมัติ");
        var page = await office.ApprovedAsync([]);

        var home = await App.OpenAsync(office.App.Stranger, "/khlong-sam-wa");
        var address = home.QuerySelector("link[rel=alternate][type='application/rss+xml']")!.GetAttribute("href")!;
        using var answer = await office.App.Stranger.GetAsync(address);
        Assert.Equal("application/rss+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(("rss", "2.0"), (feed.Root!.Name.LocalName, feed.Root.Attribute("version")!.Value));
        var channel = Assert.Single(feed.Root.Elements("channel"));
        Assert.All(["title", "link", "description"], name => Assert.Single(channel.Elements(name)));
        var self = channel.Element(XName.Get("link", "http://www.w3.org/2005/Atom"))!;
        Assert.Equal("self", self.Attribute("rel")!.Value);
        Assert.EndsWith(address, self.Attribute("href")!.Value, StringComparison.Ordinal);
        var items = channel.Elements("item").ToList();
        Assert.Contains(items, i => i.Element("category")!.Value.Contains("OIT", StringComparison.Ordinal));
        var post = Assert.Single(items, i => i.Element("title")!.Value == "ปรับเวลาให้บริการ");
        Assert.EndsWith("/khlong-sam-wa/services", post.Element("link")!.Value, StringComparison.Ordinal);
        Assert.EndsWith(page.Split('/')[^1], post.Element("guid")!.Value, StringComparison.Ordinal);
        Assert.Equal("Mon, 23 Mar 2026 03:00:00 +0000", post.Element("pubDate")!.Value);
        Assert.DoesNotContain(items, i => i.Element("title")!.Value == "ยังไม่อนุมัติ");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await office.App.Stranger.GetAsync($"{News}/{waiting.Split('/')[^1]}")).StatusCode
        );
        var times = items
            .Select(i =>
                DateTimeOffset.ParseExact(
                    i.Element("pubDate")!.Value,
                    "ddd, dd MMM yyyy HH:mm:ss zzz",
                    CultureInfo.InvariantCulture
                )
            )
            .ToList();
        Assert.Equal(times.OrderDescending(), times);

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await office.App.Stranger.SendAsync(again)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_subscribed_browser_can_read_what_it_gets_and_who_sent_it(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database, withAccounts: false);
        var key = await SubscribeAsync(office, News, "Subscribe", "one");
        await SubscribeAsync(office, News, "Subscribe", "one");
        var page = await office.ApprovedAsync([Channel.Push]);
        await office.LetJobsRunAsync(2);

        var push = Assert.Single(office.Theirs.ToBrowsers);
        Assert.Equal(("aes128gcm", "/push/one"), (push.Headers["Content-Encoding"], push.Path));
        var said = JsonNode.Parse(EncryptingForABrowser.OpenedBy(PublicKey, PrivateKey, Auth, push.Body))!;
        Assert.Equal("สำนักงานเขตคลองสามวา: ปรับเวลาให้บริการ", (string)said["title"]!);
        Assert.Equal($"{News}/{page.Split('/')[^1]}", (string)said["path"]!);
        CheckSignature(push.Headers["Authorization"], key, office);
        Assert.Equal(1, (await office.DeliveryAsync(page, Channel.Push)).Reached);
        // The private half of the key lies sealed.
        var kept = await office.App.Ask<ProngsaiDb, string>(db =>
            db.PushKeys.Select(k => k.ProtectedPrivate).SingleAsync()
        );
        Assert.Throws<CryptographicException>(() =>
        {
            using var open = ECDsa.Create();
            open.ImportPkcs8PrivateKey(Convert.FromBase64String(kept), out _);
        });
    }

    [Theory, OnBothDatabases]
    public async Task A_browser_that_is_gone_is_forgotten_and_one_that_stops_hears_no_more(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(database, withAccounts: false);
        await SubscribeAsync(office, News, "Subscribe", "stops");
        await SubscribeAsync(office, News, "Subscribe", "gone");
        using var stop = new FormUrlEncodedContent([new("endpoint", Endpoint(office, "stops"))]);
        await office.App.Stranger.PostAsync(new Uri($"{News}?handler=Unsubscribe", UriKind.Relative), stop);
        office.Theirs.BrowserAnswers = StatusCodes.Status410Gone;
        await office.ApprovedAsync([Channel.Push]);
        await office.LetJobsRunAsync(2);

        Assert.Equal("/push/gone", Assert.Single(office.Theirs.ToBrowsers).Path);
        Assert.Equal(0, await office.App.Ask<ProngsaiDb, int>(db => db.PushSubscribers.CountAsync()));

        // One that was made for another key of ours.
        await SubscribeAsync(office, News, "Subscribe", "other");
        office.Theirs.BrowserAnswers = StatusCodes.Status403Forbidden;
        await office.ApprovedAsync([Channel.Push]);
        await office.LetJobsRunAsync(2);
        Assert.Equal(0, await office.App.Ask<ProngsaiDb, int>(db => db.PushSubscribers.CountAsync()));

        // Any other trouble forgets nobody.
        await SubscribeAsync(office, News, "Subscribe", "stays");
        office.Theirs.BrowserAnswers = StatusCodes.Status503ServiceUnavailable;
        await office.ApprovedAsync([Channel.Push]);
        await office.LetJobsRunAsync(2);
        Assert.Equal(1, await office.App.Ask<ProngsaiDb, int>(db => db.PushSubscribers.CountAsync()));
        Assert.DoesNotContain(await office.App.JobsAsync("push-to-subscriber"), j => j.State == JobState.Poisoned);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_inside_the_own_network_is_not_taken_and_never_called(Database database)
    {
        await using var office = await AnOfficeThatPosts.StartAsync(
            database,
            withAccounts: false,
            builder => builder.Configuration["Prongsai:Outside:Allowed"] = ""
        );
        foreach (
            var endpoint in (string[])[$"{office.Theirs.Address}push/x", "http://10.0.0.5/x", "https://localhost/x"]
        )
        {
            using var form = Form(endpoint);
            var answer = await office.App.Stranger.PostAsync(
                new Uri($"{News}?handler=Subscribe", UriKind.Relative),
                form
            );
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        }

        // A public name that leads inside is found out when it is called.
        using (var form = Form($"https://127.0.0.1.nip.example:{office.Theirs.Address.Port}/push/x"))
            await office.App.Stranger.PostAsync(new Uri($"{News}?handler=Subscribe", UriKind.Relative), form);
        await office.App.With<ProngsaiDb>(db =>
            db.PushSubscribers.ExecuteUpdateAsync(row =>
                row.SetProperty(s => s.Endpoint, $"https://localhost:{office.Theirs.Address.Port}/push/x")
            )
        );
        await office.ApprovedAsync([Channel.Push]);
        await office.LetJobsRunAsync(2);

        Assert.Empty(office.Theirs.ToBrowsers);
        var job = Assert.Single(await office.App.JobsAsync("push-to-subscriber"));
        Assert.Contains("not on the public internet", job.Trouble, StringComparison.Ordinal);
    }

    internal static string Endpoint(AnOfficeThatPosts office, string name) =>
        new Uri(office.Theirs.Address, $"push/{name}").ToString();

    /// <summary>Does what push.js does; the server's public key.</summary>
    internal static async Task<string> SubscribeAsync(
        AnOfficeThatPosts office,
        string page,
        string handler,
        string name
    )
    {
        var shown = await App.OpenAsync(office.App.Stranger, page);
        var box = shown.QuerySelector("[data-push]")!;
        Assert.EndsWith($"handler={handler}", box.GetAttribute("data-on"), StringComparison.Ordinal);
        using var form = Form(Endpoint(office, name));
        var answer = await office.App.Stranger.PostAsync(new Uri(box.GetAttribute("data-on")!, UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return box.GetAttribute("data-key")!;
    }

    private static FormUrlEncodedContent Form(string endpoint) =>
        new([new("endpoint", endpoint), new("p256dh", PublicKey), new("auth", Auth)]);

    // As a push service does: RFC 8292.
    private static void CheckSignature(string header, string key, AnOfficeThatPosts office)
    {
        var parts = header["vapid ".Length..].Split(", ").ToDictionary(p => p[..1], p => p[2..]);
        Assert.Equal(key, parts["k"]);
        var token = parts["t"].Split('.');
        var point = Base64Url.DecodeFromChars(key);
        using var check = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = point[1..33], Y = point[33..] },
            }
        );
        Assert.True(
            check.VerifyData(
                Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"),
                Base64Url.DecodeFromChars(token[2]),
                HashAlgorithmName.SHA256
            )
        );
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(token[1]))!;
        Assert.Equal(office.Theirs.Address.GetLeftPart(UriPartial.Authority), (string)claims["aud"]!);
        Assert.InRange(
            (long)claims["exp"]!,
            new DateTimeOffset(office.Clock.Utc.AddMinutes(-10)).ToUnixTimeSeconds(),
            new DateTimeOffset(office.Clock.Utc.AddHours(24)).ToUnixTimeSeconds()
        );
        Assert.Equal("https://ita.example.go.th", (string)claims["sub"]!);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Outside;

/// <summary>An anonymous visitor with manners, against real servers.</summary>
public sealed class VisitingPages
{
    [Fact]
    public async Task A_page_is_read_with_its_title_links_and_date()
    {
        await using var site = await ASite.StartAsync();
        site.Page(
            "/oit/o15",
            """<title>O15 การจัดซื้อ</title><p>งบประมาณ ๒๕๖๘</p><a href="/files/o15.pdf">ดาวน์โหลด</a><a href="https://egp.example.go.th/x#part">e-GP</a>"""
        );
        using var visitor = site.Visitor();

        var visit = await visitor.VisitAsync(site.At("/oit/o15#table"));

        Assert.Equal((VisitOutcome.Reached, 200, "text/html"), (visit.Outcome, visit.Status, visit.MediaType));
        Assert.Equal(("O15 การจัดซื้อ", "งบประมาณ ๒๕๖๘"), (visit.Page!.Title, visit.Page.Text.Split('\n')[0]));
        Assert.Equal(
            [(site.At("/files/o15.pdf"), "ดาวน์โหลด"), (new Uri("https://egp.example.go.th/x"), "e-GP")],
            visit.Page.Links.Select(l => (l.Address, l.Words))
        );
        Assert.Equal(ASite.Modified, visit.LastModified);
        Assert.Equal(FileHash.Of(visit.Content.Span), visit.Hash);
        Assert.Null(visit.Why);
    }

    [Fact]
    public async Task It_says_who_it_is_and_brings_nothing_else()
    {
        await using var site = await ASite.StartAsync();
        site.On(
            "/",
            context =>
            {
                context.Response.Cookies.Append("track", "1");
                return context.Response.WriteAsync(context.Request.Headers.UserAgent.ToString());
            }
        );
        using var visitor = site.Visitor();

        var first = await visitor.VisitAsync(site.At("/"));
        await visitor.VisitAsync(site.At("/"));

        var name = System.Text.Encoding.UTF8.GetString(first.Content.Span);
        Assert.StartsWith("Prongsai/", name, StringComparison.Ordinal);
        Assert.EndsWith("(+https://ita.example.go.th)", name, StringComparison.Ordinal);
        Assert.All(site.Requests, request => Assert.False(request.Headers.ContainsKey("Cookie")));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_dead_link_says_how_it_is_dead(int status)
    {
        await using var site = await ASite.StartAsync();
        site.On(
            "/gone",
            context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            }
        );
        using var visitor = site.Visitor();

        var visit = await visitor.VisitAsync(site.At("/gone"));

        Assert.Equal((VisitOutcome.Status, status), (visit.Outcome, visit.Status));
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), visit.Why!.Value.Th, StringComparison.Ordinal);
        Assert.True(visit.Content.IsEmpty);
    }

    [Fact]
    public async Task Redirects_are_followed_to_the_end()
    {
        await using var site = await ASite.StartAsync();
        site.Redirect("/", "/th/หน้าหลัก");
        site.Page("/th/หน้าหลัก", "<title>หน้าหลัก</title>");
        using var visitor = site.Visitor();

        var visit = await visitor.VisitAsync(site.At("/"));

        Assert.Equal((VisitOutcome.Reached, site.At("/th/หน้าหลัก")), (visit.Outcome, visit.Final));
    }

    [Fact]
    public async Task An_endless_redirect_is_named()
    {
        await using var site = await ASite.StartAsync();
        site.Redirect("/a", "/b");
        site.Redirect("/b", "/a");
        site.On(
            "/count",
            context =>
            {
                var n = int.Parse(context.Request.Query["n"].ToString(), CultureInfo.InvariantCulture);
                context.Response.Redirect($"/count?n={(n + 1).ToString(CultureInfo.InvariantCulture)}");
                return Task.CompletedTask;
            }
        );
        using var visitor = site.Visitor();

        Assert.Equal(VisitOutcome.EndlessRedirect, (await visitor.VisitAsync(site.At("/a"))).Outcome);
        Assert.Equal(VisitOutcome.EndlessRedirect, (await visitor.VisitAsync(site.At("/count?n=1"))).Outcome);
    }

    [Fact]
    public async Task A_server_that_drips_is_left_in_time()
    {
        await using var site = await ASite.StartAsync();
        site.On(
            "/drip",
            async context =>
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync("x");
                    await context.Response.Body.FlushAsync();
                    await Task.Delay(50, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        );
        using var visitor = site.Visitor(s => s with { Patience = TimeSpan.FromMilliseconds(700) });
        var watch = Stopwatch.StartNew();

        var visit = await visitor.VisitAsync(site.At("/drip"));

        Assert.Equal(VisitOutcome.TimedOut, visit.Outcome);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_on()
    {
        await using var site = await ASite.StartAsync();
        site.On(
            "/huge",
            async context =>
            {
                // Without end: whoever read on would never come back.
                var piece = new byte[64 * 1024];
                while (!context.RequestAborted.IsCancellationRequested)
                    await context.Response.Body.WriteAsync(piece);
            }
        );
        using var visitor = site.Visitor(s => s with { MostBytes = 1024 * 1024 });

        var visit = await visitor.VisitAsync(site.At("/huge"));

        Assert.Equal(VisitOutcome.TooLarge, visit.Outcome);
        Assert.True(visit.Content.IsEmpty);
    }

    [Fact]
    public async Task A_small_answer_that_unpacks_to_a_mountain_is_not_read_on()
    {
        await using var site = await ASite.StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(new byte[64 << 20]);
        site.On(
            "/bomb",
            context =>
            {
                context.Response.Headers.ContentEncoding = "gzip";
                return context.Response.Body.WriteAsync(packed.ToArray()).AsTask();
            }
        );
        using var visitor = site.Visitor(s => s with { MostBytes = 1024 * 1024 });

        Assert.Equal(VisitOutcome.TooLarge, (await visitor.VisitAsync(site.At("/bomb"))).Outcome);
    }

    [Theory]
    [InlineData("http://127.0.0.2:{0}/")]
    [InlineData("http://2130706434:{0}/")]
    [InlineData("http://0x7f.0.0.2:{0}/")]
    [InlineData("http://0177.0.0.2:{0}/")]
    [InlineData("http://127.2:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.2]:{0}/")]
    [InlineData("http://[64:ff9b::7f00:2]:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://inside.test:{0}/")]
    public async Task A_redirect_into_the_house_is_not_followed(string inside)
    {
        await using var site = await ASite.StartAsync();
        site.Redirect("/", string.Format(CultureInfo.InvariantCulture, inside, site.Port));
        using var visitor = site.Visitor(s =>
            s with
            {
                Resolve = (host, _) =>
                    Task.FromResult(host == "inside.test" ? [IPAddress.Parse("127.0.0.2")] : Array.Empty<IPAddress>()),
            }
        );

        var visit = await visitor.VisitAsync(site.At("/"));

        Assert.Equal(VisitOutcome.AddressNotAllowed, visit.Outcome);
        Assert.Contains("Prongsai:Outside:Allowed", visit.Why!.Value.Th, StringComparison.Ordinal);
        Assert.DoesNotContain(
            site.Requests,
            request => request.Host != $"127.0.0.1:{site.Port.ToString(CultureInfo.InvariantCulture)}"
        );
    }

    [Fact]
    public async Task A_name_that_changes_its_address_is_connected_to_where_it_was_looked_at()
    {
        await using var site = await ASite.StartAsync();
        site.Page("/", "<title>ของจริง</title>");
        var asked = 0;
        using var visitor = site.Visitor(s =>
            s with
            {
                // First the allowed one, then another: whoever asked twice would go to the second.
                Resolve = (_, _) =>
                    Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "127.0.0.1" : "127.0.0.2")]),
            }
        );

        var visit = await visitor.VisitAsync(
            new Uri($"http://rebind.test:{site.Port.ToString(CultureInfo.InvariantCulture)}/")
        );

        // robots.txt and the page share the one connection that was looked at.
        Assert.Equal((VisitOutcome.Reached, 1), (visit.Outcome, asked));
    }

    [Fact]
    public async Task Of_several_addresses_only_the_allowed_are_connected_to()
    {
        await using var site = await ASite.StartAsync();
        site.Page("/", "<title>ของจริง</title>");
        using var visitor = site.Visitor(s =>
            s with
            {
                Resolve = (_, _) =>
                    Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Parse("127.0.0.1")]),
            }
        );

        var visit = await visitor.VisitAsync(
            new Uri($"http://two.test:{site.Port.ToString(CultureInfo.InvariantCulture)}/")
        );

        Assert.Equal(VisitOutcome.Reached, visit.Outcome);
    }

    [Theory]
    [InlineData("ftp://example.go.th/file")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@example.go.th/")]
    [InlineData("http://example.go.th:25/")]
    [InlineData("javascript:alert(1)")]
    public async Task What_is_no_web_address_is_not_visited(string address)
    {
        using var visitor = new PoliteVisitor(new VisitSettings(), TimeProvider.System);

        Assert.Equal(VisitOutcome.AddressNotAllowed, (await visitor.VisitAsync(new Uri(address))).Outcome);
    }

    [Fact]
    public async Task Robots_txt_is_obeyed_and_asked_once()
    {
        await using var site = await ASite.StartAsync();
        site.Robots("User-agent: *\nDisallow: /staff");
        site.Page("/staff/x", "no");
        site.Page("/open", "yes");
        using var visitor = site.Visitor();

        var refused = await visitor.VisitAsync(site.At("/staff/x"));
        var open = await visitor.VisitAsync(site.At("/open"));

        Assert.Equal((VisitOutcome.RobotsRefuse, VisitOutcome.Reached), (refused.Outcome, open.Outcome));
        Assert.Equal(["/robots.txt", "/open"], site.Requests.Select(r => r.Path));
    }

    [Theory]
    [InlineData(503, VisitOutcome.RobotsRefuse)]
    [InlineData(404, VisitOutcome.Reached)]
    [InlineData(403, VisitOutcome.Reached)]
    public async Task A_robots_txt_that_fails_forbids_and_one_that_is_missing_permits(int status, VisitOutcome expected)
    {
        await using var site = await ASite.StartAsync();
        site.Page("/", "x");
        site.On(
            "/robots.txt",
            context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            }
        );
        using var visitor = site.Visitor();

        Assert.Equal(expected, (await visitor.VisitAsync(site.At("/"))).Outcome);
    }

    [Fact]
    public async Task A_host_is_visited_one_at_a_time_with_pauses()
    {
        await using var site = await ASite.StartAsync();
        site.Page("/", "x");
        using var visitor = site.Visitor(s => s with { Pause = TimeSpan.FromMilliseconds(250) });

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.VisitAsync(site.At("/"))));

        var times = site.Requests.Select(r => r.At).Order().ToList();
        Assert.InRange(times.Count, 4, 6);
        for (var i = 1; i < times.Count; i++)
            Assert.True(times[i] - times[i - 1] >= TimeSpan.FromMilliseconds(240), $"{times[i] - times[i - 1]}");
    }

    [Fact]
    public async Task Nobody_there_is_said_in_words()
    {
        await using var site = await ASite.StartAsync();
        using var visitor = site.Visitor(s =>
            s with
            {
                Resolve = (_, _) =>
                    throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound),
            }
        );

        var noName = await visitor.VisitAsync(new Uri("http://no-such-name.test/"));
        var noServer = await visitor.VisitAsync(new Uri("http://127.0.0.1:1/"));
        var closed = await visitor.VisitAsync(
            new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}/")
        );

        Assert.Equal(VisitOutcome.NotReached, noName.Outcome);
        Assert.Contains("ไม่พบชื่อนี้", noName.Why!.Value.Th, StringComparison.Ordinal);
        Assert.Equal(VisitOutcome.AddressNotAllowed, noServer.Outcome);
        Assert.Equal(VisitOutcome.NotReached, closed.Outcome);
    }

    [Fact]
    public async Task A_file_is_hashed_as_it_is_and_a_walk_does_not_read_it()
    {
        await using var site = await ASite.StartAsync();
        var pdf = "%PDF-1.4 ..."u8.ToArray();
        site.File("/o15.pdf", "application/pdf", pdf);
        using var visitor = site.Visitor();

        var whole = await visitor.VisitAsync(site.At("/o15.pdf"));
        var passed = await visitor.VisitAsync(site.At("/o15.pdf"), new VisitWish(PagesOnly: true));

        Assert.Equal((FileHash.Of(pdf), "application/pdf"), (whole.Hash, whole.MediaType));
        Assert.Equal((VisitOutcome.Reached, null), (passed.Outcome, passed.Hash));
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

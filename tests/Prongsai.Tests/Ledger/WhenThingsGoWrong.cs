using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;
using Prongsai.Ledger.Witnessing;
using Prongsai.Tests.Web.Operations;
using Prongsai.Web;
using Xunit.Abstractions;

namespace Prongsai.Tests.Ledger;

/// <summary>Full disks, clocks that go back, witnesses that lie, wrong settings, many at once: the log stays one and goes on.</summary>
public sealed class WhenThingsGoWrong(ITestOutputHelper output) : IDisposable
{
    private const string Here = "/khlong-sam-wa/ledger";

    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-wrong-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [WhenTheDiskIsFull.FactAsRoot]
    public async Task A_full_key_folder_signs_nothing_and_goes_on_when_there_is_room()
    {
        WhenTheDiskIsFull.Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", _folder);
        try
        {
            await using var app = await App.StartAsync(
                Database.Sqlite,
                builder => builder.Configuration["Prongsai:Ledger:KeyFolder"] = _folder
            );
            await WritingIntoTheLog.SilentlyAsync(app, 3);
            await WritingIntoTheLog.RunAsync(app);
            var before = await app.Stranger.GetStringAsync($"{Here}/checkpoint");
            WhenTheDiskIsFull.Fill(_folder);

            await WritingIntoTheLog.SilentlyAsync(app, 4);
            await Assert.ThrowsAsync<IOException>(() => WritingIntoTheLog.RunAsync(app));
            await Assert.ThrowsAsync<IOException>(() => WritingIntoTheLog.RunAsync(app));

            // Written, not signed; whoever asks is shown what was signed, and that is whole.
            var log = await WritingIntoTheLog.LogAsync(app);
            Assert.Equal((7, 3, null), (log.Size, log.SignedSize, log.StoppedAt));
            Assert.Equal(before, await app.Stranger.GetStringAsync($"{Here}/checkpoint"));
            Assert.Empty((await WritingIntoTheLog.AuditAsync(app)).Faults);

            File.Delete(Path.Combine(_folder, "filler"));
            await WritingIntoTheLog.RunAsync(app);
            var audit = await WritingIntoTheLog.AuditAsync(app, before);
            Assert.Empty(audit.Faults);
            Assert.Equal(7, audit.Entries);
        }
        finally
        {
            WhenTheDiskIsFull.Run("umount", "-l", _folder);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_clock_that_goes_back_leaves_everything_valid(Database database)
    {
        var clock = new MovableClock();
        await using var app = await App.StartAsync(database, clock.Set);
        await WritingIntoTheLog.SilentlyAsync(app, 3);
        await app.DrainJobsAsync();
        var before = await app.Stranger.GetStringAsync($"{Here}/checkpoint");

        clock.Advance(TimeSpan.FromDays(-400));
        await WritingIntoTheLog.SilentlyAsync(app, 3);
        await WritingIntoTheLog.RunAsync(app);

        var audit = await WritingIntoTheLog.AuditAsync(app, before);
        Assert.Empty(audit.Faults);
        Assert.Equal(6, audit.Entries);
    }

    [Theory, OnBothDatabases]
    public async Task However_many_wait_each_is_there_once(Database database)
    {
        await using var app = await App.StartAsync(database);
        foreach (var count in new[] { 255, 1, 256, 513, 511 })
        {
            await WritingIntoTheLog.SilentlyAsync(app, count);
            await WritingIntoTheLog.RunAsync(app);
            var log = await WritingIntoTheLog.LogAsync(app);
            Assert.Equal(log.Size, log.SignedSize);
        }

        var audit = await WritingIntoTheLog.AuditAsync(app);
        Assert.Empty(audit.Faults);
        Assert.Equal(1536, audit.Entries);
        Assert.Equal(1536, (await WritingIntoTheLog.ActsAsync(app)).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task Two_nodes_that_append_at_once_make_one_log(Database database)
    {
        await using var app = await App.StartAsync(database);
        List<string> checkpoints = [];
        for (var round = 0; round < 6; round++)
        {
            await WritingIntoTheLog.SilentlyAsync(app, 300);
            // The queue keeps them apart; were it to fail, the log's version still does.
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TriedAsync(app))));
            await WritingIntoTheLog.RunAsync(app);
            Assert.Empty((await WritingIntoTheLog.AuditAsync(app, checkpoints.LastOrDefault())).Faults);
            checkpoints.Add(await app.Stranger.GetStringAsync($"{Here}/checkpoint"));
        }

        Assert.Equal(1800, (await WritingIntoTheLog.ActsAsync(app)).Distinct().Count());
        Assert.Equal(1800, (await WritingIntoTheLog.LogAsync(app)).SignedSize);
    }

    [Theory, OnBothDatabases]
    public async Task A_witness_that_lies_or_is_slow_holds_up_nobody(Database database)
    {
        using var smaller = SecretKey.Create("smaller.example", NoteKeyKind.Cosignature);
        using var another = SecretKey.Create("stranger.example", NoteKeyKind.Cosignature);
        var told = 0L;
        Dictionary<string, Func<string, (int, string)>> lies = new()
        {
            ["garbage"] = _ => (200, "— nothing\n"),
            ["stranger"] = text => (200, another.Cosign(text, TimeProvider.System.GetUtcNow()).ToString()),
            ["smaller"] = text => (200, smaller.Cosign(Size(text, 1), TimeProvider.System.GetUtcNow()).ToString()),
            ["larger"] = _ => (409, "999\n"),
            ["never"] = _ => (409, "1\n"),
            ["huge"] = _ => (200, new string('x', 4 << 20)),
            ["slow"] = _ => (0, ""),
            ["broken"] = _ => (500, "no"),
        };
        await using var liar = await ServerAsync(async context =>
        {
            Interlocked.Increment(ref told);
            var asked = await new StreamReader(context.Request.Body).ReadToEndAsync();
            var note = asked[(asked.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            var text = note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)];
            var (status, body) = lies[context.Request.Path.Value!.Split('/')[1]](text);
            if (status == 0)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted);
                return;
            }

            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        var at = liar.Urls.First();
        var keys = lies.Keys.ToDictionary(lie => lie, KeyOf);
        await using var app = await App.StartAsync(
            database,
            builder =>
            {
                builder.Configuration["Prongsai:Ledger:Witnesses"] = string.Join(
                    ';',
                    lies.Keys.Select(lie => $"{keys[lie]} {at}/{lie}")
                );
                builder.Services.PostConfigure<HttpClientFactoryOptions>(
                    AskingWitnesses.Client,
                    options => options.HttpClientActions.Add(client => client.Timeout = TimeSpan.FromSeconds(2))
                );
            }
        );
        await WritingIntoTheLog.SilentlyAsync(app, 3);

        var watch = Stopwatch.StartNew();
        await app.DrainJobsAsync();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.InRange(told, lies.Count, 2 * lies.Count);
        var seen = await app.Ask<ProngsaiDb, List<Sighting>>(db => db.LedgerSightings.AsNoTracking().ToListAsync());
        Assert.Equal(lies.Count, seen.Count);
        Assert.All(seen, s => Assert.True(s is { Size: 0, Trouble.Length: > 0 }, s.Witness));
        Assert.True(Checkpoint.TryParse(await app.Stranger.GetStringAsync($"{Here}/checkpoint"), out var note, out _));
        Assert.Single(note.Signatures);
        // Nobody vouched for it: whoever audits by the published policy hears so.
        Assert.Contains(
            (await WritingIntoTheLog.AuditAsync(app)).Faults,
            f => f.En.Contains("witnesses", StringComparison.Ordinal)
        );

        string KeyOf(string lie)
        {
            using var made = SecretKey.Create($"{lie}.example", NoteKeyKind.Cosignature);
            return (lie == "smaller" ? smaller : made).Public.ToString();
        }

        static string Size(string text, int size)
        {
            var lines = text.Split('\n');
            lines[1] = size.ToString(CultureInfo.InvariantCulture);
            return string.Join('\n', lines);
        }
    }

    [Theory]
    [InlineData("Ledger:Quorum", "2", "0 ถึง 0")]
    [InlineData("Ledger:Witnesses", "nonsense", "กุญแจ ที่อยู่")]
    [InlineData("Ledger:Witnesses", "w+00000000+AAAA https://w.example", "กุญแจ ที่อยู่")]
    public async Task A_wrong_setting_is_refused_at_the_start(string name, string value, string words)
    {
        using var program = TheProgram.StartOther(
            _folder,
            "",
            "dotnet",
            [TheProgram.Path, "serve", "--urls", "http://127.0.0.1:0"],
            (name, value)
        );
        var (code, said) = await TheProgram.EndAsync(program);

        Assert.Equal(2, code);
        Assert.Contains($"Prongsai:{name}", said, StringComparison.Ordinal);
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_witness_has_one_vote_by_whatever_name()
    {
        using var key = SecretKey.Create("w.example", NoteKeyKind.Cosignature);
        using var other = SecretKey.Create("w.example", NoteKeyKind.Cosignature);
        var renamed = new NoteKey("v.example", NoteKeyKind.Cosignature, key.Public.Public);

        foreach (var second in new[] { key.Public, other.Public, renamed })
        {
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Prongsai:Ledger:Witnesses"] = $"{key.Public} https://a.example; {second} https://b.example",
                    }
                )
                .Build();
            Assert.Equal("ledger-witness-twice", Assert.Single(LedgerSettings.WhyNot(configuration)).Code);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Ten_thousand_who_check_at_once_are_all_answered_rightly(Database database)
    {
        const int visitors = 64,
            checks = 10_000;
        await using var app = await App.StartAsync(database);
        var hashes = Enumerable
            .Range(0, 500)
            .Select(n => FileHash.Of(Encoding.UTF8.GetBytes($"file {n}")).Hex)
            .ToList();
        await WritingIntoTheLog.JournalAsync(app, [.. hashes.Select(WritingIntoTheLog.Printed)]);
        await app.DrainJobsAsync();
        var policy = await app.Stranger.GetStringAsync($"{Here}/policy");
        var unknown = FileHash.Of("never"u8.ToArray()).Hex;

        await CheckAsync(512);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await CheckAsync(checks);
        var took = watch.Elapsed;
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{database}: {checks / took.TotalSeconds:0} checks a second by {visitors} visitors, {grown / 1024.0 / 1024:0.0} MB kept"
            )
        );
        Assert.True(grown < 64 << 20, $"{grown} bytes stay");

        // Three of four fetch a proof, verify it and find what they should; the fourth looks at the page.
        async Task CheckAsync(int count)
        {
            var next = -1;
            await Task.WhenAll(
                Enumerable
                    .Range(0, visitors)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            using var visitor = app.NewClient();
                            while (Interlocked.Increment(ref next) is var n && n < count)
                            {
                                var hash = hashes[n % hashes.Count];
                                if (n % 4 == 3)
                                {
                                    var page = await visitor.GetAsync($"/khlong-sam-wa/verify/{hash}");
                                    Assert.Equal(HttpStatusCode.OK, page.StatusCode);
                                    Assert.Contains(
                                        hash,
                                        await page.Content.ReadAsStringAsync(),
                                        StringComparison.Ordinal
                                    );
                                    continue;
                                }

                                var proof = await visitor.GetStringAsync($"{Here}/proof/{hash}.tlog-proof");
                                Assert.Equal(ProofVerdict.Included, OfflineProof.Check(hash, proof, policy).Verdict);
                                Assert.Equal(ProofVerdict.Altered, OfflineProof.Check(unknown, proof, policy).Verdict);
                            }
                        })
                    )
            );
        }
    }

    // On one database: what is asked of it is the same as above, and a burst takes long on either. A socket for each visitor at both
    // ends: VISITORS_OF_PRONGSAI says how many where the machine has that many (issue: ten thousand).
    [Fact]
    public async Task All_who_are_connected_ask_in_one_moment_while_the_log_grows()
    {
        var visitors = int.TryParse(
            Environment.GetEnvironmentVariable("VISITORS_OF_PRONGSAI"),
            CultureInfo.InvariantCulture,
            out var said
        )
            ? said
            : 1_500;
        await MigratedDatabase.NewAsync(Database.Sqlite, _folder);
        await using var office = Node.Build("", folder: _folder);
        await office.Services.PrepareAsync();
        AgencyId agency;
        await using (var scope = office.Services.CreateAsyncScope())
            agency = await App.KhlongSamWaAsync(scope.ServiceProvider.GetRequiredService<IAgencies>());
        var hashes = Enumerable
            .Range(0, 500)
            .Select(n => FileHash.Of(Encoding.UTF8.GetBytes($"file {n}")).Hex)
            .ToList();
        await WriteAsync(hashes);
        await using var served = await TheProgram.ServeAsync(_folder, "");
        using var first = served.Client();
        await Eventually.IsAsync(async () =>
            (await first.GetAsync($"{Here}/proof/{hashes[^1]}.tlog-proof")).IsSuccessStatusCode
        );
        var policy = await first.GetStringAsync($"{Here}/policy");
        var unknown = FileHash.Of("never"u8.ToArray()).Hex;

        var sockets = new ConcurrentBag<(int N, Socket Socket)>();
        await Parallel.ForAsync(
            0,
            visitors,
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (n, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(first.BaseAddress!.Host, first.BaseAddress.Port, cancellation);
                sockets.Add((n, socket));
            }
        );
        var watch = Stopwatch.StartNew();
        List<string> more = [.. Enumerable.Range(0, 600).Select(n => FileHash.Of([(byte)n, (byte)(n >> 8)]).Hex)];
        var growing = WriteAsync(more);
        var answers = await Task.WhenAll(sockets.Select(s => AskAsync(s.Socket, PathOf(s.N), s.N)));
        var took = watch.Elapsed;
        await growing;
        await Eventually.IsAsync(async () =>
            (await first.GetAsync($"{Here}/proof/{more[^1]}.tlog-proof")).IsSuccessStatusCode
        );

        // Three of five fetch a proof and verify it, one looks at the page, one asks for a file that nobody published.
        var sizes = new ConcurrentDictionary<long, string>();
        Parallel.ForEach(
            answers,
            answer =>
            {
                var (n, status, body) = answer;
                var hash = hashes[n % hashes.Count];
                Assert.Equal(n % 5 == 4 ? "HTTP/1.1 404" : "HTTP/1.1 200", status);
                if (n % 5 == 3)
                    Assert.Contains(hash, body, StringComparison.Ordinal);
                if (n % 5 >= 3)
                    return;

                Assert.Equal(ProofVerdict.Included, OfflineProof.Check(hash, body, policy).Verdict);
                Assert.True(TlogProof.TryParse(body, out var proof));
                Assert.True(Checkpoint.TryParse(proof.Checkpoint, out _, out var checkpoint));
                // Whoever was shown a tree of this size was shown the same one.
                Assert.Equal(checkpoint.Text, sizes.GetOrAdd(checkpoint.Size, checkpoint.Text));
            }
        );
        Assert.Equal(visitors, answers.Select(a => a.N).Distinct().Count());
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{visitors} connections answered in {took.TotalSeconds:0.0} s, trees of {string.Join(", ", sizes.Keys.Order())} entries seen"
            )
        );

        string PathOf(int n) =>
            (n % 5) switch
            {
                3 => $"/khlong-sam-wa/verify/{hashes[n % hashes.Count]}",
                4 => $"{Here}/proof/{unknown}.tlog-proof",
                _ => $"{Here}/proof/{hashes[n % hashes.Count]}.tlog-proof",
            };

        async Task WriteAsync(IReadOnlyList<string> files)
        {
            await using var scope = office.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
            foreach (var (what, record, facts) in files.Select(WritingIntoTheLog.Printed))
                db.Journal(agency, TimeProvider.System.Now(), Actor.System, what, record, facts);
            await db.SaveChangesAsync();
        }
    }

    // By hand: a client of .NET would let some of them wait for others.
    private static async Task<(int N, string Status, string Body)> AskAsync(Socket socket, string path, int n)
    {
        using var held = socket;
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"));
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        var said = await reader.ReadToEndAsync();
        var split = said.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (n, said[..Math.Min(said.Length, 12)], split < 0 ? "" : said[(split + 4)..]);
    }

    [Fact]
    public async Task A_few_lines_that_are_not_ours_walk_an_exported_log()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await WritingIntoTheLog.SilentlyAsync(app, 700);
        await app.DrainJobsAsync();
        var folder = await ExportAsync(app);

        Assert.Equal((0, "700"), await WalkAsync(folder));
        var tile = Path.Combine(folder, "tile", "0", "001");
        var bytes = await File.ReadAllBytesAsync(tile);
        bytes[99] ^= 1;
        await File.WriteAllBytesAsync(tile, bytes);
        Assert.NotEqual(0, (await WalkAsync(folder)).Code);
    }

    [Theory, OnBothDatabases]
    public async Task The_command_line_leads_out_of_an_old_backup(Database database)
    {
        await using var app = await App.StartAsync(
            database,
            builder =>
            {
                builder.Configuration["Prongsai:Ledger:KeyFolder"] = _folder;
                _database = builder.Configuration["Prongsai:Database"]!;
                _data = builder.Configuration["Prongsai:DataFolder"]!;
            }
        );
        await WritingIntoTheLog.SilentlyAsync(app, 5);
        await app.DrainJobsAsync();
        var older = await WritingIntoTheLog.SnapshotAsync(app);
        await WritingIntoTheLog.SilentlyAsync(app, 4);
        await app.DrainJobsAsync();
        var newer = await WritingIntoTheLog.SnapshotAsync(app);

        await WritingIntoTheLog.RestoreAsync(app, older);
        await WritingIntoTheLog.RunAsync(app);
        await app.DrainJobsAsync();
        var (code, said) = await RecoverAsync();
        Assert.Equal(1, code);
        Assert.Contains("สำเนาเก่า", said, StringComparison.Ordinal);
        Assert.Contains("old backup", said, StringComparison.Ordinal);
        Assert.Contains("--begin-successor", said, StringComparison.Ordinal);
        Assert.Contains(
            "สำเนาเก่า",
            (await App.OpenAsync(app.Officer, "/staff/ledger")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "สมุดทะเบียนสาธารณะหยุด",
            (await App.OpenAsync(app.Officer, "/staff/inbox")).Body!.TextContent,
            StringComparison.Ordinal
        );

        // The newer backup is found: it goes on where it was.
        await WritingIntoTheLog.RestoreAsync(app, newer);
        await app.With<ProngsaiDb>(db =>
            db.Ledgers.ExecuteUpdateAsync(l =>
                l.SetProperty(x => x.StoppedAt, TimeProvider.System.GetUtcNow().UtcDateTime)
                    .SetProperty(x => x.StoppedBecause, "ทดสอบ / test")
            )
        );
        Assert.Equal(0, (await RecoverAsync("--resume")).Code);
        await WritingIntoTheLog.SilentlyAsync(app, 1);
        await app.DrainJobsAsync();
        Assert.Equal(10, (await WritingIntoTheLog.LogAsync(app)).SignedSize);

        // There is none: a successor.
        await WritingIntoTheLog.RestoreAsync(app, older);
        await WritingIntoTheLog.RunAsync(app);
        Assert.Equal(0, (await RecoverAsync("--begin-successor")).Code);
        await app.DrainJobsAsync();
        var next = await WritingIntoTheLog.LogAsync(app);
        Assert.Equal((2, null), (next.Number, next.StoppedAt));
        Assert.Empty((await WritingIntoTheLog.AuditAsync(app, at: $"{Here}/2")).Faults);
        // Nothing is stopped any more.
        Assert.Equal(2, (await RecoverAsync("--resume")).Code);
    }

    private string _database = "",
        _data = "";

    private async Task<(int Code, string Said)> RecoverAsync(params string[] words)
    {
        using var program = TheProgram.StartOther(
            _data,
            _database,
            "dotnet",
            [TheProgram.Path, "ledger", "recover", "khlong-sam-wa", .. words],
            ("Ledger:KeyFolder", _folder)
        );
        return await TheProgram.EndAsync(program);
    }

    private static async Task TriedAsync(App app)
    {
        try
        {
            await WritingIntoTheLog.RunAsync(app);
        }
        catch (DbUpdateException)
        {
            // The other node was faster: the job comes again.
        }
    }

    private async Task<string> ExportAsync(App app)
    {
        var folder = Path.Combine(_folder, "exported");
        await app.With<ILedgers>(async ledgers =>
            await ledgers.ExportAsync(await WritingIntoTheLog.AgencyAsync(app), folder)
        );
        return folder;
    }

    private static async Task<(int Code, string Size)> WalkAsync(string folder)
    {
        var script = Path.Combine(Repository.Root, "tests", "Prongsai.Tests", "Ledger", "walk-log.mjs");
        using var process = Process.Start(
            new ProcessStartInfo("node", [script, folder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (code, said) = await TheProgram.EndAsync(process);
        return (code, said.Trim().Split(' ')[^1]);
    }

    private static async Task<WebApplication> ServerAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}

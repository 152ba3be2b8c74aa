using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Prongsai.Kernel;
using Prongsai.Ledger;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;
using Prongsai.Ledger.Witnessing;
using Prongsai.Tests.Web.Operations;
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
        await WritingIntoTheLog.JournalAsync(app, [.. hashes.Select(Printed)]);
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

    [Fact]
    public async Task What_was_tampered_with_is_named_by_the_audit_in_both_languages()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await WritingIntoTheLog.SilentlyAsync(app, 300);
        await app.DrainJobsAsync();
        var folder = await ExportAsync(app);

        await ChangedAsync("tile/0/000", bytes => bytes[40] ^= 1, "ไม่ตรงกับรายการ", "do not follow");
        await ChangedAsync("tile/1/000.p/1", bytes => bytes[3] ^= 1, "ไม่ตรงกับรายการ", "do not follow");
        await ChangedAsync("tile/entries/000", bytes => bytes[60] ^= 1, "ค่าแฮชรวม", "is not that of the checkpoint");
        await ChangedAsync("checkpoint", bytes => Size(bytes, "300", "299"), "ไม่มีลายมือชื่อ", "not signed");
        await ChangedAsync("checkpoint", bytes => Signature(bytes, 60), "ไม่มีลายมือชื่อ", "not signed");
        // The first letters of the signature line are the key's id.
        await ChangedAsync("checkpoint", bytes => Signature(bytes, 0), "ไม่มีลายมือชื่อ", "not signed");
        Assert.Contains("every hash fits", (await AuditAsync()).Said, StringComparison.Ordinal);

        async Task ChangedAsync(string path, Action<byte[]> change, string th, string en)
        {
            var file = Path.Combine(folder, path);
            var was = await File.ReadAllBytesAsync(file);
            byte[] changed = [.. was];
            change(changed);
            await File.WriteAllBytesAsync(file, changed);
            var (code, said) = await AuditAsync();
            await File.WriteAllBytesAsync(file, was);

            Assert.True(code == 1, $"{path}: {code}\n{said}");
            Assert.Contains(th, said, StringComparison.Ordinal);
            Assert.Contains(en, said, StringComparison.Ordinal);
        }

        Task<(int Code, string Said)> AuditAsync() => RunAsync("ledger", "audit", folder);

        static void Size(byte[] bytes, string was, string now) =>
            Encoding
                .ASCII.GetBytes(now)
                .CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\n{was}\n")) + 1));

        static void Signature(byte[] bytes, int from)
        {
            var at = bytes.AsSpan().LastIndexOf((byte)' ') + 1 + from;
            bytes[at] = bytes[at] == 'A' ? (byte)'B' : (byte)'A';
        }
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

    private Task<(int Code, string Output)> RunAsync(params string[] words) => TheProgram.RunAsync(_folder, "", words);

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

    private static (string What, string Record, object Facts) Printed(string hash) =>
        (
            "DisclosurePrinted",
            "disclosure:x",
            new
            {
                code = "O1",
                year = 2567,
                number = 1,
                name = "a.pdf",
                sha256 = hash,
                size = 19,
            }
        );

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

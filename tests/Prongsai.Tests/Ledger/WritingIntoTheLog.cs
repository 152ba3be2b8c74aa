using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Kernel;
using Prongsai.Ledger;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Public;
using Prongsai.Ledger.Tlog;
using Prongsai.Tests.Disclosures;

namespace Prongsai.Tests.Ledger;

/// <summary>From a publication to a proof that anybody checks; and every way in which the log refuses to lie.</summary>
public sealed class WritingIntoTheLog
{
    private const string Here = "/khlong-sam-wa/ledger";

    [Theory, OnBothDatabases]
    public async Task What_is_published_is_logged_in_the_same_act_and_proved(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);

        var file = await APublishedItem.PublishAsync(app);
        // Before any job ran it waits beside the publication.
        Assert.True(await app.Ask<ProngsaiDb, bool>(db => db.LedgerOutbox.AnyAsync(o => o.AgencyId == app.Agency)));
        await app.DrainJobsAsync();

        Assert.False(await app.Ask<ProngsaiDb, bool>(db => db.LedgerOutbox.AnyAsync()));
        var proof = await app.Stranger.GetStringAsync($"{Here}/proof/{file.Hex}.tlog-proof");
        var policy = await app.Stranger.GetStringAsync($"{Here}/policy");
        Assert.Equal(ProofVerdict.Included, OfflineProof.Check(file.Hex, proof, policy).Verdict);
        Assert.Equal(ProofVerdict.Unknown, OfflineProof.Check(file.Hex, proof, null).Verdict);
        Assert.Equal(ProofVerdict.Altered, OfflineProof.Check(new string('0', 64), proof, policy).Verdict);

        // The edition itself, as everybody downloads it.
        var edition = await app.Stranger.GetByteArrayAsync($"{TheDesk.Public}/editions/1/edition.json");
        var hash = FileHash.Of(edition).Hex;
        var ofEdition = await app.Stranger.GetStringAsync($"{Here}/proof/{hash}.tlog-proof");
        Assert.Equal(ProofVerdict.Included, OfflineProof.Check(hash, ofEdition, policy).Verdict);

        Assert.True(TlogProof.TryParse(ofEdition, out var read));
        var entry = Encoding.UTF8.GetString(read.Entry.Span);
        Assert.Equal(CanonicalJson.Of(entry), entry);
        Assert.Contains("\"kind\":\"publish\"", entry, StringComparison.Ordinal);
        Assert.Contains($"\"size\":{edition.Length}", entry, StringComparison.Ordinal);
        // Neither content nor a name.
        Assert.DoesNotContain("จัดซื้อจัดจ้าง", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("prongsai", entry, StringComparison.Ordinal);

        var page = await App.OpenAsync(app.Stranger, Here);
        Assert.Contains("เผยแพร่ O15", page.Body!.TextContent, StringComparison.Ordinal);
        var link = page.QuerySelector("ol[reversed] a")!.GetAttribute("href")!;
        Assert.Contains(
            "\"kind\"",
            (await App.OpenAsync(app.Stranger, link)).Body!.TextContent,
            StringComparison.Ordinal
        );
        await App.OpenAsync(app.Officer, "/staff/ledger");
        Assert.Contains(
            hash,
            (await App.OpenAsync(app.Stranger, $"/khlong-sam-wa/verify/{hash}")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_table_is_kept_as_it_was_written_that_day_and_proved_in_every_form(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await APublishedItem.PublishAsync(app);
        await app.DrainJobsAsync();
        var policy = await app.Stranger.GetStringAsync($"{Here}/policy");
        var page = (await App.OpenAsync(app.Stranger, TheDesk.Public)).Body!.TextContent;

        foreach (var form in (string[])["csv", "xlsx", "json"])
        {
            var address = $"{TheDesk.Public}/editions/1/tables/b2.{form}";
            var table = await app.Stranger.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal($"khlong-sam-wa-2567-O15-1-b2.{form}", table.Content.Headers.ContentDisposition!.FileNameStar);
            var hash = FileHash.Of(await table.Content.ReadAsByteArrayAsync());
            var proof = await app.Stranger.GetStringAsync($"{Here}/proof/{hash.Hex}.tlog-proof");
            Assert.Equal(ProofVerdict.Included, OfflineProof.Check(hash.Hex, proof, policy).Verdict);
            Assert.Contains(hash.Hex, page, StringComparison.Ordinal);
            // The kept bytes are sent, whatever this program would write today.
            Assert.Equal(
                hash,
                await app.Ask<ProngsaiDb, FileHash>(db =>
                    db.Set<EditionTable>().Where(t => t.Name == $"b2.{form}").Select(t => t.File).SingleAsync()
                )
            );
        }

        // An edition from before tables were kept: they are written for each visitor, and no proof is promised.
        await app.Ask<ProngsaiDb, int>(db => db.Set<EditionTable>().ExecuteDeleteAsync());
        var csv = await app.Stranger.GetStringAsync($"{TheDesk.Public}/editions/1/tables/b2.csv");
        Assert.Contains("จ้างทำป้าย", csv, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Any_byte_of_a_proof_that_is_changed_is_found(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        var file = await APublishedItem.PublishAsync(app);
        await SilentlyAsync(app, 5);
        await app.DrainJobsAsync();
        var proof = await app.Stranger.GetByteArrayAsync($"{Here}/proof/{file.Hex}.tlog-proof");
        var policy = await app.Stranger.GetStringAsync($"{Here}/policy");

        List<string> believed = [];
        for (var i = 0; i < proof.Length; i++)
        {
            byte[] changed = [.. proof];
            changed[i] ^= 1;
            try
            {
                var verdict = OfflineProof.Check(file.Hex, Encoding.UTF8.GetString(changed), policy).Verdict;
                if (verdict == ProofVerdict.Included)
                    believed.Add($"byte {i}");
            }
            catch (RefusedException)
            {
                // No proof at all any more.
            }
        }

        Assert.Empty(believed);
    }

    [Theory, OnBothDatabases]
    public async Task The_log_is_served_as_files_and_an_audit_walks_all_of_them(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await APublishedItem.PublishAsync(app);
        await SilentlyAsync(app, 300);
        await app.DrainJobsAsync();
        var first = await app.Stranger.GetStringAsync($"{Here}/checkpoint");
        await SilentlyAsync(app, 300);
        await app.DrainJobsAsync();

        var result = await AuditAsync(app, since: first);
        Assert.Empty(result.Faults);
        Assert.Equal(await EntriesAsync(app), result.Entries);
        Assert.True(result.Entries > 600, $"{result.Entries}");

        var tile = await app.Stranger.GetAsync($"{Here}/tile/0/000");
        Assert.Equal(256 * 32, (await tile.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal("application/octet-stream", tile.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", tile.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "public, max-age=2",
            (await app.Stranger.GetAsync($"{Here}/checkpoint")).Headers.CacheControl!.ToString()
        );
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"{Here}/tile/entries/000");
        asked.Headers.AcceptEncoding.ParseAdd("gzip");
        var packed = await app.Stranger.SendAsync(asked);
        Assert.Contains("gzip", packed.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        await using (
            var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress)
        )
        using (var whole = new MemoryStream())
        {
            await unpacked.CopyToAsync(whole);
            Assert.Equal(await app.Stranger.GetByteArrayAsync($"{Here}/tile/entries/000"), whole.ToArray());
        }

        // A partial tile begins the full one, also after that is there (tlog-tiles: it may go, it may not change).
        var full = await tile.Content.ReadAsByteArrayAsync();
        Assert.Equal(full[..(7 * 32)], await app.Stranger.GetByteArrayAsync($"{Here}/tile/0/000.p/7"));
        var seven = EntryBundle.TryRead(await app.Stranger.GetByteArrayAsync($"{Here}/tile/entries/000.p/7"))!;
        Assert.Equal(full[..32], Bytes(TreeHash.OfLeaf(seven[0].Span)));
        Assert.Equal(7, seven.Count);
        var checkpoint = await app.Stranger.GetAsync($"{Here}/checkpoint");
        Assert.Equal("text/plain; charset=utf-8", checkpoint.Content.Headers.ContentType!.ToString());
        Assert.Equal("*", Assert.Single(checkpoint.Headers.GetValues("Access-Control-Allow-Origin")));
        foreach (var none in new[] { "tile/0/009", "tile/0/002.p/250", "tile/9/000", "tile/0/0", "nothing", "proof/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync($"{Here}/{none}")).StatusCode);

        // The folder verifies without the program; every file of it that is changed is found.
        var folder = Directory.CreateTempSubdirectory("prongsai-export-").FullName;
        await app.With<ILedgers>(async ledgers =>
            Assert.True(await ledgers.ExportAsync(await AgencyAsync(app), folder) > 5)
        );
        Assert.Empty((await AuditAsync(folder)).Faults);
        foreach (
            var path in Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(p => !p.Contains("proof", StringComparison.Ordinal))
        )
        {
            if (Path.GetFileName(path) is "vkey" or "policy")
                continue;
            var was = await File.ReadAllBytesAsync(path);
            byte[] changed = [.. was];
            changed[changed.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(path, changed);
            Assert.True(await IsRefusedAsync(folder), path);
            await File.WriteAllBytesAsync(path, was);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory, OnBothDatabases]
    public async Task Stopped_anywhere_nothing_is_lost_doubled_or_forked(Database database)
    {
        await using var app = await App.StartAsync(database);
        var steps = app.Services.GetRequiredService<Steps>();
        var acts = 0;
        List<string> checkpoints = [];
        foreach (var step in Enum.GetValues<Step>())
        {
            await SilentlyAsync(app, 7);
            acts += 7;
            steps.Listening = reached =>
            {
                if (reached == step)
                    throw new IOException($"stopped at {step}");
            };
            await Assert.ThrowsAsync<IOException>(() => RunAsync(app));
            steps.Listening = null;
            await RunAsync(app);
            // Once more, as a job may that ran already.
            await RunAsync(app);

            Assert.Equal(acts, await EntriesAsync(app));
            Assert.Empty((await AuditAsync(app, checkpoints.LastOrDefault())).Faults);
            checkpoints.Add(await app.Stranger.GetStringAsync($"{Here}/checkpoint"));
        }

        var log = await LogAsync(app);
        Assert.Equal((acts, null), (log.SignedSize, log.StoppedBecause));
        Assert.Equal(acts, (await ActsAsync(app)).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task A_database_restored_from_an_old_backup_is_not_signed_and_a_successor_begins(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SilentlyAsync(app, 5);
        await app.DrainJobsAsync();
        var older = await SnapshotAsync(app);
        await SilentlyAsync(app, 4);
        await app.DrainJobsAsync();
        var newest = await app.Stranger.GetStringAsync($"{Here}/checkpoint");

        await RestoreAsync(app, older);
        await SilentlyAsync(app, 1);
        await app.DrainJobsAsync();

        var stopped = await LogAsync(app);
        Assert.Contains("9", stopped.StoppedBecause, StringComparison.Ordinal);
        Assert.Equal(5, stopped.SignedSize);
        Assert.Contains(
            "หยุด",
            (await App.OpenAsync(app.Officer, "/staff/ledger")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("หยุด", (await App.OpenAsync(app.Stranger, Here)).Body!.TextContent, StringComparison.Ordinal);
        // As many as were signed, but others: not that either.
        await app.With<ILedgers>(async ledgers => await ledgers.ResumeAsync(await AgencyAsync(app)));
        await SilentlyAsync(app, 3);
        await app.DrainJobsAsync();
        Assert.NotNull((await LogAsync(app)).StoppedAt);

        // What was written but never signed is not lost: it is proved in the successor.
        var unsigned = (await ActsAsync(app)).Skip(5).ToList();
        Assert.NotEmpty(unsigned);
        await app.With<ILedgers>(async ledgers => await ledgers.BeginSuccessorAsync(await AgencyAsync(app)));
        await SilentlyAsync(app, 2);
        await app.DrainJobsAsync();

        var next = await LogAsync(app);
        for (var n = 0; n < unsigned.Count; n++)
        {
            var again = await app.Stranger.GetStringAsync($"{Here}/2/proof/{n + 1}.tlog-proof");
            Assert.True(TlogProof.TryParse(again, out var kept));
            Assert.Contains(unsigned[n], Encoding.UTF8.GetString(kept.Entry.Span), StringComparison.Ordinal);
        }

        Assert.Equal((2, null), (next.Number, next.StoppedBecause));
        Assert.EndsWith("/ledger/2", next.Origin, StringComparison.Ordinal);
        Assert.Empty((await AuditAsync(app, at: $"{Here}/2")).Faults);
        Assert.True(
            TlogProof.TryParse(await app.Stranger.GetStringAsync($"{Here}/2/proof/0.tlog-proof"), out var first)
        );
        Assert.True(Checkpoint.TryParse(newest, out _, out var last));
        Assert.Contains(
            $"\"root\":\"{last.Root}\",\"size\":9",
            Encoding.UTF8.GetString(first.Entry.Span),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_tampered_tile_or_root_is_not_signed(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SilentlyAsync(app, 5);
        await app.DrainJobsAsync();
        await app.With<ProngsaiDb>(async db =>
        {
            var tile = await db.LedgerTiles.FirstAsync(t => t.Place == 0);
            tile.Hashes = [.. tile.Hashes.Select((b, i) => i == 40 ? (byte)(b ^ 1) : b)];
            await db.SaveChangesAsync();
        });

        await SilentlyAsync(app, 1);
        await app.DrainJobsAsync();

        var log = await LogAsync(app);
        Assert.Equal(5, log.SignedSize);
        Assert.Contains("signed", log.StoppedBecause, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_key_signs_beside_the_old_one_and_then_alone(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SilentlyAsync(app, 1);
        await app.DrainJobsAsync();
        var before = await app.Stranger.GetStringAsync($"{Here}/policy");

        await app.With<ILedgers>(async ledgers => await ledgers.RotateKeyAsync(await AgencyAsync(app), retire: false));
        await app.DrainJobsAsync();
        Assert.True(
            Checkpoint.TryParse(await app.Stranger.GetStringAsync($"{Here}/checkpoint"), out var both, out var at)
        );
        Assert.Equal(2, both.Signatures.Count);
        // Who knows only the old key still believes it.
        Assert.Null(Policy.Read(before, out _)!.WhyNotSigned(both, at.Origin));
        Assert.Empty((await AuditAsync(app)).Faults);

        await app.With<ILedgers>(async ledgers => await ledgers.RotateKeyAsync(await AgencyAsync(app), retire: true));
        await app.DrainJobsAsync();
        Assert.True(Checkpoint.TryParse(await app.Stranger.GetStringAsync($"{Here}/checkpoint"), out var one, out _));
        Assert.Single(one.Signatures);
        Assert.Equal(Distrust.AnotherKey, Policy.Read(before, out _)!.WhyNotSigned(one, at.Origin));
        Assert.Empty((await AuditAsync(app)).Faults);
    }

    [Theory, OnBothDatabases]
    public async Task An_audit_finds_the_month_that_was_due_and_silent(Database database)
    {
        var clock = new MovableClock();
        await using var app = await TheDesk.StartAsync(database, clock.Set);
        await APublishedItem.PublishAsync(app);
        // One month that nobody published, and one item of the year that was.
        await JournalAsync(app, Obligation("O12", ["2024-01"], "2024-02-15"), Obligation("O15", [], "2024-04-30"));
        await app.DrainJobsAsync();

        var result = await AuditAsync(app);

        Assert.Empty(result.Faults);
        var silent = Assert.Single(result.Silent);
        Assert.Contains("O12", silent.Th, StringComparison.Ordinal);
        Assert.Contains("due but silent", silent.En, StringComparison.Ordinal);
        Assert.Contains("O15", Assert.Single(result.Late).Th, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_withdrawn_and_not_replaced_is_silence_too(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await APublishedItem.PublishAsync(app);
        await JournalAsync(
            app,
            Obligation("O15", [], "2999-04-30"),
            (
                "DisclosureWithdrawn",
                "disclosure:O15",
                new
                {
                    code = "O15",
                    year = 2567,
                    upTo = 1,
                }
            )
        );
        await app.DrainJobsAsync();

        var withdrawn = Assert.Single((await AuditAsync(app)).Silent);
        Assert.Contains("was withdrawn", withdrawn.En, StringComparison.Ordinal);

        await APublishedItem.PublishAsync(app, "ฉบับแทน");
        await app.DrainJobsAsync();
        Assert.Empty((await AuditAsync(app)).Silent);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_published_before_there_was_a_log_goes_in_first_and_says_when_it_was_recorded(
        Database database
    )
    {
        var clock = new MovableClock();
        await using var app = await TheDesk.StartAsync(database, clock.Set);
        var file = await APublishedItem.PublishAsync(app);
        // As a version without a log leaves it.
        await app.With<ProngsaiDb>(async db =>
        {
            await db.LedgerOutbox.ExecuteDeleteAsync();
            await db.Set<Job>().ExecuteDeleteAsync();
        });
        clock.Advance(TimeSpan.FromDays(40));
        await app.With<AppendingToLedger>(work =>
            work.RunAsync(new AppendToLedger(), new JobRun(default, null, 1), CancellationToken.None)
        );
        await app.DrainJobsAsync();

        var proof = await app.Stranger.GetStringAsync($"{Here}/proof/{file.Hex}.tlog-proof");
        var finding = OfflineProof.Check(file.Hex, proof, await app.Stranger.GetStringAsync($"{Here}/policy"));
        Assert.Equal(ProofVerdict.Included, finding.Verdict);
        Assert.Equal(clock.GetUtcNow().UtcDateTime, finding.At!.Value, TimeSpan.FromHours(1));
        Assert.Contains("its agency says", finding.Words.En, StringComparison.Ordinal);
        var entries = await EntriesAsync(app);
        Assert.True(entries > 1, $"{entries}");

        // Nothing twice, and what follows is written at once.
        await app.With<ProngsaiDb>(async db =>
        {
            var (what, record, facts) = Obligation("O16", [], "2024-04-30");
            db.Journal(app.Agency, clock.Now(), Actor.System, what, record, facts);
            await db.SaveChangesAsync();
        });
        await app.DrainJobsAsync();
        Assert.Equal(entries + 1, await EntriesAsync(app));
        Assert.Empty((await AuditAsync(app)).Faults);
        Assert.DoesNotContain(
            "recorded",
            Encoding.UTF8.GetString((await app.Ask<ProngsaiDb, List<LogEntry>>(EntriesAsync))[^1].Bytes.Span),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_reason_and_a_file_of_scores_are_sealed(Database database)
    {
        await using var app = await TheDesk.StartAsync(database);
        await app.DrainJobsAsync();

        var entries = await app.Ask<ProngsaiDb, List<LogEntry>>(EntriesAsync);
        var scores = entries.First(e =>
            Encoding.UTF8.GetString(e.Bytes.Span).Contains("score-imported", StringComparison.Ordinal)
        );
        var salt = await app.Ask<ProngsaiDb, byte[]>(db =>
            db.LedgerSalts.Where(s => s.Index == scores.Index).Select(s => s.Salt).SingleAsync()
        );
        var facts = await app.Ask<ProngsaiDb, string>(db =>
            db.Set<JournalEntry>().Where(e => e.What == "ResultsImported").Select(e => e.Facts).FirstAsync()
        );
        var hash = System.Text.Json.JsonDocument.Parse(facts).RootElement.GetProperty("hash").GetString()!;

        Assert.DoesNotContain(hash, Encoding.UTF8.GetString(scores.Bytes.Span), StringComparison.Ordinal);
        Assert.Contains(
            EntryText.Seal(salt, hash),
            Encoding.UTF8.GetString(scores.Bytes.Span),
            StringComparison.Ordinal
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_drill_of_the_installation_is_in_every_log_that_has_begun(Database database)
    {
        await using var app = await App.StartAsync(database);
        await SilentlyAsync(app, 1);
        await app.DrainJobsAsync();
        await app.With<ProngsaiDb>(async db =>
        {
            db.Journal(
                null,
                TimeProvider.System.Now(),
                Actor.System,
                "RestoreDrillHeld",
                "drill:1",
                new { passed = true }
            );
            await db.SaveChangesAsync();
        });

        await app.DrainJobsAsync();

        var page = await App.OpenAsync(app.Stranger, Here);
        Assert.Contains("ซ้อมกู้คืนข้อมูล", page.Body!.TextContent, StringComparison.Ordinal);
    }

    // ---- what the tests have in common

    private static byte[] Bytes(TreeHash hash)
    {
        var bytes = new byte[TreeHash.Length];
        hash.WriteTo(bytes);
        return bytes;
    }

    internal static (string What, string Record, object Facts) Obligation(string code, string[] months, string due) =>
        (
            "DisclosureFellDue",
            $"disclosure:{code}",
            new
            {
                code,
                year = 2567,
                months,
                due,
            }
        );

    /// <summary>A file was put before the public.</summary>
    internal static (string What, string Record, object Facts) Printed(string hash) =>
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

    internal static async Task JournalAsync(App app, params (string What, string Record, object Facts)[] acts) =>
        await app.With<ProngsaiDb>(async db =>
        {
            foreach (var (what, record, facts) in acts)
                db.Journal(app.Agency, TimeProvider.System.Now(), Actor.System, what, record, facts);
            await db.SaveChangesAsync();
        });

    /// <summary>So many acts, of which nobody hears otherwise.</summary>
    internal static Task SilentlyAsync(App app, int count) =>
        JournalAsync(app, [.. Enumerable.Range(1, count).Select(i => Obligation($"O{i}", [], "2024-04-30"))]);

    internal static Task<AuditResult> AuditAsync(App app, string? since = null, string at = Here) =>
        AuditAsync(app.Stranger, since, at);

    internal static Task<AuditResult> AuditAsync(HttpClient visitor, string? since, string at = Here) =>
        LedgerAudit.RunAsync(
            async (path, cancellation) =>
            {
                var answer = await visitor.GetAsync($"{at}/{path}", cancellation);
                return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(cancellation) : null;
            },
            null,
            since
        );

    internal static Task<AuditResult> AuditAsync(string folder) =>
        LedgerAudit.RunAsync(
            async (path, cancellation) =>
                File.Exists(Path.Combine(folder, path))
                    ? await File.ReadAllBytesAsync(Path.Combine(folder, path), cancellation)
                    : null,
            null,
            null
        );

    private static async Task<bool> IsRefusedAsync(string folder)
    {
        try
        {
            return (await AuditAsync(folder)).Faults.Count > 0;
        }
        catch (RefusedException)
        {
            return true;
        }
    }

    // The job itself, so that what it throws is heard.
    internal static Task RunAsync(App app) =>
        app.With<AppendingToLedger>(work =>
            work.RunAsync(new AppendToLedger(), new JobRun(default, app.Agency, 1), CancellationToken.None)
        );

    internal static Task<Log> LogAsync(App app) =>
        app.Ask<ProngsaiDb, Log>(db => db.Ledgers.AsNoTracking().SingleAsync(l => l.EndedAt == null));

    internal static async Task<int> EntriesAsync(App app) =>
        (await app.Ask<ProngsaiDb, List<LogEntry>>(EntriesAsync)).Count;

    internal static async Task<List<LogEntry>> EntriesAsync(ProngsaiDb db) =>
        [
            .. (
                await db.LedgerBundles.AsNoTracking().OrderBy(b => b.Log).ThenBy(b => b.Number).ToListAsync()
            ).SelectMany(b => ReadingLogs.Entries(b.Number, b.Bytes)),
        ];

    internal static async Task<IReadOnlyList<string>> ActsAsync(App app) =>
        [
            .. (await app.Ask<ProngsaiDb, List<LogEntry>>(EntriesAsync)).Select(e =>
                System.Text.Json.JsonDocument.Parse(e.Bytes).RootElement.GetProperty("act").GetString()!
            ),
        ];

    internal static async Task<Agency> AgencyAsync(App app) =>
        (await app.Ask<IAgencies, Agency?>(agencies => agencies.ByIdAsync(app.Agency)))!;

    internal sealed record Snapshot(Log Log, List<LogBundle> Bundles, List<LogTile> Tiles);

    internal static Task<Snapshot> SnapshotAsync(App app) =>
        app.Ask<ProngsaiDb, Snapshot>(async db => new Snapshot(
            await db.Ledgers.AsNoTracking().SingleAsync(),
            await db.LedgerBundles.AsNoTracking().ToListAsync(),
            await db.LedgerTiles.AsNoTracking().ToListAsync()
        ));

    // As a restored backup leaves the log's tables.
    internal static Task RestoreAsync(App app, Snapshot snapshot) =>
        app.With<ProngsaiDb>(async db =>
        {
            await db.LedgerBundles.ExecuteDeleteAsync();
            await db.LedgerTiles.ExecuteDeleteAsync();
            await db.Ledgers.ExecuteDeleteAsync();
            db.AddRange(snapshot.Bundles);
            db.AddRange(snapshot.Tiles);
            db.Add(snapshot.Log);
            await db.SaveChangesAsync();
        });
}

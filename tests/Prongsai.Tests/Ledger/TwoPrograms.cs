using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Tests.Ledger;

/// <summary>One Prongsai keeps a log, another on loopback is its witness; and the command line of whoever checks.</summary>
public sealed class TwoPrograms : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-witnessed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, OnBothDatabases]
    public async Task A_quorum_is_shown_and_a_fork_is_refused(Database database)
    {
        var keys = Path.Combine(_folder, "keys");
        var port = Peer.FreePort();
        var (code, key) = await TheProgram.RunAsync(
            _folder,
            "",
            "witness",
            "key",
            "--folder",
            Path.Combine(_folder, "witness"),
            "--name",
            "witness.example.ac.th"
        );
        Assert.True(code == 0, key);
        await using var app = await App.StartAsync(
            database,
            builder =>
            {
                builder.Configuration["Prongsai:Ledger:KeyFolder"] = keys;
                builder.Configuration["Prongsai:Ledger:Witnesses"] = $"{key.Trim()} http://127.0.0.1:{port}";
            }
        );
        await WritingIntoTheLog.SilentlyAsync(app, 3);
        await app.DrainJobsAsync();
        // It is down: the log goes on, and says so.
        Assert.Contains("ไม่ลงลายมือชื่อ", await PageAsync(app), StringComparison.Ordinal);

        var policy = await app.Stranger.GetStringAsync("/khlong-sam-wa/ledger/policy");
        await File.WriteAllTextAsync(Path.Combine(_folder, "logs"), policy);
        using var witness = TheProgram.Start(
            _folder,
            "",
            "witness",
            "serve",
            "--folder",
            Path.Combine(_folder, "witness"),
            "--logs",
            Path.Combine(_folder, "logs"),
            "--urls",
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")
        );
        try
        {
            await Eventually.IsAsync(() => AnswersAsync(port), seconds: 60);
            await WritingIntoTheLog.SilentlyAsync(app, 2);
            await app.DrainJobsAsync();

            Assert.Contains("1 จาก 1", await PageAsync(app), StringComparison.Ordinal);
            var trusted = Policy.Read(policy, out _)!;
            var checkpoint = await app.Stranger.GetStringAsync("/khlong-sam-wa/ledger/checkpoint");
            Assert.True(Checkpoint.TryParse(checkpoint, out var note, out var at));
            Assert.True(trusted.IsWitnessed(note));
            Assert.Empty((await WritingIntoTheLog.AuditAsync(app)).Faults);

            // Grown twice in between: it catches up.
            await WritingIntoTheLog.SilentlyAsync(app, 300);
            await app.DrainJobsAsync();
            Assert.Contains("1 จาก 1", await PageAsync(app), StringComparison.Ordinal);

            // Somebody with the log's own key shows another face.
            using var own = SecretKey.Read(Path.Combine(keys, "khlong-sam-wa.key")).Single();
            var fork = new Checkpoint(at.Origin, 305, TreeHash.OfLeaf([1])).Text;
            using var http = new HttpClient();
            using var asked = new StringContent($"old 305\n\n{new SignedNote(fork, [own.Sign(fork)])}");
            var refused = await http.PostAsync($"http://127.0.0.1:{port}/add-checkpoint", asked);
            Assert.Equal(409, (int)refused.StatusCode);
            Assert.Equal("text/x.tlog.size", refused.Content.Headers.ContentType!.MediaType);
        }
        finally
        {
            witness.Kill();
        }
    }

    [Fact]
    public async Task The_command_line_says_what_a_file_is()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        var file = Path.Combine(_folder, "a.pdf");
        await File.WriteAllTextAsync(file, "the published bytes");
        var hash = FileHash.Of(await File.ReadAllBytesAsync(file)).Hex;
        await WritingIntoTheLog.JournalAsync(app, WritingIntoTheLog.Printed(hash));
        await app.DrainJobsAsync();
        await File.WriteAllTextAsync(
            $"{file}.tlog-proof",
            await app.Stranger.GetStringAsync($"/khlong-sam-wa/ledger/proof/{hash}.tlog-proof")
        );
        var policy = Path.Combine(_folder, "policy");
        await File.WriteAllTextAsync(policy, await app.Stranger.GetStringAsync("/khlong-sam-wa/ledger/policy"));

        var (whole, words) = await RunAsync("verify", file, "--policy", policy);
        Assert.True(whole == 0, words);
        Assert.Contains("ไม่ถูกแก้ไข", words, StringComparison.Ordinal);
        Assert.Contains("unchanged", words, StringComparison.Ordinal);
        Assert.Equal(3, (await RunAsync("verify", file)).Code);
        Assert.Equal(2, (await RunAsync("verify", file, "--proof", policy)).Code);
        Assert.Equal(2, (await RunAsync("verify", Path.Combine(_folder, "none"))).Code);
        Assert.Equal(
            0,
            (await RunAsync("ledger", "audit", new Uri(app.Address, "/khlong-sam-wa/ledger").ToString())).Code
        );
        Assert.Equal(2, (await RunAsync("ledger", "audit", _folder)).Code);
        var nowhere = $"http://127.0.0.1:{Peer.FreePort().ToString(CultureInfo.InvariantCulture)}/a/ledger";
        var (unreachable, why) = await RunAsync("ledger", "audit", nowhere);
        Assert.Equal(2, unreachable);
        Assert.Contains("could not be read", why, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", why, StringComparison.Ordinal);

        await File.AppendAllTextAsync(file, "!");
        Assert.Equal(1, (await RunAsync("verify", file, "--policy", policy)).Code);
    }

    private Task<(int Code, string Output)> RunAsync(params string[] words) => TheProgram.RunAsync(_folder, "", words);

    private static async Task<string> PageAsync(App app) =>
        (await App.OpenAsync(app.Stranger, "/khlong-sam-wa/ledger")).Body!.TextContent;

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var http = new HttpClient();
            using var nothing = new StringContent("");
            return (int)(await http.PostAsync($"http://127.0.0.1:{port}/add-checkpoint", nothing)).StatusCode == 400;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

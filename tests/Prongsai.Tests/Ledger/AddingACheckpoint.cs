using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Tests.Ledger;

/// <summary>
/// add-checkpoint of tlog-witness v1.0.0 against the program itself, over HTTP: each status that its text demands, row by row. Each row
/// has a log of its own, which the witness has seen with five entries, or never.
/// </summary>
public sealed class AddingACheckpoint(AddingACheckpoint.TheWitness witness)
    : IClassFixture<AddingACheckpoint.TheWitness>
{
    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["continues what it saw"] = new(200, log => log.Ask(5, 9)),
        ["the same once more"] = new(200, log => log.Ask(5, 5)),
        ["signed by others too"] = new(200, log => ALog.Ask(5, ALog.Proof(5, 9), Strangely(log, 9))),
        ["with lines of its own"] = new(200, log => ALog.Ask(5, ALog.Proof(5, 9), log.Note($"{log.Text(9)}more\n"))),

        ["nothing"] = new(400, _ => ""),
        ["no old size"] = new(400, log => log.Note(log.Text(9))),
        ["a leading zero"] = new(400, log => log.Ask(5, 9).Replace("old 5", "old 05", StringComparison.Ordinal)),
        ["a sign"] = new(400, log => log.Ask(5, 9).Replace("old 5", "old +5", StringComparison.Ordinal)),
        ["two blanks"] = new(400, log => log.Ask(5, 9).Replace("old 5", "old  5", StringComparison.Ordinal)),
        ["beyond 64 bits"] = new(
            400,
            log => log.Ask(5, 9).Replace("old 5", "old 9223372036854775808", StringComparison.Ordinal)
        ),
        ["other line ends"] = new(400, log => log.Ask(5, 9).Replace("\n", "\r\n", StringComparison.Ordinal)),
        ["no line end at the end"] = new(400, log => log.Ask(5, 9)[..^1]),
        ["no empty line"] = new(400, log => log.Ask(5, 9).Replace("\n\n", "\n", StringComparison.Ordinal)),
        ["a proof line that is no hash"] = new(
            400,
            log => log.Ask(5, 9).Replace("old 5\n", "old 5\nAAAA\n", StringComparison.Ordinal)
        ),
        ["no signature"] = new(400, log => $"old 5\n\n{log.Text(9)}\n"),
        ["64 proof lines"] = new(400, log => ALog.Ask(5, Enumerable.Repeat(ALog.Root(1), 64), log.Note(log.Text(9)))),
        ["a byte order mark"] = new(400, log => $"\uFEFF{log.Ask(5, 9)}"),
        ["no UTF-8"] = new(400, log => $"{log.Ask(5, 9)}\uDCFF"),
        ["an old size larger than the checkpoint"] = new(400, log => ALog.Ask(9, [], log.Note(log.Text(5)))),

        ["signed by another key of its name"] = new(403, log => Forged(log)),
        ["a signature of another text"] = new(
            403,
            log => log.Ask(5, 9).Replace($"\n9\n{ALog.Root(9)}", $"\n8\n{ALog.Root(8)}", StringComparison.Ordinal)
        ),
        ["an origin that nobody named"] = new(404, _ => Unknown()),

        ["an old size that is too small"] = new(409, log => log.Ask(3, 9)),
        ["an old size that is too large"] = new(409, log => log.Ask(7, 9)),
        ["an old size of zero"] = new(409, log => log.Ask(0, 9)),
        ["an old size of zero with a proof"] = new(409, log => ALog.Ask(0, ALog.Proof(5, 9), log.Note(log.Text(9)))),
        ["the same size with another root"] = new(409, log => ALog.Ask(5, [], log.Note(log.Text(5, ALog.Root(4))))),
        ["no entries with a root (first)"] = new(
            409,
            log => ALog.Ask(0, [], log.Note(log.Text(0, ALog.Root(4)))),
            First: true
        ),

        ["63 proof lines"] = new(422, log => ALog.Ask(5, Enumerable.Repeat(ALog.Root(1), 63), log.Note(log.Text(9)))),
        ["no proof"] = new(422, log => ALog.Ask(5, [], log.Note(log.Text(9)))),
        ["a hash too many"] = new(422, log => ALog.Ask(5, [.. ALog.Proof(5, 9), ALog.Root(1)], log.Note(log.Text(9)))),
        ["a hash too few"] = new(422, log => ALog.Ask(5, ALog.Proof(5, 9).SkipLast(1), log.Note(log.Text(9)))),
        ["another hash"] = new(
            422,
            log => ALog.Ask(5, [ALog.Root(1), .. ALog.Proof(5, 9).Skip(1)], log.Note(log.Text(9)))
        ),
        ["the same size with a proof"] = new(422, log => ALog.Ask(5, ALog.Proof(5, 9), log.Note(log.Text(5)))),
        ["longer, and another tree"] = new(
            422,
            log => ALog.Ask(5, ALog.Proof(5, 9), log.Note(log.Text(9, ALog.Root(8))))
        ),
        ["zero with a proof (first)"] = new(
            422,
            log => ALog.Ask(0, ALog.Proof(5, 9), log.Note(log.Text(9))),
            First: true
        ),

        // The specification sets no bound; HTTP has a word for ours.
        ["a huge body"] = new(413, log => $"{log.Ask(5, 9)}{new string('x', 64 * 1024)}"),
        ["a huge body of unknown length"] = new(
            413,
            log => $"{log.Ask(5, 9)}{new string('x', 64 * 1024)}",
            Chunked: true
        ),
    };

    public static TheoryData<string> Cases => new(Rows.Keys);

    [Theory, MemberData(nameof(Cases))]
    public async Task Is_answered_as_the_specification_says(string what)
    {
        var (row, log) = (Rows[what], witness.Logs[what]);
        var before = row.First ? 0 : 5;
        if (!row.First)
            Assert.Equal(HttpStatusCode.OK, (await witness.AskAsync(log.Ask(0, 5))).Status);

        var (status, kind, said) = await witness.AskAsync(row.Body(log), row.Chunked);

        Assert.Equal(row.Status, (int)status);
        if (row.Status == 409)
            Assert.Equal(("text/x.tlog.size", $"{before}\n"), (kind?.ToString(), said));
        if (row.Status != 200)
        {
            // Nothing of that moved it.
            Assert.Equal(HttpStatusCode.OK, (await witness.AskAsync(log.Ask(before, 9))).Status);
            return;
        }

        var sent = row.Body(log);
        var text = sent[
            (sent.IndexOf("\n\n", StringComparison.Ordinal) + 2)..sent.LastIndexOf("\n\n", StringComparison.Ordinal)
        ];
        Assert.True(SignedNote.TryParse($"{text}\n\n{said}", out var note), said);
        Assert.NotNull(note.SeenBy(witness.Key));
        // What it says that it saw, it kept: an older one is behind from now on.
        var size = text.Split('\n')[1];
        if (size != "5")
            Assert.Equal($"{size}\n", (await witness.AskAsync(log.Ask(5, 12))).Said);
    }

    [Fact]
    public async Task Nothing_else_is_asked_of_it()
    {
        using var http = new HttpClient { BaseAddress = witness.Address };

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.GetAsync("/add-checkpoint")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/")).StatusCode);
    }

    private static string Strangely(ALog log, int size)
    {
        using var stranger = SecretKey.Create("stranger.example/log", NoteKeyKind.Ed25519);
        return log.Note(log.Text(size), stranger, log.Key);
    }

    private static string Forged(ALog log)
    {
        using var forger = new ALog(log.Origin);
        return forger.Ask(5, 9);
    }

    private static string Unknown()
    {
        using var stranger = new ALog("stranger.example/ledger");
        return stranger.Ask(0, 9);
    }

    private sealed record Row(int Status, Func<ALog, string> Body, bool First = false, bool Chunked = false);

    /// <summary>One program for all rows.</summary>
    public sealed class TheWitness : IAsyncLifetime
    {
        private static readonly HttpClient Http = new();

        private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-witness-").FullName;
        private System.Diagnostics.Process? _program;

        internal Dictionary<string, ALog> Logs { get; } =
            Rows
                .Keys.Select((what, n) => (what, n))
                .ToDictionary(
                    row => row.what,
                    row => new ALog(string.Create(CultureInfo.InvariantCulture, $"ita.example.go.th/{row.n}/ledger"))
                );

        internal NoteKey Key { get; private set; } = null!;

        internal Uri Address { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var (code, key) = await TheProgram.RunAsync(
                _folder,
                "",
                "witness",
                "key",
                "--folder",
                _folder,
                "--name",
                "w.example"
            );
            Assert.True(code == 0, key);
            Assert.True(NoteKey.TryParse(key.Trim(), out var known));
            Key = known;
            var logs = Path.Combine(_folder, "logs");
            await File.WriteAllLinesAsync(logs, Logs.Values.Select(log => $"log {log.Key.Public}"));
            Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Peer.FreePort()}/"));
            _program = TheProgram.Start(
                _folder,
                "",
                "witness",
                "serve",
                "--folder",
                _folder,
                "--logs",
                logs,
                "--urls",
                Address.ToString()
            );
            // Nobody reads what it says; a full pipe would hold it up.
            _ = _program.StandardOutput.ReadToEndAsync();
            _ = _program.StandardError.ReadToEndAsync();
            await Eventually.IsAsync(
                () => Peer.ListensAsync(new IPEndPoint(IPAddress.Loopback, Address.Port)),
                seconds: 60
            );
        }

        public async Task DisposeAsync()
        {
            _program?.Kill();
            if (_program is not null)
                await _program.WaitForExitAsync();
            _program?.Dispose();
            foreach (var log in Logs.Values)
                log.Dispose();
            Directory.Delete(_folder, recursive: true);
        }

        internal async Task<(HttpStatusCode Status, MediaTypeHeaderValue? Kind, string Said)> AskAsync(
            string body,
            bool chunked = false
        )
        {
            // The stray surrogate stands for a byte that no UTF-8 has.
            using var content = new ByteArrayContent([
                .. Encoding.UTF8.GetBytes(body.Replace("\uDCFF", "", StringComparison.Ordinal)),
                .. body.EndsWith('\uDCFF') ? (byte[])[0xFF] : [],
            ]);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "add-checkpoint"))
            {
                Content = content,
            };
            request.Headers.TransferEncodingChunked = chunked;
            using var answer = await Http.SendAsync(request);
            return (answer.StatusCode, answer.Content.Headers.ContentType, await answer.Content.ReadAsStringAsync());
        }
    }
}

using System.Diagnostics;
using System.Net;
using Npgsql;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Web.Operations;

/// <summary>
/// Two real processes on PostgreSQL behind the documented nginx (tests/nodes/start): a session goes on at the other node, and what
/// one node was doing when it was killed is either done or not, never half. Missing programs skip on a laptop and fail in CI.
/// </summary>
public sealed class TwoNodesBehindNginx
{
    [FactWithNginx]
    public async Task Go_on_when_one_is_killed_in_the_middle_of_an_import()
    {
        await using var nodes = await Nodes.StartAsync();
        using var officer = nodes.Client(nodes.Front);
        var first = await App.SubmitAsync(
            officer,
            nodes.SetUpPath(),
            new()
            {
                ["name"] = "somsri",
                ["password"] = "correct-horse-battery-9",
                ["again"] = "correct-horse-battery-9",
            }
        );
        Assert.True(first.IsSuccessStatusCode, $"{first.StatusCode}");
        await RegisterAgencyAsync(officer);

        // Both nodes know the session, whoever gave it.
        foreach (var node in nodes.Direct)
        {
            using var there = nodes.Client(node, officer);
            await App.OpenAsync(there, "/staff/assessment/import");
        }

        // The journal is held, so that the import stops in the middle of its transaction, at whichever node nginx chose.
        await using var holder = new NpgsqlConnection(nodes.Database);
        await holder.OpenAsync();
        var held = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE journal_entries IN EXCLUSIVE MODE", holder, held))
            await hold.ExecuteNonQueryAsync();
        var importing = Node.ImportAsync(officer);
        var busy = "";
        await Eventually.IsAsync(async () => (busy = await WhoWaitsAsync(nodes.Database)).Length > 0);

        nodes.Kill(busy);
        var answer = await importing;
        await held.RollbackAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("ขัดข้องชั่วคราว", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Eventually.IsAsync(async () =>
            await CountAsync(
                nodes.Database,
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + busy + "'"
            ) == 0
        );
        Assert.Equal(0, await CountAsync(nodes.Database, Imported));

        // The same session, the same form, through the same door.
        for (var visit = 0; visit < 6; visit++)
            await App.OpenAsync(officer, "/staff");
        var again = await Node.ImportAsync(officer);
        Assert.True(again.IsSuccessStatusCode, $"{again.StatusCode}");
        Assert.Equal(1, await CountAsync(nodes.Database, Imported));
    }

    private const string Imported = "SELECT count(*) FROM journal_entries WHERE \"What\" = 'ResultsImported'";

    private static async Task RegisterAgencyAsync(HttpClient officer)
    {
        var answer = await App.SubmitAsync(
            officer,
            "/staff/agency",
            new()
            {
                ["Slug"] = "khlong-sam-wa",
                ["NameTh"] = "สำนักงานเขตคลองสามวา",
                ["NameEn"] = "Khlong Sam Wa District Office",
                ["ParentTh"] = "กรุงเทพมหานคร",
                ["ParentEn"] = "Bangkok",
                ["Profile"] = "sub_department",
            }
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var today = await App.OpenAsync(officer, "/staff");
        Assert.Equal("วันนี้", today.QuerySelector("h1")!.TextContent);
    }

    private static async Task<string> WhoWaitsAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand(
            "SELECT application_name FROM pg_stat_activity WHERE application_name LIKE 'node-%' AND wait_event_type = 'Lock' AND wait_event = 'relation'",
            connection
        );
        return (string?)await ask.ExecuteScalarAsync() ?? "";
    }

    private static async Task<long> CountAsync(string database, string query)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand(query, connection);
        return (long)(await ask.ExecuteScalarAsync())!;
    }

    /// <summary>What tests/nodes/start has started.</summary>
    private sealed class Nodes : IAsyncDisposable
    {
        private readonly Process _script;
        private readonly string _folder;
        private readonly Dictionary<HttpClient, CookieContainer> _jars = [];

        private Nodes(Process script, string folder, string[] told)
        {
            (_script, _folder) = (script, folder);
            Front = told[1];
            Direct = [told[3], told[5]];
            Database = $"Host=127.0.0.1;Port={told[7]};Username=app;Database=prongsai;Pooling=false";
        }

        public string Front { get; }

        public string[] Direct { get; }

        public string Database { get; }

        public static async Task<Nodes> StartAsync()
        {
            var folder = Directory.CreateTempSubdirectory("prongsai-nodes-").FullName;
            var start = new ProcessStartInfo(
                "bash",
                [
                    Path.Combine(Repository.Root, "tests/nodes/start"),
                    Path.ChangeExtension(typeof(Verbs).Assembly.Location, ".dll"),
                    folder,
                ]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            var script = Process.Start(start)!;
            var ready = await script.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(90));
            Assert.StartsWith("READY", ready, StringComparison.Ordinal);
            return new Nodes(script, folder, ready!.Split(' '));
        }

        // A second client with the first one's cookies, as a browser has them at every address of one site.
        public HttpClient Client(string address, HttpClient? cookiesOf = null)
        {
            CookieContainer jar = new();
            if (cookiesOf is not null)
                foreach (Cookie cookie in _jars[cookiesOf].GetAllCookies())
                    jar.Add(new Uri(address), new Cookie(cookie.Name, cookie.Value, "/"));
            var handler = new SocketsHttpHandler { CookieContainer = jar };
            // The certificate is made for this run and signed by nobody.
#pragma warning disable CA5359
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
            HttpClient client = new(handler) { BaseAddress = new Uri(address) };
            _jars[client] = jar;
            return client;
        }

        // The node that found no account wrote where to make the first one.
        public string SetUpPath() =>
            new Uri(File.ReadAllText(Path.Combine(_folder, "data", "set-up-link.txt")).Trim()).PathAndQuery;

        public void Kill(string node)
        {
            var id = int.Parse(
                File.ReadAllText(Path.Combine(_folder, $"{node}.pid")),
                System.Globalization.CultureInfo.InvariantCulture
            );
            using var process = Process.GetProcessById(id);
            process.Kill();
        }

        public async ValueTask DisposeAsync()
        {
            _script.StandardInput.Close();
            await _script.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            _script.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private sealed class FactWithNginxAttribute : FactAttribute
    {
        public FactWithNginxAttribute()
        {
            var nginx = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx" }.Any(File.Exists);
            if ((!nginx || ThrowAwayPostgres.Programs is null) && Environment.GetEnvironmentVariable("CI") != "true")
                Skip = "nginx or PostgreSQL is not installed.";
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using Prongsai.Web.CommandLine;

namespace Prongsai.Bench;

/// <summary>
/// Row 4: the public page of an item with a table of a hundred rows, from the cache, against nginx that serves the same bytes from a
/// file. Then without the cache, and how long the slowest of a hundred waits at half of the rate.
/// </summary>
internal static class PortalAgainstNginx
{
    private const int Rows = 100,
        Connections = 64,
        Turns = 5,
        ShortTurns = 20;
    private const double Gate = 0.6,
        GateMilliseconds = 20,
        GateBytes = 1.05;

    private static readonly string[] Programs = ["/usr/sbin/nginx", "/usr/bin/nginx"],
        Columns = ["ที่", "งาน", "วงเงิน (บาท)"];
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2),
        // Shared machines change their speed within seconds; both are asked within one.
        ShortTurn = TimeSpan.FromSeconds(0.4);
    private static readonly FiscalYear Year = new(2567);

    public static async Task<int> RunAsync()
    {
        var nginx = Programs.FirstOrDefault(File.Exists);
        if (nginx is null)
        {
            Console.WriteLine("nginx is not installed.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        var page = await PublishAsync(folder);
        var (ours, theirs) = (FreePort(), FreePort());
        using var program = Start(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "prongsai.dll"), "serve", "--urls", $"http://127.0.0.1:{ours}"],
            folder
        );
        try
        {
            var bytes = await FirstAsync(new Uri($"http://127.0.0.1:{ours}{page}"));
            using var peer = StartNginx(nginx, folder, theirs, bytes);
            try
            {
                return await CompareAsync(page, bytes, ours, theirs);
            }
            finally
            {
                peer.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> CompareAsync(string page, byte[] bytes, int ours, int theirs)
    {
        Func<int, string> kept = _ => page;
        Func<int, string> anew = n => string.Create(CultureInfo.InvariantCulture, $"{page}?anew={n}");
        // The program compiles what is used much while it is used, for its first half minute; a server runs for weeks.
        await KeptConnections.RateAsync(ours, kept, Connections, 14 * Turn);
        await KeptConnections.RateAsync(theirs, _ => "/page.html", Connections, Turn);
        List<double> cached = [],
            nginx = [],
            uncached = [];
        for (var turn = 0; turn < ShortTurns; turn++)
        {
            cached.Add(await KeptConnections.RateAsync(ours, kept, Connections, ShortTurn));
            nginx.Add(await KeptConnections.RateAsync(theirs, _ => "/page.html", Connections, ShortTurn));
        }

        var half = await KeptConnections.LatenciesAsync(
            ours,
            page,
            Rounds.Median(cached) / 2,
            Connections,
            TimeSpan.FromSeconds(3)
        );
        // Last, because every one of these pages is new to the cache and pushes others out.
        await KeptConnections.RateAsync(ours, anew, Connections, Turn);
        for (var turn = 0; turn < Turns - 2; turn++)
            uncached.Add(await KeptConnections.RateAsync(ours, anew, Connections, Turn));
        var p99 = half[(int)(half.Length * 0.99)];
        var text = Encoding.UTF8.GetByteCount(WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes)));
        var inflated = (double)bytes.Length / text;

        Show("prongsai, cached", cached);
        Show("nginx, the same bytes", nginx);
        Show("prongsai, uncached", uncached);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes.Length} bytes, {inflated:0.000} of its text (gate ≤ {GateBytes}); p99 at half of the rate {p99:0.0} ms over {half.Length} (gate < {GateMilliseconds})"
            )
        );
        Rounds.Machine();
        // Turn by turn: what else the machine does slows both of one turn alike.
        var ratio = Rounds.Median([.. cached.Zip(nginx, (pages, files) => pages / files)]);
        Rounds.Ratio(ratio, "≥ 0.60 (cached pages per second over nginx's)");
        return ratio >= Gate && p99 < GateMilliseconds && inflated <= GateBytes ? 0 : 1;
    }

    // The sample office with one more edition; its address.
    private static async Task<string> PublishAsync(string folder)
    {
        await using var app = await AnInstallation.PreparedAsync(folder);
        var agency = await SampleOffice.LoadAsync(
            app.Services,
            SampleOffice.FolderOf("khlong-sam-wa"),
            CancellationToken.None
        );
        await using var scope = app.Services.CreateAsyncScope();
        var (db, items) = (
            scope.ServiceProvider.GetRequiredService<ProngsaiDb>(),
            scope.ServiceProvider.GetRequiredService<IDisclosureItems>()
        );
        var (now, by) = (TimeProvider.System.Now(), Actor.System);
        (await db.OpenRegisterAsync(items, agency.Id, Year, now, by, default)).ThrowIfAny();
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var work = await db.AtWorkAsync(items, agency.Id, Year, "O15", default);
        work.Draft.Write(new Document([Table()]), now, by);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        work = await db.AtWorkAsync(items, agency.Id, Year, "O15", default);
        var edition = await db.PublishAsync(
            scope.ServiceProvider.GetRequiredService<KeptFiles>(),
            work,
            agency,
            "ข้อมูลสังเคราะห์เพื่อวัดความเร็ว",
            now,
            by,
            default
        );
        await db.SaveEditionAsync(edition, default);
        return $"/{agency.Slug}/oit/{Year}/O15";
    }

    private static TableBlock Table() =>
        new()
        {
            Id = "b1",
            Heading = "รายการจัดซื้อจัดจ้าง (สังเคราะห์)",
            Columns = [.. Columns.Select(c => new Column(c))],
            Rows =
            [
                .. Enumerable
                    .Range(1, Rows)
                    .Select(row =>
                        (IReadOnlyList<string>)
                            [row.ToString(CultureInfo.InvariantCulture), "จ้างเหมาบริการรถรับส่ง", "125000.00"]
                    ),
            ],
        };

    private static Process StartNginx(string nginx, string folder, int port, byte[] page)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, "nginx")).FullName;
        File.WriteAllBytes(Path.Combine(root, "page.html"), page);
        // Its workers run as nobody and must read the page.
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode open = UnixFileMode.OtherExecute | UnixFileMode.OtherRead;
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | open);
            File.SetUnixFileMode(root, File.GetUnixFileMode(root) | open);
        }

        File.WriteAllText(
            Path.Combine(root, "nginx.conf"),
            $$"""
            worker_processes auto;
            pid {{root}}/nginx.pid;
            error_log {{root}}/error.log;
            daemon off;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000000;
              types { text/html html; }
              charset utf-8;
              open_file_cache max=10;
              server { listen 127.0.0.1:{{port}}; root {{root}}; }
            }
            """
        );
        return Start(nginx, ["-p", root, "-c", Path.Combine(root, "nginx.conf")], folder);
    }

    private static Process Start(string program, string[] words, string folder)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PRONGSAI_DATAFOLDER"] = folder;
        start.Environment["PRONGSAI_LOGS__LEVEL"] = "Warning";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                Console.WriteLine(line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<byte[]> FirstAsync(Uri page)
    {
        using var visitor = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await visitor.GetByteArrayAsync(page);
            }
            catch (HttpRequestException) when (tries < 150)
            {
                await Task.Delay(200);
            }
        }
    }

    private static void Show(string name, List<double> perSecond) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -44} median {Rounds.Median(perSecond), 9:0} /s   min {perSecond.Min(), 9:0}   max {perSecond.Max(), 9:0}   n {perSecond.Count}"
            )
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

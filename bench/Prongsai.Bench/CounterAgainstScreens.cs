using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;

namespace Prongsai.Bench;

/// <summary>
/// Three hundred screens and phones hold a line open in a program of their own, while ten desks call and finish and somebody comes for each
/// who goes: how long from an act to the last screen, what it costs, and how long a ticket takes. Acts go to the queue itself, without the
/// desk's page.
/// </summary>
internal static class CounterAgainstScreens
{
    private const int Screens = 300,
        Desks = 10,
        Waiting = 50,
        Seconds = 20;
    private const double GateMilliseconds = 1_000,
        GateOfACore = 0.25,
        GateIssue = 20;

    public static Task<int> RunAsync(string? server) => AnInstallation.WhileItRunsAsync(server, MeasureAsync);

    private static async Task<int> MeasureAsync(Microsoft.AspNetCore.Builder.WebApplication app)
    {
        var (agency, service, desks) = await PrepareAsync(app.Services);
        var address = AnInstallation.AddressOf(app);
        ConcurrentBag<double> issued = [];
        async Task ComeAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            var watch = Stopwatch.StartNew();
            var (_, _, whyNot) = await scope
                .ServiceProvider.GetRequiredService<TicketActs>()
                .IssueAsync(agency, new([service], null, Origin.Kiosk, Secret.NewAct()), default);
            issued.Add(watch.Elapsed.TotalMilliseconds);
            whyNot.ThrowIfAny();
        }

        // The program compiles what is used much while it is used: not counted.
        for (var i = 0; i < 300 + Waiting; i++)
            await ComeAsync();
        for (var i = 0; i < 300; i++)
            await ServeAsync(app.Services, desks[0], TimeSpan.Zero);
        issued.Clear();

        using var screens = Start(address.Port);
        if (await screens.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("The screens could not connect.");

        await Task.Delay(1_000);
        var calls = 0;
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            desks.Select(
                (desk, n) =>
                    Task.Run(async () =>
                    {
                        await Task.Delay(n * 200);
                        while (watch.Elapsed.TotalSeconds < Seconds)
                        {
                            await ServeAsync(app.Services, desk, TimeSpan.FromSeconds(1));
                            Interlocked.Increment(ref calls);
                            await ComeAsync();
                            await Task.Delay(1_000);
                        }
                    })
            )
        );
        var used = (Environment.CpuUsage.TotalTime - cpu) / watch.Elapsed;
        await Task.Delay(1_500);
        await screens.StandardInput.WriteLineAsync("end");
        var seen = (await screens.StandardOutput.ReadToEndAsync())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture))
            .Order()
            .ToList();
        await screens.WaitForExitAsync();
        var times = issued.Order().ToList();
        double Of(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
        var whole = (long)calls * Screens;
        Say($"{Screens} screens, {Desks} desks, {calls} calls in {watch.Elapsed.TotalSeconds:0} s");
        Say(
            $"from the call to a screen     p50 {Of(seen, 0.5), 7:0.0} ms   p99 {Of(seen, 0.99), 7:0.0}   last {seen[^1], 7:0.0}"
        );
        Say($"calls seen                    {seen.Count} of {whole}");
        Say(
            $"a ticket                      p50 {Of(times, 0.5), 7:0.0} ms   p99 {Of(times, 0.99), 7:0.0}   n {times.Count}"
        );
        Say($"the program used              {used, 7:0.000} of one core, the acts included");
        Rounds.Machine();
        Rounds.Ratio(
            used / GateOfACore,
            $"< 1.0; p99 < {GateMilliseconds} ms, every call seen by every screen; a ticket under {GateIssue} ms (median)"
        );
        return
            used < GateOfACore && Of(seen, 0.99) < GateMilliseconds && seen.Count == whole && Of(times, 0.5) < GateIssue
            ? 0
            : 1;
    }

    private static Process Start(int port)
    {
        var start = AsShipped.Itself(
            "counter-screens",
            port.ToString(CultureInfo.InvariantCulture),
            Screens.ToString(CultureInfo.InvariantCulture)
        );
        (start.RedirectStandardOutput, start.RedirectStandardInput) = (true, true);
        return Process.Start(start)!;
    }

    private static async Task ServeAsync(IServiceProvider services, Desk desk, TimeSpan takes)
    {
        var by = new Actor(Guid.Empty, "bench");
        await using (var scope = services.CreateAsyncScope())
            (
                await scope
                    .ServiceProvider.GetRequiredService<TicketActs>()
                    .CallNextAsync(new(desk.AgencyId, desk.Id, Secret.NewAct(), by), default)
            ).ThrowIfAny();
        await Task.Delay(takes);
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
            var (agency, id) = (desk.AgencyId, desk.Id);
            var ticket = await db
                .TicketStops.Where(s => s.AgencyId == agency && s.State == StopState.Called && s.DeskId == id)
                .Select(s => s.TicketId)
                .SingleAsync();
            (
                await scope
                    .ServiceProvider.GetRequiredService<TicketActs>()
                    .FinishAsync(new(agency, id, Secret.NewAct(), by), ticket, default)
            ).ThrowIfAny();
        }
    }

    private static async Task<(AgencyId, CounterServiceId, Desk[])> PrepareAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var agency = await scope
            .ServiceProvider.GetRequiredService<IAgencies>()
            .RegisterAsync("bench", new("สมมุติ", "Made up"), new("", ""), "general", Actor.System);
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var service = CounterService.Open(agency, new("งานสมมุติ", "Made up", "A", null, 10, 0), []);
        Desk[] desks = [.. Enumerable.Range(1, Desks).Select(n => Desk.Open(agency, n, null, null))];
        db.Add(service);
        db.AddRange(desks);
        db.Add(Opening.At(agency, Opening.KeyOf(TimeProvider.System.Now().Today), 0, 24 * 60, false, ""));
        db.DeskServes.AddRange(
            desks.Select(d => new DeskServes
            {
                AgencyId = agency,
                DeskId = d.Id,
                ServiceId = service.Id,
            })
        );
        await db.SaveChangesAsync();
        return (agency, service.Id, desks);
    }

    /// <summary>The screens, as a program of their own: prints how long each call took to each screen, in milliseconds.</summary>
    public static async Task<int> ScreensAsync(int port, int count)
    {
        ConcurrentDictionary<string, Lazy<(long Seq, DateTime At)[]>> messages = new();
        ConcurrentBag<double> seen = [];
        using var until = new CancellationTokenSource();
        List<Task> watching = [];
        List<Task> connected = [];
        for (var i = 0; i < count; i++)
        {
            var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            connected.Add(first.Task);
            watching.Add(Task.Run(() => WatchAsync(port, messages, seen, first, until.Token)));
        }

        await Task.WhenAll(connected);
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        await until.CancelAsync();
        await Task.WhenAll(watching);
        var lines = new StringBuilder();
        foreach (var time in seen)
            lines.AppendLine(time.ToString("0.000", CultureInfo.InvariantCulture));
        Console.Write(lines);
        return 0;
    }

    private static async Task WatchAsync(
        int port,
        ConcurrentDictionary<string, Lazy<(long Seq, DateTime At)[]>> messages,
        ConcurrentBag<double> seen,
        TaskCompletionSource first,
        CancellationToken until
    )
    {
        try
        {
            using var socket = new TcpClient { NoDelay = true };
            await socket.ConnectAsync("127.0.0.1", port, until);
            await using var line = socket.GetStream();
            await line.WriteAsync(
                Encoding.ASCII.GetBytes("GET /bench/counter/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
                until
            );
            using var reader = new StreamReader(line);
            var (id, known) = ("", -1L);
            while (await reader.ReadLineAsync(until) is { } text)
            {
                if (text.StartsWith("id: ", StringComparison.Ordinal))
                    id = text;
                if (!text.StartsWith("data: ", StringComparison.Ordinal))
                    continue;

                var now = TimeProvider.System.Now().Utc;
                var calls = messages.GetOrAdd(id, _ => new(() => CallsIn(text[6..]))).Value;
                if (known >= 0)
                    foreach (var (_, at) in calls.Where(c => c.Seq > known))
                        seen.Add((now - at).TotalMilliseconds);
                known = Math.Max(known, calls.Length == 0 ? 0 : calls.Max(c => c.Seq));
                first.TrySetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private static (long, DateTime)[] CallsIn(string json)
    {
        using var picture = JsonDocument.Parse(json);
        return
        [
            .. picture
                .RootElement.GetProperty("calls")
                .EnumerateArray()
                .Select(c => (c.GetProperty("seq").GetInt64(), c.GetProperty("at").GetDateTime().ToUniversalTime())),
        ];
    }

    private static void Say(FormattableString words) => Console.WriteLine(FormattableString.Invariant(words));
}

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Bench;

/// <summary>
/// Row 1: whole completions of a questionnaire of fifteen questions through the real pages (the form is fetched, filled in and sent; the
/// reply comes when it is durable), against the least program that does the same: a bare server that sends the same bytes, reads the
/// form without looking at it and hands it to the same group commit. The group commit alone, without any visitor, is printed beside
/// them. All that was acknowledged is counted in the database at the end.
/// </summary>
internal static class IntakeAgainstGroupCommit
{
    private const int Connections = 64,
        Turns = 5,
        Questions = 15;
    private const double Gate = 0.5,
        GateMilliseconds = 50;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2),
        // The program compiles what is used much while it is used; a server runs for weeks.
        WarmUp = TimeSpan.FromSeconds(18);

    public static Task<int> RunAsync(string? server) =>
        AnInstallation.WhileItRunsAsync(server, MeasureAsync, "--Prongsai:Surveys:FromOneNetwork", "1000000");

    private static async Task<int> MeasureAsync(WebApplication app)
    {
        var (round, way) = await PrepareAsync(app.Services);
        var address = AnInstallation.AddressOf(app);
        var page = $"/bench/survey/{way.Key}";
        var intake = app.Services.GetRequiredService<Intake>();
        await using var bareServer = await BareServer.StartAsync(
            await Visitor.FormAsync(address.Port, page),
            () => TakeAsync(intake, round, way)
        );
        List<double> pages = [],
            bare = [],
            commits = [],
            ratios = [],
            waits = [];
        TimeSpan cpu = default;
        long completed = 0;
        long acknowledged = 0;
        for (var turn = 0; turn <= Turns; turn++)
        {
            List<double> times = [];
            var cpuBefore = Environment.CpuUsage.TotalTime;
            var (answered, seconds) = await ManyAsync(
                async () =>
                {
                    var visitor = await Visitor.ComeAsync(address.Port, page);
                    return () => visitor.AnswerAsync(times);
                },
                turn == 0 ? WarmUp : Turn
            );
            var cpuOfTurn = Environment.CpuUsage.TotalTime - cpuBefore;
            acknowledged += answered;
            var (bareAnswered, bareSeconds) = await ManyAsync(
                async () =>
                {
                    var visitor = await Visitor.ComeAsync(bareServer.Port, page);
                    return () => visitor.AnswerAsync([]);
                },
                turn == 0 ? WarmUp / 3 : Turn
            );
            var (taken, commitSeconds) = await ManyAsync(
                () => Task.FromResult(() => TakeAsync(intake, round, way) as Task),
                Turn
            );
            acknowledged += bareAnswered + taken;
            // The first of each warms up.
            if (turn == 0)
                continue;

            pages.Add(answered / seconds);
            bare.Add(bareAnswered / bareSeconds);
            commits.Add(taken / commitSeconds);
            ratios.Add(pages[^1] / bare[^1]);
            waits.AddRange(times);
            cpu += cpuOfTurn;
            completed += answered;
        }

        var cpuOfForms = Environment.CpuUsage.TotalTime;
        var (forms, _) = await ManyAsync(
            async () =>
            {
                var visitor = await Visitor.ComeAsync(address.Port, page);
                return (Func<Task>)visitor.FetchAsync;
            },
            Turn
        );
        cpuOfForms = Environment.CpuUsage.TotalTime - cpuOfForms;
        await using var scope = app.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<ProngsaiDb>().SurveyAnswers.LongCountAsync();
        waits.Sort();
        var p99 = waits[(int)(waits.Count * 0.99)];
        Say($"completions through the pages     {Rounds.Median(pages), 9:0} a second (median of {Turns})");
        Say($"completions through a bare server {Rounds.Median(bare), 9:0} a second");
        Say($"group commit without visitors     {Rounds.Median(commits), 9:0} a second");
        Say($"p99 of sending, {Connections} connections     {p99, 9:0.0} ms (gate {GateMilliseconds})");
        Say($"processor per completion          {cpu.TotalMicroseconds / completed, 9:0} µs, visitors included");
        Say($"processor per form that is fetched {cpuOfForms.TotalMicroseconds / forms, 8:0} µs, visitors included");
        Say($"acknowledged {acknowledged}, stored {stored}");
        Rounds.Machine();
        var ratio = Rounds.Median(ratios);
        Rounds.Ratio(
            ratio,
            $">= {Gate.ToString(CultureInfo.InvariantCulture)}, p99 < {GateMilliseconds} ms, all stored"
        );
        return ratio >= Gate && p99 < GateMilliseconds && acknowledged == stored ? 0 : 1;
    }

    private static async Task<(long Count, double Seconds)> ManyAsync(Func<Task<Func<Task>>> come, TimeSpan span)
    {
        var watch = Stopwatch.StartNew();
        long count = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var act = await come();
                        while (watch.Elapsed < span)
                        {
                            await act();
                            Interlocked.Increment(ref count);
                        }
                    })
                )
        );
        return (count, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Fetches the form, fills it in, sends it, and reads that it was taken; over one connection, as a phone does.</summary>
    private sealed class Visitor(KeptConnections.Connection connection, string page)
    {
        private readonly byte[] _get = Encoding.ASCII.GetBytes($"GET {page} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        private readonly string _answers = string.Concat(
            Enumerable.Range(1, Questions).Select(q => string.Create(CultureInfo.InvariantCulture, $"&q-Q{q}={q % 5}"))
        );

        public static async Task<Visitor> ComeAsync(int port, string page) =>
            new(await KeptConnections.Connection.OpenAsync(port), page);

        /// <summary>Header and form as they are sent once the form is kept; who comes first has it rendered.</summary>
        public static async Task<byte[]> FormAsync(int port, string page)
        {
            var visitor = await ComeAsync(port, page);
            await visitor.FetchAsync();
            return (await visitor.FetchAsync()).ToArray();
        }

        public Task<ReadOnlyMemory<byte>> FetchAsync() => connection.AskAsync(_get, "200");

        public async Task AnswerAsync(List<double> times)
        {
            var form = (await connection.AskAsync(_get, "200")).Span;
            form = form[(form.IndexOf("name=\"sheet\" value=\""u8) + 20)..];
            var body = $"sheet={Encoding.ASCII.GetString(form[..form.IndexOf((byte)'"')])}&go=next{_answers}";
            var post = Encoding.ASCII.GetBytes(
                $"POST {page} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            );
            var sent = Stopwatch.GetTimestamp();
            await connection.AskAsync(post, "302");
            lock (times)
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    }

    /// <summary>No routes, no pages, no seal, no checks.</summary>
    private sealed class BareServer(WebApplication app) : IAsyncDisposable
    {
        public int Port => new Uri(app.Urls.First()).Port;

        public static async Task<BareServer> StartAsync(byte[] answer, Func<Task> takeAsync)
        {
            var html = answer.AsSpan(answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4);
            var sheet = html[(html.IndexOf("name=\"sheet\" value=\""u8) + 20)..];
            var form = KeptForm.Of(html, Encoding.ASCII.GetString(sheet[..sheet.IndexOf((byte)'"')]))!;
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.Run(async context =>
            {
                if (HttpMethods.IsGet(context.Request.Method))
                {
                    await form.SendAsync(context.Response, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
                    return;
                }

                if ((await context.Request.ReadFormAsync()).Count < Questions)
                    throw new InvalidDataException();
                await takeAsync();
                context.Response.Redirect(context.Request.Path);
            });
            await app.StartAsync();
            return new(app);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }

    private static Task<Outcome> TakeAsync(Intake intake, Round round, WayIn way) =>
        intake.TakeAsync(
            new Sending(
                round.AgencyId,
                round.Year,
                round.Id,
                way.Number,
                round.OpensOn,
                "th",
                new byte[Questions * 2],
                RandomNumberGenerator.GetBytes(32)
            )
            {
                Whence = new(9, DeviceClass.Computer, 1),
            },
            CancellationToken.None
        );

    private static async Task<(Round, WayIn)> PrepareAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var agency = await scope
            .ServiceProvider.GetRequiredService<IAgencies>()
            .RegisterAsync("bench", new("สมมุติ", "Made up"), new("", ""), "general", Actor.System);
        var now = TimeProvider.System.Now();
        var scale = new SurveyScale(
            "S5",
            [.. Enumerable.Range(0, 5).Select(n => new SurveyLevel(SurveyText.Of($"ระดับ {n}"), n * 25))]
        );
        var questionnaire = new Questionnaire(
            Questionnaire.ThisFormat,
            SurveyText.Of("แบบสอบถามสมมุติ"),
            Purpose.Satisfaction,
            [scale],
            [
                new(
                    "one",
                    SurveyText.Of("หน้าเดียว"),
                    [
                        .. Enumerable
                            .Range(1, Questions)
                            .Select(n => new Question(
                                $"Q{n}",
                                QuestionKind.Scale,
                                SurveyText.Of($"ข้อคำถามสมมุติที่ {n} มากน้อยเพียงใด")
                            )
                            {
                                Scale = "S5",
                                Required = true,
                            }),
                    ]
                ),
            ]
        );
        var record = QuestionnaireRecord.New(agency, questionnaire, now);
        var version = record.Issue(now, Actor.System);
        var round = Round.Prepare(
            new RoundPlan("สมมุติ", "", now.Today, now.Today.AddDays(1), null, null),
            version,
            madeUp: true
        );
        round.Open(now);
        var way = WayIn.To(round, 1, WayKind.Link);
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        db.AddRange(record, version, round, way);
        await db.SaveChangesAsync();
        return (round, way);
    }

    private static void Say(FormattableString words) => Console.WriteLine(FormattableString.Invariant(words));
}

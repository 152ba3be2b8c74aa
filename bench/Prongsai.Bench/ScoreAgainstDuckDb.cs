using System.Diagnostics;
using System.Globalization;
using System.Text;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Rehearsing;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;
using Prongsai.Surveys.National;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Bench;

/// <summary>
/// Row 2: thirty million answers (two million people, fifteen questions, 8,300 agencies) out of a sealed file to questions, indicators,
/// instruments and totals, against DuckDB on a table of one row a person and one column a question, open and warm. Both give
/// the same 8,300 totals, which is checked in every turn. The answers are made up.
/// </summary>
internal static class ScoreAgainstDuckDb
{
    private const int Agencies = 8_300,
        People = 2_000_000,
        Turns = 7;
    private const double GateTableMilliseconds = 1,
        GateAgencyMicroseconds = 100;

    // IIT is answered; the two others stand as they were.
    private static readonly Score Stood = Score.OfHundredths(80_00);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        try
        {
            return await MeasureAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(string folder)
    {
        var framework = ShippedFrameworks.Exactly(new FrameworkKey(new FiscalYear(2567), "general"))!;
        var form = SurveyFormsOfAgency.FormOf(framework, "IIT")!;
        var layout = new Layout(new string('0', 64), FrameworkForms.Rehearsal(form));
        var answers = Make(layout);
        var rules = RulesFor(framework, answers);
        var file = Path.Combine(folder, "answers.sealed");
        await SealedAnswers.WriteAsync(file, answers, CancellationToken.None);

        var memory = new NationalTally(answers, rules, ResultSettings.From(null).Fewest);
        memory.Count();
        var csv = Path.Combine(folder, "answers.csv");
        WriteCsv(csv, layout, answers);
        using var peer = Peers.Start(
            "scoring.mjs",
            csv,
            Path.Combine(folder, "answers.duckdb"),
            Statement(layout, memory)
        );
        if (peer is null)
            return 2;
        if (await peer.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("DuckDB did not get ready.");
        File.Delete(csv);

        List<double> fromFile = [],
            inMemory = [],
            theirs = [];
        for (var turn = 0; turn <= Turns; turn++)
        {
            long sum = 0;
            var ours = await Rounds.TimeAsync(() =>
            {
                var tally = new NationalTally(
                    SealedAnswers.Read(file, _ => layout),
                    rules,
                    ResultSettings.From(null).Fewest
                );
                tally.Count();
                sum = SumOf(tally);
                return Task.CompletedTask;
            });
            var counting = await Rounds.TimeAsync(() =>
            {
                memory.Count();
                return Task.CompletedTask;
            });
            await peer.StandardInput.WriteLineAsync("run");
            var said = (await peer.StandardOutput.ReadLineAsync())!.Split(' ');
            if (said[1] != $"{Agencies}" || said[2] != sum.ToString(CultureInfo.InvariantCulture))
                throw new InvalidOperationException($"DuckDB says {said[1]} {said[2]}, we {Agencies} {sum}");
            if (turn == 0)
                continue;

            fromFile.Add(ours);
            inMemory.Add(counting);
            theirs.Add(double.Parse(said[0], CultureInfo.InvariantCulture));
        }

        await peer.StandardInput.WriteLineAsync();
        Rounds.Show("sealed file, SHA-256 checked, to 8,300 totals", fromFile);
        Rounds.Show("the same in memory", inMemory);
        Rounds.Show("DuckDB, one column a question", theirs);
        var table = Best(() => memory.Nation(), 50) * 1000;
        var levels = new byte[layout.Columns.Length];
        var agency = Best(() => memory.Add(4_000, levels), 1_000) * 1_000_000;
        var size = new FileInfo(file).Length / 1024.0 / 1024;
        Say($"table of the country          {table:0.000} ms (gate {GateTableMilliseconds})");
        Say($"one more answer, its agency   {agency:0.0} µs (gate {GateAgencyMicroseconds})");
        Say(
            $"sealed file {size:0.0} MB; sums alike in all {Turns + 1} turns; in memory {Rounds.Median(theirs) / Rounds.Median(inMemory):0.0} times DuckDB"
        );
        Rounds.Machine();
        var ratio = Rounds.Median(theirs.Zip(fromFile, (t, o) => t / o));
        Rounds.Ratio(ratio, ">= 1 (goal 2) times DuckDB from a file, table < 1 ms, one agency < 100 µs");
        return ratio >= 1 && table < GateTableMilliseconds && agency < GateAgencyMicroseconds ? 0 : 1;
    }

    private static NationalAnswers Make(Layout layout)
    {
        var random = new Random(2567);
        var cells = new byte[People * layout.Columns.Length];
        List<NationalRound> rounds = new(Agencies);
        var at = 0;
        for (var number = 0; number < Agencies; number++)
        {
            var people = (int)((long)People * (number + 1) / Agencies - (long)People * number / Agencies);
            rounds.Add(new(Ids.Next<AgencyId>(), Ids.Next<RoundId>(), Purpose.RehearsalIit, 0, people, at));
            foreach (var item in layout.Items)
            {
                for (var person = 0; person < people; person++)
                    cells[at++] = random.Next(100) == 0 ? Layout.None : (byte)random.Next(item.Levels);
            }
        }

        return new NationalAnswers(new FiscalYear(2567), [layout], rounds, cells);
    }

    private static FigureSumsOfYear RulesFor(Framework framework, NationalAnswers answers)
    {
        IReadOnlyDictionary<string, Score> stood = new Dictionary<string, Score> { ["EIT"] = Stood, ["OIT"] = Stood };
        Dictionary<string, FigureSums> known = [];
        return new FigureSumsOfYear(
            (_, _, given) =>
                known.TryGetValue(string.Join(' ', given), out var rule)
                    ? rule
                    : known[string.Join(' ', given)] = Factors.Of(framework, given),
            answers.Rounds.ToDictionary(r => r.Agency, _ => stood),
            new HashSet<AgencyId>()
        );
    }

    private static long SumOf(NationalTally tally)
    {
        long sum = 0;
        for (var number = 0; number < tally.Agencies.Count; number++)
            sum += (number + 1) * (long)(tally.Agencies[number].Value("TOTAL")!.Value.Rounded(2) * 100);
        return sum;
    }

    // One row a person: what a data scientist would load.
    private static void WriteCsv(string path, Layout layout, NationalAnswers answers)
    {
        using var writer = new StreamWriter(path, append: false, Encoding.ASCII, 1 << 16);
        writer.Write("agency");
        for (var c = 0; c < layout.Columns.Length; c++)
            writer.Write($",q{c}");
        writer.Write('\n');
        for (var number = 0; number < Agencies; number++)
        {
            var round = answers.Rounds[number];
            var cells = answers.Of(round);
            for (var person = 0; person < round.People; person++)
            {
                writer.Write(number + 1);
                for (var c = 0; c < layout.Columns.Length; c++)
                {
                    writer.Write(',');
                    if (cells[c * round.People + person] is var level and not Layout.None)
                        writer.Write((char)('0' + level));
                }

                writer.Write('\n');
            }
        }
    }

    // The same rules as one statement: sums, scores of questions in hundredths, then the whole factors of the framework.
    private static string Statement(Layout layout, NationalTally tally)
    {
        var rule = tally.Agencies[0].Rule!;
        var factors = rule.FactorsOf(rule.Total);
        var (sums, scores, total) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var q = 0; q < layout.Items.Count; q++)
        {
            var values = layout
                .Items[q]
                .Parts[0]
                .Values.Select(v => v!.Value / Surveys.Results.ScoredItem.Unit)
                .ToArray();
            var step = values[1] - values[0];
            sums.Append(
                CultureInfo.InvariantCulture,
                $", {values[0]} * count(q{q}) + {step} * sum(q{q})::BIGINT AS s{q}, count(q{q}) AS n{q}"
            );
            scores.Append(CultureInfo.InvariantCulture, $", (200 * s{q} + n{q}) // (2 * n{q}) AS h{q}");
            total.Append(CultureInfo.InvariantCulture, $"{factors[q]} * h{q} + ");
        }

        for (var c = layout.Items.Count; c < factors.Length; c++)
            total.Append(CultureInfo.InvariantCulture, $"{factors[c] * Stood.Hundredths} + ");
        var denominator = rule.Gives[rule.Total].Denominator;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"WITH sums AS (SELECT agency{sums} FROM answers GROUP BY agency), scores AS (SELECT agency{scores} FROM sums) SELECT agency, (2 * ({total}0) + {denominator}) // (2 * {denominator}) FROM scores"
        );
    }

    private static double Best(Action act, int times)
    {
        List<double> seconds = [];
        for (var n = 0; n < times; n++)
        {
            var from = Stopwatch.GetTimestamp();
            act();
            seconds.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
        }

        return Rounds.Median(seconds);
    }

    private static void Say(FormattableString words) => Console.WriteLine(FormattableString.Invariant(words));
}

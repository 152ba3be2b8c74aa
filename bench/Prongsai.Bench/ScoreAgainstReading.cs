using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace Prongsai.Bench;

/// <summary>
/// `prongsai score` over 8,300 agencies of ten indicators, against a program that only reads the same CSV with the same reader.
/// Whole processes, start-up included.
/// </summary>
internal static class ScoreAgainstReading
{
    private const int Agencies = 8_300;

    public static async Task<int> RunAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), "prongsai-bench-synthetic-results.csv");
        WriteSynthetic(file);
        var prongsai = Path.Combine(AppContext.BaseDirectory, "prongsai.dll");
        var bench = Path.Combine(AppContext.BaseDirectory, "Prongsai.Bench.dll");

        var scored = await RunAsync(prongsai, "score", "--results", file, "--json");
        var agencies = JsonDocument.Parse(scored).RootElement.GetArrayLength();
        if (agencies != Agencies)
            throw new InvalidOperationException($"{agencies} agencies scored, {Agencies} given");

        var ratio = await Rounds.CompareAsync(
            7,
            ("prongsai score --json", () => RunAsync(prongsai, "score", "--results", file, "--json")),
            ("reading the CSV alone", () => RunAsync(bench, "read-csv", file))
        );
        Rounds.Ratio(ratio, "< 2.0");
        File.Delete(file);
        return ratio < 2.0 ? 0 : 1;
    }

    /// <summary>The peer: reads every field of every row and adds the scores up.</summary>
    public static int ReadOnly(string file)
    {
        using var reader = new StreamReader(file);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        long fields = 0;
        decimal sum = 0;
        while (csv.Read())
        {
            for (var i = 0; i < csv.Parser.Count; i++)
                fields += csv.GetField(i)!.Length > 0 ? 1 : 0;
            sum += decimal.Parse(csv.GetField(3)!, CultureInfo.InvariantCulture);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fields} fields, sum {sum}"));
        return 0;
    }

    private static void WriteSynthetic(string file)
    {
        var random = new Random(2567);
        using var writer = new StreamWriter(
            file,
            append: false,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        );
        writer.WriteLine("agency,year_be,indicator_or_instrument,score");
        for (var agency = 1; agency <= Agencies; agency++)
        {
            for (var indicator = 1; indicator <= 10; indicator++)
            {
                writer.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"หน่วยงานสังเคราะห์ {agency},2567,IND{indicator:00},{random.Next(60_00, 100_00) / 100m:0.00}"
                    )
                );
            }
        }
    }

    private static async Task<string> RunAsync(string program, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. words]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', words)}: exit {process.ExitCode}");

        return output;
    }
}

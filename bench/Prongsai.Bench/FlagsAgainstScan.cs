using System.Globalization;
using System.Text.Json;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Bench;

/// <summary>
/// The eleven signs over 100,000 made-up contracting processes, against walking over the tokens of the same JSON with one thread and
/// doing nothing. Also how it does with one thread, and whether it finds the same.
/// </summary>
internal static class FlagsAgainstScan
{
    private const int Processes = 100_000;

    public static async Task<int> RunAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), "prongsai-bench-synthetic-processes.jsonl");
        WriteSynthetic(file);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Processes} processes, {new FileInfo(file).Length / 1e6:0} MB, {Environment.ProcessorCount} threads"
            )
        );

        var whole = Find(file, threads: null);
        var alone = Find(file, threads: 1);
        if (whole.Processes != Processes || Cardinal(whole) != Cardinal(alone))
            throw new InvalidOperationException(
                "Processes were lost, or the number of threads changed what was found."
            );
        foreach (var sign in whole.Signs)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {sign.Code}: computable {sign.Computable}, found {sign.Found.Count}"
                )
            );
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var kept = Find(file, threads: null);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"kept by the answer {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0.0} MB"
            )
        );
        GC.KeepAlive(kept);

        await Rounds.CompareAsync(
            5,
            ("the eleven signs, one thread", () => Task.FromResult(Find(file, threads: 1))),
            ("scanning the JSON, one thread", () => Task.FromResult(Scan(file)))
        );
        var ratio = await Rounds.CompareAsync(
            7,
            ("the eleven signs, all threads", () => Task.FromResult(Find(file, threads: null))),
            ("scanning the JSON, one thread", () => Task.FromResult(Scan(file)))
        );
        Rounds.Ratio(ratio, "< 10.0");
        File.Delete(file);
        return ratio < 10.0 ? 0 : 1;
    }

    private static SignsFound Find(string file, int? threads)
    {
        using var data = new FileStream(file, new FileStreamOptions { BufferSize = 0 });
        return RiskSigns.Find(data, "synthetic", SignSettings.Usual, threads: threads);
    }

    private static string Cardinal(SignsFound found)
    {
        using var output = new MemoryStream();
        RiskSigns.WriteAsCardinal(found, output);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(output.ToArray()));
    }

    private static long Scan(string file)
    {
        using var data = new FileStream(file, new FileStreamOptions { BufferSize = 0 });
        var buffer = new byte[1 << 18];
        int kept = 0,
            read;
        long tokens = 0;
        while ((read = data.Read(buffer.AsSpan(kept))) > 0)
        {
            var rest = buffer.AsSpan(0, kept + read);
            while (rest.IndexOf((byte)'\n') is >= 0 and var end)
            {
                var json = new Utf8JsonReader(rest[..end]);
                while (json.Read())
                    tokens++;
                rest = rest[(end + 1)..];
            }

            rest.CopyTo(buffer);
            kept = rest.Length;
        }

        return tokens;
    }

    private static void WriteSynthetic(string path)
    {
        var random = new Random(2569);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { SkipValidation = true });
        for (var i = 0; i < Processes; i++)
        {
            OneProcess(json, random, i);
            json.Flush();
            json.Reset();
            file.WriteByte((byte)'\n');
        }
    }

    private static void OneProcess(Utf8JsonWriter json, Random random, int number)
    {
        string[] statuses = ["valid", "valid", "valid", "valid", "disqualified", "pending", "withdrawn"];
        string[] methods = ["open", "selective", "limited", "direct"];
        var day = new DateTime(2025, 10, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(random.Next(360));
        var price = random.Next(50_000, 5_000_000);
        var bidders = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(8_000)).Distinct().ToArray();
        json.WriteStartObject();
        json.WriteString("ocid", $"ocds-213czf-SYN{number:0000000}");
        json.WriteString("id", $"SYN{number:0000000}-compiled");
        json.WriteString("date", At(day.AddDays(60)));
        json.WriteStartArray("tag");
        json.WriteStringValue("compiled");
        json.WriteEndArray();
        json.WriteString("initiationType", "tender");
        json.WriteStartArray("parties");
        foreach (var bidder in bidders)
        {
            json.WriteStartObject();
            Party(json, "SYN-T-", bidder);
            json.WriteStartArray("roles");
            json.WriteStringValue("tenderer");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("buyer");
        Party(json, "SYN-B-", number % 400);
        json.WriteEndObject();
        json.WriteStartObject("tender");
        json.WriteString("id", $"SYN{number:0000000}");
        json.WriteString("title", "synthetic purchase of things that were made up for measuring and nothing else");
        json.WriteString("status", number % 50 == 0 ? "active" : "complete");
        json.WriteString("procurementMethod", methods[number % 4]);
        json.WriteString("procurementMethodDetails", "e-bidding");
        json.WriteNumber("numberOfTenderers", bidders.Length);
        json.WriteStartObject("procuringEntity");
        Party(json, "SYN-P-", number % 900);
        json.WriteEndObject();
        json.WriteStartObject("tenderPeriod");
        json.WriteString("startDate", At(day));
        json.WriteString("endDate", At(day.AddDays(random.Next(5, 40))));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("bids");
        json.WriteStartArray("details");
        for (var i = 0; i < bidders.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("id", $"SYN{number:0000000}-b{i}");
            json.WriteString("date", At(day.AddDays(random.Next(1, 30))));
            json.WriteString("status", i == 0 ? "valid" : statuses[random.Next(statuses.Length)]);
            json.WriteStartArray("tenderers");
            json.WriteStartObject();
            Party(json, "SYN-T-", bidders[i]);
            json.WriteEndObject();
            json.WriteEndArray();
            Value(json, i == 0 ? price : price + random.Next(-10, 300) * (price / 1_000));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("awards");
        json.WriteStartObject();
        json.WriteString("id", $"SYN{number:0000000}-a1");
        json.WriteString("status", "active");
        json.WriteString("date", At(day.AddDays(45)));
        Value(json, price);
        json.WriteStartArray("suppliers");
        json.WriteStartObject();
        Party(json, "SYN-T-", bidders[0]);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("items");
        for (var i = 0; i < 2; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i);
            json.WriteStartObject("classification");
            json.WriteString("scheme", "UNSPSC");
            json.WriteString("id", $"{random.Next(10, 95)}{random.Next(1_000, 9_999)}00");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Party(Utf8JsonWriter json, string prefix, int number)
    {
        json.WriteString("id", $"{prefix}{number:00000}");
        json.WriteString("name", $"(synthetic) organisation {number}");
    }

    private static void Value(Utf8JsonWriter json, int amount)
    {
        json.WriteStartObject("value");
        json.WriteNumber("amount", amount);
        json.WriteString("currency", "THB");
        json.WriteEndObject();
    }

    private static string At(DateTime day) =>
        day.ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", CultureInfo.InvariantCulture);
}

using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Spectre.Console;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// <c>prongsai score</c>: scores a file of results, which needs no database, so it starts no host; with <c>--national</c> the
/// rehearsals of all agencies.
/// </summary>
internal static class Score
{
    public static Command Command()
    {
        var results = ResultsOption();
        results.Required = false;
        var framework = FrameworkOption();
        var acceptRepairs = AcceptRepairsOption();
        var json = new Option<bool>("--json") { Description = "พิมพ์เป็น JSON / print JSON" };
        var national = new Option<bool>("--national")
        {
            Description = "คิดคะแนนการซ้อม IIT และ EIT ของทุกหน่วยงาน / score the rehearsals of all agencies",
        };
        var year = AgencyAndYear.Year();
        year.Required = false;
        var csv = new Option<bool>("--csv")
        {
            Description = "กับ --national: พิมพ์เป็น CSV / with --national: print CSV",
        };
        var seal = new Option<FileInfo?>("--seal")
        {
            Description =
                "กับ --national: เก็บคำตอบที่คิดคะแนนไว้ในไฟล์ปิดผนึก / with --national: keep the scored answers in a sealed file",
        };
        var sealedFile = new Option<FileInfo?>("--sealed")
        {
            Description =
                "กับ --national: อ่านคำตอบจากไฟล์ปิดผนึก / with --national: read the answers from a sealed file",
        };
        var command = new Command("score", "คิดคะแนนจากไฟล์ผล หรือทั้งประเทศ / score a file of results, or the country")
        {
            results,
            framework,
            acceptRepairs,
            json,
            national,
            year,
            csv,
            seal,
            sealedFile,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Refused.OrAsync(() =>
                    parsed.GetValue(national)
                        ? ScoreNation.RunAsync(
                            parsed.GetValue(year),
                            parsed.GetValue(csv),
                            parsed.GetValue(sealedFile),
                            parsed.GetValue(seal),
                            cancellation
                        )
                    : parsed.GetValue(results) is { } file
                        ? Task.FromResult(
                            Run(file, parsed.GetValue(framework), parsed.GetValue(acceptRepairs), parsed.GetValue(json))
                        )
                    : Task.FromResult(Refused.Say([NothingToScore]))
                )
        );
        return command;
    }

    private static readonly Refusal NothingToScore = new(
        "score-nothing",
        "โปรดระบุ --results ไฟล์ หรือ --national --year ปี",
        "Say --results FILE, or --national --year YEAR."
    );

    public static Option<FileInfo> ResultsOption() =>
        new("--results") { Description = "ไฟล์ผลคะแนน CSV หรือ XLSX / results, CSV or XLSX", Required = true };

    public static Option<string?> FrameworkOption() =>
        new("--framework") { Description = "กรอบการประเมิน เช่น 2567/sub_department / framework, YEAR/PROFILE" };

    public static Option<bool> AcceptRepairsOption() =>
        new("--accept-repairs")
        {
            Description = "ยืนยันการอ่านที่ต้องแก้ เช่น 1๕ = I5 / confirm readings that needed a repair",
        };

    /// <summary>Reads and scores; says repairs, notes and refusals on standard error. Null when refused.</summary>
    public static FileScores? Read(FileInfo results, string? framework, bool acceptRepairs)
    {
        var file = ResultFiles.Score(results.Name, File.ReadAllBytes(results.FullName), framework, acceptRepairs);
        foreach (var repair in file.Repairs)
        {
            Console.Error.WriteLine($"แก้ไข: {repair.In(Language.Thai)}");
            Console.Error.WriteLine($"repaired: {repair.In(Language.English)}");
        }

        foreach (var note in file.Notes)
            Console.Error.WriteLine(note);
        if (file.Refusals.Count == 0)
            return file;

        Refused.Say(file.Refusals);
        return null;
    }

    private static int Run(FileInfo results, string? framework, bool acceptRepairs, bool json)
    {
        if (Read(results, framework, acceptRepairs) is not { } file)
            return 2;

        if (json)
            WriteJson(file);
        else
            WriteTable(file.Scores);
        return 0;
    }

    private static void WriteJson(FileScores file)
    {
        var parts = new ReadOnlyMemory<byte>[file.Parts.Count];
        Parallel.For(0, parts.Length, i => parts[i] = JsonOf(file.Parts[i]));

        using var output = Console.OpenStandardOutput();
        output.WriteByte((byte)'[');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                output.WriteByte((byte)',');
            output.Write(parts[i].Span);
        }

        output.Write("]\n"u8);
    }

    // An array without its brackets, so that one part can follow another.
    private static ReadOnlyMemory<byte> JsonOf(IEnumerable<AgencyScore> scores)
    {
        var json = new ArrayBufferWriter<byte>(128 * 1024);
        using var writer = new Utf8JsonWriter(
            json,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }
        );
        writer.WriteStartArray();
        foreach (var score in scores)
            WriteOne(writer, score);
        writer.WriteEndArray();
        writer.Flush();

        return json.WrittenMemory[1..^1];
    }

    private static void WriteOne(Utf8JsonWriter writer, AgencyScore score)
    {
        writer.WriteStartObject();
        writer.WriteString("agency", score.Agency);
        if (score.Year is { } year)
            writer.WriteNumber("year", year.Buddhist);
        else
            writer.WriteNull("year");
        WriteScore(writer, "total", score.Total.Carried);
        writer.WriteString(
            "totalIs",
            score.Total.Carried is null ? null
                : score.TotalIsComputed ? "computed"
                : "imported"
        );
        writer.WriteString("band", score.Band?.Label.Th);
        writer.WriteStartObject("instruments");
        foreach (var instrument in score.Total.Parts)
            WriteScore(writer, instrument.Code, instrument.Carried);
        writer.WriteEndObject();
        writer.WriteStartArray("differences");
        foreach (var difference in score.Differences)
        {
            writer.WriteStartObject();
            writer.WriteString("code", difference.Code);
            WriteScore(writer, "imported", difference.Imported);
            WriteScore(writer, "computed", difference.Computed);
            writer.WriteBoolean("explained", difference.Explained);
            writer.WriteString("why", difference.Why.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("framework", score.Framework?.ToString());
        writer.WriteStartArray("notes");
        foreach (var note in score.Notes)
            writer.WriteStringValue(note.ToString());
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter writer, string name, Exact? value)
    {
        if (value is { } known)
            writer.WriteNumber(name, known.Rounded(2));
        else
            writer.WriteNull(name);
    }

    private static void WriteTable(IEnumerable<AgencyScore> scores)
    {
        var table = new Table { Border = Console.IsOutputRedirected ? TableBorder.Ascii : TableBorder.Rounded };
        table.AddColumns(
            "หน่วยงาน / agency",
            "ปี / year",
            "รวม / total",
            "IIT",
            "EIT",
            "OIT",
            "ระดับ / level",
            "หมายเหตุ / notes"
        );
        foreach (var score in scores)
        {
            table.AddRow([
                .. new[]
                {
                    score.Agency,
                    score.Year?.Buddhist.ToString(CultureInfo.InvariantCulture) ?? "–",
                    Shown(score.Total.Carried) + (score.Total.Carried is null || score.TotalIsComputed ? "" : "*"),
                    Shown(score.Total.Find("IIT")?.Carried),
                    Shown(score.Total.Find("EIT")?.Carried),
                    Shown(score.Total.Find("OIT")?.Carried),
                    score.Band?.Label.Th ?? "–",
                    string.Join(
                        "\n",
                        score
                            .Differences.Select(d => $"{d.Code} {d.Imported} ≠ {d.Computed}: {d.Why}")
                            .Concat(score.Notes.Select(n => n.ToString()))
                    ),
                }.Select(Markup.Escape),
            ]);
        }

        // A file or a pipe has no width; wrapping at eighty would tear names apart.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 240;
        AnsiConsole.Write(table);
        Console.WriteLine("* นำเข้า ไม่ได้คำนวณ / imported, not computed");
    }

    private static string Shown(Exact? value) => value?.ToString() ?? "–";
}

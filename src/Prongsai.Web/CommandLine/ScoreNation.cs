using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;
using Spectre.Console;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai score --national</c>: scores the rehearsals of every agency of a year at once.</summary>
internal static class ScoreNation
{
    private static readonly string[] Codes = ["IIT", "EIT", "OIT", "TOTAL"];

    public static async Task<int> RunAsync(
        int buddhist,
        bool csv,
        FileInfo? sealedFile,
        FileInfo? sealTo,
        CancellationToken cancellation
    )
    {
        var year = AgencyAndYear.OrRefuse(buddhist);
        await using var app = Host.Quiet();
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        using var line = new ProgressLine(pace: true);
        try
        {
            var nation = await scope
                .ServiceProvider.GetRequiredService<INationalSurveys>()
                .ScoreAsync(year, sealedFile?.FullName, sealTo?.FullName, line, cancellation);
            line.Clear();
            if (csv)
                WriteCsv(year, nation);
            else
                WriteTable(nation);
            Summarise(year, nation, sealedFile, sealTo);
            return 0;
        }
        catch (OperationCanceledException)
        {
            line.Clear();
            Console.Error.WriteLine("หยุดแล้ว ไม่มีอะไรเปลี่ยน / Stopped; nothing was changed.");
            return 1;
        }
    }

    private static void WriteCsv(FiscalYear year, NationScored nation)
    {
        using var writer = new StreamWriter(Console.OpenStandardOutput());
        using var csv = new CsvWriter(
            writer,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                // As in every other table: a name is never a formula.
                InjectionOptions = InjectionOptions.Escape,
                NewLine = "\n",
            }
        );
        string[] indicators =
        [
            .. nation
                .Agencies.SelectMany(a => a.Figures.Keys)
                .Where(code => code.StartsWith("IND", StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        foreach (
            var heading in (string[])
                [
                    "agency",
                    "name_th",
                    "year_be",
                    "iit_answers",
                    "eit_answers",
                    .. indicators,
                    .. Codes,
                    "level",
                    "made_up",
                ]
        )
            csv.WriteField(heading);
        csv.NextRecord();
        foreach (var agency in nation.Agencies)
        {
            csv.WriteField(agency.Agency.Slug);
            csv.WriteField(agency.Agency.Name.Th);
            csv.WriteField(year.Buddhist);
            csv.WriteField(agency.Iit);
            csv.WriteField(agency.Eit);
            foreach (var code in indicators.Concat(Codes))
                csv.WriteField(Shown(agency, code, ""));
            csv.WriteField(agency.Band?.Code);
            csv.WriteField(agency.IsMadeUp ? 1 : 0);
            csv.NextRecord();
        }
    }

    private static void WriteTable(NationScored nation)
    {
        var table = new Table { Border = Console.IsOutputRedirected ? TableBorder.Ascii : TableBorder.Rounded };
        table.AddColumns("หน่วยงาน / agency", "n IIT", "n EIT", "IIT", "EIT", "OIT", "รวม / total", "ระดับ / level");
        foreach (var agency in nation.Agencies)
            table.AddRow([
                .. new[]
                {
                    agency.Agency.Name.Th,
                    Number(agency.Iit),
                    Number(agency.Eit),
                    Shown(agency, "IIT"),
                    Shown(agency, "EIT"),
                    Shown(agency, "OIT"),
                    Shown(agency, "TOTAL"),
                    agency.Band?.Label.Th ?? "–",
                }.Select(Markup.Escape),
            ]);
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 240;
        AnsiConsole.Write(table);
    }

    // On standard error, so that a table or CSV in a file is nothing but that.
    private static void Summarise(FiscalYear year, NationScored nation, FileInfo? sealedFile, FileInfo? sealTo)
    {
        Say(
            $"ปี / year {year}: {nation.Agencies.Count:N0} หน่วยงาน / agencies, {nation.Respondents:N0} ผู้ตอบ / respondents, {nation.Answers:N0} คำตอบ / answers"
        );
        foreach (var (code, agencies, mean) in nation.Means)
            Say($"{code}: ค่าเฉลี่ย / mean {mean} ({agencies:N0} หน่วยงาน / agencies)");
        foreach (
            var level in nation
                .Agencies.Where(a => a.Band is not null)
                .GroupBy(a => a.Band!.Label)
                .OrderByDescending(g => g.Count())
        )
            Say($"{level.Key}: {level.Count():N0}");
        if (nation.Agencies.Count(a => a.IsMadeUp) is > 0 and var madeUp)
            Say($"{madeUp:N0} หน่วยงานใช้คำตอบสมมุติ / agencies stand on made-up answers");
        Say(
            $"การซ้อม ไม่ใช่ผลทางการ ข้อที่มีผู้ตอบน้อยกว่า {nation.Fewest} คนไม่คิดคะแนน / rehearsals, no official results; questions with fewer than {nation.Fewest} answers have no score"
        );
        Say(
            $"อ่าน / read {nation.Reading.TotalMilliseconds:N0} ms ({(sealedFile is null ? "ฐานข้อมูล / database" : sealedFile.Name)}), คิดคะแนน / scored {nation.Scoring.TotalMilliseconds:N0} ms ({nation.Answers / Math.Max(1e-6, nation.Scoring.TotalSeconds):N0} คำตอบ/วินาที / answers a second)"
        );
        if (sealTo is not null)
            Say($"ปิดผนึกไว้ที่ / sealed in {sealTo.FullName}");
    }

    private static string Shown(AgencyOfNation agency, string code, string missing = "–") =>
        agency.Figures.TryGetValue(code, out var value) ? value.ToString() : missing;

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void Say(FormattableString text) =>
        Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

using System.CommandLine;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai explain</c>: the arithmetic of one number, as a tree.</summary>
internal static class Explain
{
    public static Command Command()
    {
        var results = Score.ResultsOption();
        var agency = new Option<string>("--agency")
        {
            Description = "ชื่อหน่วยงานตามไฟล์ / agency as the file calls it",
            Required = true,
        };
        var year = new Option<string>("--year") { Description = "ปีงบประมาณ พ.ศ. / fiscal year, Buddhist era" };
        var code = new Option<string>("--code")
        {
            Description = "TOTAL, OIT, IND09, …",
            DefaultValueFactory = _ => "TOTAL",
        };
        var framework = Score.FrameworkOption();
        var acceptRepairs = Score.AcceptRepairsOption();
        var command = new Command("explain", "แสดงวิธีคิดของคะแนน / show the arithmetic of a score")
        {
            results,
            agency,
            year,
            code,
            framework,
            acceptRepairs,
        };
        command.SetAction(
            (parsed, _) =>
                Refused.OrAsync(() =>
                    Task.FromResult(
                        Score.Read(
                            parsed.GetValue(results)!,
                            parsed.GetValue(framework),
                            parsed.GetValue(acceptRepairs)
                        )
                            is { } file
                            ? Run(
                                file,
                                parsed.GetValue(agency)!.Trim(),
                                parsed.GetValue(year),
                                parsed.GetValue(code)!.Trim()
                            )
                            : 2
                    )
                )
        );
        return command;
    }

    private static int Run(FileScores file, string agency, string? year, string code)
    {
        FiscalYear? asked = null;
        if (year is { Length: > 0 })
        {
            if (!FiscalYear.TryParse(year, out var known))
                return Refused.Say([NoSuchYear(year)]);
            asked = known;
        }

        var ofAgency = file
            .Scores.Where(s => string.Equals(s.Agency, agency, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (ofAgency.Count == 0)
            return Refused.Say([NoSuchAgency(agency, file.Scores.Select(s => s.Agency).Distinct())]);

        // Without a year there must be nothing to choose between.
        var found = year is null && ofAgency.Count == 1 ? ofAgency[0] : ofAgency.FirstOrDefault(s => s.Year == asked);
        if (found is null)
            return Refused.Say([NoSuchAgencyYear(agency, year, ofAgency.Select(s => s.Year?.ToString() ?? "–"))]);
        if (found.Total.Find(code) is not { } term)
            return Refused.Say([NoSuchCode(code, found.Total.AndBelow().Select(t => t.Code))]);

        Console.WriteLine($"{found.Agency} {found.Year?.ToString() ?? "–"} ({found.Framework?.ToString() ?? "–"})");
        foreach (var note in found.Notes)
            Console.WriteLine(note);
        Write(term, found.Differences, depth: 0);
        return 0;
    }

    private static void Write(Term term, IReadOnlyList<Discrepancy> differences, int depth)
    {
        var indent = new string(' ', depth * 2);
        var value = term.Carried?.ToString() ?? "–";
        Console.WriteLine($"{indent}{term.Code} {term.Title} = {value}");
        if (term.Arithmetic is { Length: > 0 } arithmetic)
            Console.WriteLine($"{indent}    {term.Words}: {arithmetic}");
        else if (term.WhyNot is not null)
            Console.WriteLine($"{indent}    {term.Words}");
        if (term.Official is { } official)
            Console.WriteLine($"{indent}    นำเข้า / imported: {official}");
        foreach (
            var difference in differences.Where(d =>
                d.Code == term.Code || d.Code.StartsWith($"{term.Code}_", StringComparison.Ordinal)
            )
        )
            Console.WriteLine($"{indent}    {difference.Code}: {difference.Why}");

        foreach (var part in term.Parts)
            Write(part, differences, depth + 1);
        foreach (var beside in term.Besides.Where(b => b.AndBelow().Any(t => t.Value is not null)))
            Write(beside, differences, depth + 1);
    }

    private static Refusal NoSuchYear(string year) =>
        new(
            "explain-year",
            $"อ่านปี “{year}” ไม่ได้ ต้องเป็น พ.ศ. สี่หลัก",
            $"The year “{year}” cannot be read: four digits in the Buddhist era are expected."
        );

    private static Refusal NoSuchAgency(string agency, IEnumerable<string> known) =>
        new(
            "explain-agency",
            $"ไฟล์ไม่มีหน่วยงาน “{agency}” มี {Some(known)}",
            $"The file has no agency “{agency}”; it has {Some(known)}."
        );

    private static Refusal NoSuchAgencyYear(string agency, string? year, IEnumerable<string> known) =>
        new(
            "explain-agency-year",
            $"ไฟล์ไม่มี “{agency}” ปี {year ?? "–"} มีปี {Some(known)} โปรดระบุ --year",
            $"The file has no year {year ?? "–"} of “{agency}”; it has {Some(known)}. Give --year."
        );

    private static Refusal NoSuchCode(string code, IEnumerable<string> known) =>
        new("explain-code", $"ไม่มีรหัส “{code}” มี {Some(known)}", $"There is no “{code}”; there are {Some(known)}.");

    private static string Some(IEnumerable<string> known)
    {
        var first = known.Take(21).ToList();
        return string.Join(", ", first.Take(20)) + (first.Count > 20 ? ", …" : "");
    }
}

using System.CommandLine;
using System.Globalization;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// <c>prongsai ocds</c>, and its <c>check</c>: a file of OCDS against its standard, without a database. Exit code 0 valid, 1 invalid, 2 when something
/// could not be read.
/// </summary>
internal static class OcdsCommand
{
    // What a reader of Thai procurement asks first; the rest is in the JSON.
    private static readonly string[] AskedFirst =
    [
        "buyer/id",
        "planning/budget/amount/amount",
        "tender/title",
        "tender/status",
        "tender/procurementMethod",
        "tender/procurementMethodDetails",
        "tender/mainProcurementCategory",
        "tender/value/amount",
        "tender/tenderPeriod/startDate",
        "tender/tenderPeriod/endDate",
        "tender/numberOfTenderers",
        "tender/tenderers/*/id",
        "bids/details/*/value/amount",
        "bids/details/*/status",
        "bids/details/*/date",
        "awards/*/status",
        "awards/*/date",
        "awards/*/value/amount",
        "awards/*/suppliers/*/id",
        "awards/*/items/*/classification/id",
        "contracts/*/id",
        "contracts/*/dateSigned",
        "contracts/*/value/amount",
        "contracts/*/period/endDate",
    ];

    public static Command Command() =>
        new("ocds", "ข้อมูลเปิดการจัดซื้อจัดจ้าง (OCDS) / open contracting data")
        {
            Check(),
            OcdsExport.Command(),
            OcdsImport.Command(),
        };

    private static Command Check()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "แฟ้ม OCDS หรือ - สำหรับ stdin / OCDS file, - for standard input",
        };
        var json = new Option<bool>("--json") { Description = "พิมพ์เป็น JSON / print JSON" };
        var command = new Command(
            "check",
            "ตรวจโครงสร้าง ความครบถ้วน และคุณภาพ / check structure, coverage and quality"
        )
        {
            file,
            json,
        };
        command.SetAction((parsed, _) => Refused.Or(() => Run(parsed.GetValue(file)!, parsed.GetValue(json))));
        return command;
    }

    private static int Run(string path, bool json)
    {
        using var data = GivenFile.Open(path);
        var report = OcdsFiles.Check(data, GivenFile.NameOf(path));
        if (json)
            WriteJson(report);
        else
            Write(path, report);
        return !report.IsReadable ? 2
            : report.IsValid ? 0
            : 1;
    }

    private static void WriteJson(OcdsReport report) =>
        PrintedJson.Write(
            new
            {
                report.IsReadable,
                report.IsValid,
                report.Packages,
                report.Releases,
                report.Records,
                report.UnreadableCount,
                unreadable = report.Unreadable.Select(r => new { line = r.Where?.Row, words = r.Words }),
                report.Faults,
                coverage = report.Coverage.Select(c => new
                {
                    c.Path,
                    c.Count,
                    c.Of,
                    c.InSchema,
                }),
                report.Quality,
            }
        );

    private static void Write(string path, OcdsReport report)
    {
        Say($"{path}: {report.Packages} package · {report.Releases} release · {report.Records} record");
        Say("");
        foreach (var refusal in report.Unreadable)
            Console.Error.WriteLine(refusal);
        if (report.UnreadableCount > 0)
            Say($"✗ อ่านไม่ได้ {report.UnreadableCount} แห่ง / could not be read: {report.UnreadableCount}");

        Say(
            report.IsValid
                ? $"✓ โครงสร้างถูกต้องตาม OCDS 1.1.5 / the structure is valid OCDS 1.1.5"
                : $"✗ โครงสร้างไม่ตรงตาม OCDS 1.1.5 {report.Faults.Count} แบบ / the structure departs from OCDS 1.1.5 in {report.Faults.Count} way(s)"
        );
        foreach (var fault in report.Faults)
            Say($"    {fault.Count} × {fault.Path}: {fault.Words} · {Places(fault.First)}");

        Say("");
        Say($"ความครบถ้วน (ไม่เกี่ยวกับความถูกต้อง) / coverage (apart from validity)");
        foreach (var field in AskedFirst)
        {
            var (count, of) = CoverageOf(field, report);
            if (of > 0)
                Say($"    {100.0 * count / of, 5:0.0} %  {field}");
        }

        foreach (var unknown in report.Coverage.Where(c => !c.InSchema).Take(20))
            Say($"    +  {unknown.Path}: ไม่อยู่ในมาตรฐาน / not in the standard ({unknown.Count})");

        Say("");
        Say($"คุณภาพ (ไม่เกี่ยวกับความถูกต้อง) / quality (apart from validity)");
        foreach (var quality in report.Quality)
            Say($"    {quality.Count} × {quality.Words} [{quality.Code}] · {Places(quality.First)}");
        if (report.Quality.Count == 0)
            Say($"    ไม่พบข้อสังเกต / nothing to remark");
    }

    private static (long Count, long Of) CoverageOf(string field, OcdsReport report)
    {
        var found = report
            .Coverage.Where(c =>
                c.Path == field || c.Path == $"releases/*/{field}" || c.Path == $"records/*/compiledRelease/{field}"
            )
            .ToList();
        return found.Count > 0
            ? (found.Sum(c => c.Count), found.Sum(c => c.Of))
            : (0, report.Releases + report.Records);
    }

    private static string Places(IEnumerable<OcdsPlace> places) =>
        "บรรทัด / line "
        + string.Join(
            ", ",
            places.Select(place =>
                string.Create(CultureInfo.InvariantCulture, $"{place.Line}")
                + (place.Ocid is { } ocid ? $" ({ocid})" : "")
                + (place.Value is { } value ? $" “{value}”" : "")
            )
        );

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);
}

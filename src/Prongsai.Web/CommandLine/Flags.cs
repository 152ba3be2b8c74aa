using System.CommandLine;
using System.Globalization;
using Prongsai.Procurement.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>
/// <c>prongsai flags</c>: signs of risk in a file of OCDS, without a database. With <c>--format cardinal</c> it prints what
/// <c>ocdscardinal indicators</c> prints.
/// </summary>
internal static class Flags
{
    private const int Shown = 10;

    // Quartiles of fewer say little: of one process, they are that process.
    private const int Few = 20;

    public static Command Command()
    {
        var file = new Argument<string>("FILE")
        {
            Description =
                "กระบวนการจัดซื้อจัดจ้าง บรรทัดละหนึ่งรายการ หรือ - / contracting processes, one a line, or - for standard input",
        };
        var settings = new Option<FileInfo?>("--settings", "-s")
        {
            Description = "แฟ้มเกณฑ์ (INI อย่างของ Cardinal) / settings file, as Cardinal's",
        };
        var format = new Option<string>("--format")
        {
            Description = "text หรือ / or cardinal",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "cardinal");
        var map = new Option<bool>("--map")
        {
            Description = "บอกว่าใครอยู่ในกระบวนการใด / add which organisations stand behind which process",
        };
        var noMeta = new Option<bool>("--no-meta") { Description = "ไม่พิมพ์ควอร์ไทล์ / leave out the quartiles" };
        var count = new Option<bool>("--count", "-c")
        {
            Description = "พิมพ์จำนวนทาง stderr / say the numbers on standard error",
        };
        var all = new Option<bool>("--all") { Description = "แสดงทุกรายการ / show every one" };
        var command = new Command("flags", "ข้อที่ควรดูในข้อมูลจัดซื้อจัดจ้าง / what to look at in procurement data")
        {
            file,
            settings,
            format,
            map,
            noMeta,
            count,
            all,
        };
        command.SetAction(
            (parsed, _) =>
                Refused.Or(() =>
                {
                    var (going, mistakes) = parsed.GetValue(settings) is { } given
                        ? SignSettings.Read(given.Name, ContentOf(given))
                        : (SignSettings.Usual, []);
                    if (going is null)
                        return Refused.Say(mistakes);

                    var path = parsed.GetValue(file)!;
                    using var data = GivenFile.Open(path);
                    var found = RiskSigns.Find(data, GivenFile.NameOf(path), going, parsed.GetValue(map));
                    if (parsed.GetValue(format) == "cardinal")
                        WriteAsCardinal(found, !parsed.GetValue(noMeta));
                    else
                        Write(path, found, parsed.GetValue(all));
                    SayAside(found, parsed.GetValue(count));
                    return 0;
                })
        );
        return command;
    }

    private static string ContentOf(FileInfo settings)
    {
        using var stream = GivenFile.Open(settings.FullName);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void WriteAsCardinal(SignsFound found, bool withMeta)
    {
        using var output = Console.OpenStandardOutput();
        RiskSigns.WriteAsCardinal(found, output, withMeta);
    }

    private static void Write(string path, SignsFound found, bool all)
    {
        Say($"{path}: {found.Processes} โครงการ / processes");
        Say($"{SignWords.Disclaimer.Th}");
        Say($"{SignWords.Disclaimer.En}");
        foreach (var sign in found.Signs)
        {
            Say($"");
            Say($"{sign.Code} {SignWords.Title(sign.Code)}");
            if (sign.Computable == 0)
            {
                Say($"    {SignWords.NotComputable}");
                continue;
            }

            Say(
                $"    คำนวณได้ {sign.Computable} จาก {found.Processes} โครงการ · ควรดู {sign.Found.Count} / computable for {sign.Computable} of {found.Processes} · to look at: {sign.Found.Count}"
            );
            if (sign.Figures.Count > 0 && sign.Computable < Few)
                Say($"    {SignWords.FewToCompare}");
            foreach (var subject in sign.Found.GroupBy(one => one.Subject))
            {
                foreach (var one in all ? subject : subject.Take(Shown))
                    Say($"    {SignWords.Subject(one.Subject)} {one.Id} · {SignWords.Figure(one)}");
                if (!all && subject.Count() is > Shown and var many)
                    Say($"    … อีก {many - Shown} รายการ (--all) / {many - Shown} more (--all)");
            }
        }
    }

    // Beside the result, which may be piped.
    private static void SayAside(SignsFound found, bool count)
    {
        foreach (var refusal in found.Unreadable)
            Console.Error.WriteLine(refusal);
        Aside(found.UnreadableLines, "บรรทัดที่อ่านไม่ได้ ข้ามไป", "line(s) could not be read and were skipped");
        Aside(found.WithoutOcid, "รายการที่ไม่มี ocid ข้ามไป", "process(es) without an ocid were skipped");
        Aside(
            found.OtherCurrencies,
            "ข้อเสนอราคาในสกุลเงินอื่น ไม่นำมาเทียบ",
            "bid(s) in other currencies were not compared"
        );
        if (!count)
            return;

        foreach (var subject in found.Signs.SelectMany(sign => sign.Found).GroupBy(sign => sign.Subject))
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(subject.Key == SignSubject.Ocid ? "OCID" : subject.Key.ToString())}: {subject.Select(sign => sign.Id).Distinct().Count()}"
                )
            );
    }

    private static void Aside(long number, string th, string en)
    {
        if (number > 0)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {th} / {number} {en}"));
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

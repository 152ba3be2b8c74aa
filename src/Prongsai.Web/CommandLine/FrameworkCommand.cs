using System.CommandLine;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai framework check | list | diff</c>: framework files, without a database.</summary>
internal static class FrameworkCommand
{
    public static Command Command() =>
        new("framework", "กรอบการประเมิน / assessment frameworks") { Check(), List(), Diff() };

    private static Command Check()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "ไฟล์กรอบการประเมิน (.yaml) / framework file" };
        var command = new Command(
            "check",
            "ตรวจไฟล์ บอกทุกข้อผิดพร้อมบรรทัด / check a file, telling every mistake with its line"
        )
        {
            file,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists)
                return Refused([NoFile(path.ToString())]);

            var (framework, mistakes) = FrameworkFiles.Check(path.ToString(), ContentOf(path));
            if (framework is null)
                return Refused(mistakes);

            Console.WriteLine($"{path}: ใช้ได้ / valid");
            Console.WriteLine(InOneLine(framework));
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "กรอบที่มากับโปรแกรม / frameworks that come with the program");
        command.SetAction(_ =>
        {
            foreach (var framework in FrameworkFiles.List())
                Console.WriteLine(InOneLine(framework));
        });
        return command;
    }

    private static Command Diff()
    {
        const string either = "ไฟล์ หรือ ปี/กลุ่ม เช่น 2567/general / file, or YEAR/PROFILE";
        var first = new Argument<string>("A") { Description = either };
        var second = new Argument<string>("B") { Description = either };
        var command = new Command("diff", "ความแตกต่างของสองกรอบ / what differs between two frameworks")
        {
            first,
            second,
        };
        command.SetAction(parsed =>
        {
            var (changes, mistakes) = FrameworkFiles.Diff(parsed.GetValue(first)!, parsed.GetValue(second)!);
            if (mistakes.Count > 0)
                return Refused(mistakes);

            foreach (var change in changes)
            {
                Console.WriteLine($"{change.Code}: {change.What}");
                if (change.Before is { } before)
                    Print("-", before);
                if (change.After is { } after)
                    Print("+", after);
            }

            Console.WriteLine($"{changes.Count} ความแตกต่าง / differences");
            return 0;
        });
        return command;
    }

    // One byte more than is read at all: the check then says that the file is too large, and the machine did not read it.
    private static byte[] ContentOf(FileInfo file)
    {
        using var stream = file.OpenRead();
        var content = new byte[Math.Min(file.Length, FrameworkFiles.LargestFile + 1)];
        stream.ReadExactly(content);
        return content;
    }

    private static void Print(string sign, Bilingual text)
    {
        foreach (var line in text.Th.Split('\n'))
            Console.WriteLine($"  {sign} {line}");
    }

    private static string InOneLine(FrameworkLine framework)
    {
        var years = framework.AppliesTo.Count > 1 ? $" ({string.Join(", ", framework.AppliesTo)})" : "";
        var whole = framework.Whole ? "ครบ / whole" : "บางส่วน / partial";
        return $"{framework.Key}{years}\t{whole}\t{framework.Items} ข้อ / items\t{framework.Unsure} ไม่แน่ใจ / unsure\t{framework.Title.Th}";
    }

    private static Refusal NoFile(string path) =>
        new("no-such-file", "ไม่พบไฟล์นี้", "There is no such file.", new Place(path));

    private static int Refused(IReadOnlyList<Refusal> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            var where = mistake.Where is { } place ? $"{place.File}{(place.Row is { } row ? $":{row}" : "")}: " : "";
            Console.Error.WriteLine($"{where}{mistake.Words}");
        }

        return 2;
    }
}

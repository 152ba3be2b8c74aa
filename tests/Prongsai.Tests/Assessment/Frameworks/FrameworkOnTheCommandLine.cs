using System.Globalization;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Assessment.Frameworks;

[Collection(nameof(TheConsole))]
public sealed class FrameworkOnTheCommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-framework-").FullName;

    private static (int Exit, string Out, string Error) Run(params string[] args)
    {
        using StringWriter said = new(CultureInfo.InvariantCulture),
            complained = new(CultureInfo.InvariantCulture);
        var (before, beforeError) = (Console.Out, Console.Error);
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            return (Verbs.Root().Parse(["framework", .. args]).Invoke(), said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeError);
        }
    }

    private string Small(string spoiled = "", string by = "")
    {
        var small = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Assessment/Frameworks/small.yaml"));
        var path = Path.Combine(_folder, "small.yaml");
        File.WriteAllText(path, spoiled.Length == 0 ? small : small.Replace(spoiled, by, StringComparison.Ordinal));
        return path;
    }

    [Fact]
    public void Checks_a_good_file()
    {
        var path = Small();

        var (exit, said, complained) = Run("check", path);

        Assert.Equal((0, ""), (exit, complained));
        Assert.StartsWith($"{path}: ใช้ได้ / valid", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Prints_each_mistake_with_file_and_line_and_exits_2()
    {
        var path = Small("year: 2567", "year: 2024\ncolour: blue");

        var (exit, said, complained) = Run("check", path);

        Assert.Equal((2, ""), (exit, said));
        Assert.Equal(
            [
                $"{path}:3: 2024 เป็นปี ค.ศ. ให้ใช้ปี พ.ศ. 2567 / 2024 is a common-era year; write the Buddhist-era year 2567.",
                $"{path}:4: ไม่รู้จักคีย์ \"colour\"",
            ],
            complained
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(" ที่นี่ใช้ได้", 2)[0])
        );
    }

    [Fact]
    public void Says_that_there_is_no_such_file()
    {
        var (exit, _, complained) = Run("check", Path.Combine(_folder, "none.yaml"));

        Assert.Equal(2, exit);
        Assert.Contains("ไม่พบไฟล์นี้ / There is no such file.", complained, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_what_comes_with_the_program()
    {
        var (exit, said, _) = Run("list");

        Assert.Equal(0, exit);
        Assert.Contains("2567/sub_department\tบางส่วน / partial\t7 ข้อ / items", said, StringComparison.Ordinal);
        Assert.Contains("2564/general (2563, 2564, 2565)", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Compares_a_file_with_a_shipped_framework_and_two_years()
    {
        var (years, said, _) = Run("diff", "2566/general", "2567/general");
        var (file, _, _) = Run("diff", Small(), "2567/general");

        Assert.Equal((0, 0), (years, file));
        Assert.Contains("O15 → O11: เปลี่ยนรหัส / renumbered", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_to_compare_what_does_not_exist()
    {
        var (exit, said, complained) = Run("diff", "2567/general", "2599/general");

        Assert.Equal((2, ""), (exit, said));
        Assert.Contains("2599/general", complained, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

using System.Globalization;
using System.Text.Json.Nodes;
using Prongsai.Tests.Procurement.Ocds;
using Prongsai.Tests.Procurement.Signs;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Procurement;

[Collection(nameof(TheConsole))]
public sealed class OcdsOnTheCommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-ocds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Given(string content, string name = "data.json")
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static (int Exit, string Out, string Error) Run(params string[] args)
    {
        using StringWriter said = new(CultureInfo.InvariantCulture),
            complained = new(CultureInfo.InvariantCulture);
        var (before, beforeError) = (Console.Out, Console.Error);
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            return (Verbs.Root().Parse(args).Invoke(), said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeError);
        }
    }

    [Fact]
    public void Check_says_valid_and_exits_0()
    {
        var (exit, said, complained) = Run("ocds", "check", Given(Examples.Example));

        Assert.Equal((0, ""), (exit, complained));
        Assert.Contains("✓ โครงสร้างถูกต้องตาม OCDS 1.1.5", said, StringComparison.Ordinal);
        Assert.Contains("100.0 %  awards/*/suppliers/*/id", said, StringComparison.Ordinal);
        Assert.Contains("[ocid-sample-prefix]", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_says_what_is_invalid_and_exits_1()
    {
        var path = Given(Examples.Package(Examples.Release(r => r.Remove("tag"))).ToJsonString());

        var (exit, said, _) = Run("ocds", "check", path);
        var (jsonExit, json, _) = Run("ocds", "check", path, "--json");

        Assert.Equal((1, 1), (exit, jsonExit));
        Assert.Contains(
            "1 × releases/*/tag: ขาดข้อมูลที่ต้องมี / required and missing",
            said,
            StringComparison.Ordinal
        );
        var report = JsonNode.Parse(json)!;
        Assert.False((bool)report["isValid"]!);
        Assert.Equal("releases/*/tag", (string?)report["faults"]![0]!["path"]);
        Assert.Equal("missing", (string?)report["faults"]![0]!["kind"]);
        Assert.Equal(1, (int)report["faults"]![0]!["first"]![0]!["line"]!);
    }

    [Fact]
    public void Check_exits_2_when_something_cannot_be_read()
    {
        Assert.Equal(2, Run("ocds", "check", Given("")).Exit);
        Assert.Equal(2, Run("ocds", "check", Given(Examples.Example[..2000])).Exit);
        Assert.Equal(2, Run("ocds", "check", _folder).Exit);
        var (exit, _, complained) = Run("ocds", "check", Path.Combine(_folder, "none.json"));
        Assert.Equal(2, exit);
        Assert.Contains("ไม่พบแฟ้มนี้", complained, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complained, StringComparison.Ordinal);
    }

    [Fact]
    public void Flags_says_what_to_look_at_and_what_cannot_be_computed()
    {
        var path = Given(
            Lines.Process("P1", "A", ["A valid 100", "B disqualified 90"]) + "\n{broken\n",
            "processes.jsonl"
        );

        var (exit, said, complained) = Run("flags", path);

        Assert.Equal(0, exit);
        Assert.Contains("ข้อที่ควรดู", said, StringComparison.Ordinal);
        Assert.Contains("P1 · ไม่ผ่านคุณสมบัติ 1 ราย / 1 tenderer(s) disqualified", said, StringComparison.Ordinal);
        Assert.Contains("คำนวณไม่ได้: ไม่มีข้อมูล / not computable: data absent", said, StringComparison.Ordinal);
        Assert.Contains("processes.jsonl แถว 2", complained, StringComparison.Ordinal);
    }

    [Fact]
    public void Flags_refuses_settings_with_a_mistake()
    {
        var settings = Given("[R024]\ntreshold = 1\n", "settings.ini");

        var (exit, _, complained) = Run("flags", Given("{}"), "--settings", settings);

        Assert.Equal(2, exit);
        Assert.Contains("settings.ini แถว 2", complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flags_prints_what_Cardinal_prints()
    {
        var path = Given(Lines.Process("P1", "A", ["A valid 100", "B disqualified 90"]), "processes.jsonl");
        var settings = Given("[R035]\n[R036]\n[R058]\n", "settings.ini");

        var (code, output) = await TheProgram.RunAsync(
            _folder,
            "",
            "flags",
            path,
            "--settings",
            settings,
            "--format",
            "cardinal",
            "--count"
        );

        Assert.Equal(0, code);
        Assert.Equal(
            """
            {"OCID":{"P1":{"R035":1.0,"R036":1.0}},"Tenderer":{"A":{"R035":0.0}},"Meta":{"R058":{"q1":null,"q3":null,"upper_fence":null}}}
            OCID: 1
            Tenderer: 1

            """,
            output
        );
    }
}

using System.Text;
using System.Text.Json;
using Prongsai.Tests.Assessment.Results;
using Prongsai.Web.CommandLine;

namespace Prongsai.Tests.Assessment;

/// <summary>The verbs score and explain, as typed.</summary>
public sealed class CommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-score-").FullName;

    [Fact]
    public async Task Scores_as_JSON_with_plain_decimals()
    {
        var file = Write(
            "ผล.csv",
            "agency,year_be,IND01,IND02,IND03,IND04,IND05,IND06,IND07,IND08,IND09,IND10",
            "ก,2567,90,90,90,90,90,90,90,90,95,100"
        );

        var (code, output, _) = await RunAsync("score", "--results", file, "--json");

        Assert.Equal(0, code);
        var one = JsonDocument.Parse(output).RootElement[0];
        Assert.Equal(
            ("ก", 2567, 93.00m, "ผ่านดี"),
            (
                one.GetProperty("agency").GetString(),
                one.GetProperty("year").GetInt32(),
                one.GetProperty("total").GetDecimal(),
                one.GetProperty("band").GetString()
            )
        );
        Assert.Equal(97.5m, one.GetProperty("instruments").GetProperty("OIT").GetDecimal());
        Assert.Equal(0, one.GetProperty("differences").GetArrayLength());
    }

    [Fact]
    public async Task Scores_as_a_table_for_people()
    {
        var (code, output, _) = await RunAsync(
            "score",
            "--results",
            Write("ผล.csv", AFile.Header, "ก,2564,TOTAL,96.87")
        );

        Assert.Equal(0, code);
        Assert.Contains("96.87*", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explains_a_number_as_a_tree()
    {
        var file = Write(
            "ผล.csv",
            AFile.Header,
            "ก,2566,IIT,82.44",
            "ก,2566,EIT1,79.40",
            "ก,2566,EIT2,82.24",
            "ก,2566,OIT,100"
        );

        var (code, output, _) = await RunAsync(
            "explain",
            "--results",
            file,
            "--agency",
            "ก",
            "--year",
            "2566",
            "--code",
            "TOTAL"
        );

        Assert.Equal(0, code);
        Assert.Contains("0.30 × 82.44 + 0.30 × 80.82 + 0.40 × 100.00 = 88.98", output, StringComparison.Ordinal);
        Assert.Contains("  EIT ", output, StringComparison.Ordinal);
    }

    public static TheoryData<string[], string> Bad =>
        new()
        {
            { ["agency,year_be,IND01", "ก,2024,90"], "2567" },
            { [AFile.Header, "ก,2567,IND01,101"], "101" },
            { ["name,value", "ก,1"], "agency, year_be" },
            { [AFile.Header, "ก,2567,1๕,90"], "--accept-repairs" },
            { [], "ว่าง" },
        };

    [Theory, MemberData(nameof(Bad))]
    public async Task Refuses_bad_files_in_both_languages_with_code_2(string[] rows, string says)
    {
        var (code, output, error) = await RunAsync("score", "--results", Write("ผล.csv", rows), "--json");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Matches("[ก-๙]", error);
        Assert.Matches("[a-z]{4}", error);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_is_not_there()
    {
        var file = Write("ผล.csv", AFile.Header, "ก,2567,IND01,90");

        Assert.Equal(2, (await RunAsync("score", "--results", Path.Combine(_folder, "none.csv"))).Code);
        Assert.Equal(2, (await RunAsync("score", "--results", file, "--framework", "2499/nowhere")).Code);
        Assert.Equal(2, (await RunAsync("explain", "--results", file, "--agency", "ข", "--year", "2567")).Code);
        Assert.Equal(2, (await RunAsync("explain", "--results", file, "--agency", "ก", "--year", "2566")).Code);
        Assert.Equal(
            2,
            (await RunAsync("explain", "--results", file, "--agency", "ก", "--year", "2567", "--code", "X")).Code
        );
    }

    [Fact]
    public async Task Takes_repairs_that_are_accepted()
    {
        var (code, _, error) = await RunAsync(
            "score",
            "--results",
            Write("ผล.csv", AFile.Header, "ก,2567,1๕,90"),
            "--json",
            "--accept-repairs"
        );

        Assert.Equal(0, code);
        Assert.Contains("1๕ → I5", error, StringComparison.Ordinal);
    }

    private string Write(string name, params string[] rows)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, rows.Length == 0 ? [] : AFile.Csv(rows));
        return path;
    }

    // A process of its own: what is written to the console is part of what is promised.
    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("dotnet", [typeof(Verbs).Assembly.Location, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

using System.Text.Json.Nodes;
using Prongsai.Tests.Procurement.Ocds;

namespace Prongsai.Tests.Procurement;

/// <summary>The verbs that read and write a register: <c>ocds export</c>, <c>ocds import</c>, <c>signs</c>.</summary>
public sealed class TheRegisterOnTheCommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-ocds-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int Code, string Output)> RunAsync(params string[] words) => TheProgram.RunAsync(_folder, "", words);

    private string Given(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    [Fact]
    public async Task Export_what_is_valid_import_it_elsewhere_and_say_what_to_look_at()
    {
        await MigratedDatabase.NewAsync(Database.Sqlite, _folder);
        var agencies = Given(
            "agencies.csv",
            "slug,name_th,name_en,profile\nkhlong-sam-wa,สำนักงานเขตคลองสามวา,Khlong Sam Wa,sub_department\nmin-buri,สำนักงานเขตมีนบุรี,Min Buri,sub_department\n"u8.ToArray()
        );
        Assert.Equal(0, (await RunAsync("import", "agencies", agencies)).Code);
        var purchases = Given(
            "ตุลาคม.csv",
            SomePurchases.Csv(
                ["1,ซื้อกระดาษ,500000,-,เฉพาะเจาะจง,ร้าน ก,480000,1/2568,7 ต.ค. 67,67109000001"],
                ["2,จ้างซ่อมรถ,12500,-,เฉพาะเจาะจง,อู่ ข,12500,2/2568,9 ต.ค. 67,-"]
            )
        );
        var imported = await RunAsync(
            "import",
            "procurement",
            purchases,
            "--agency",
            "khlong-sam-wa",
            "--year",
            "2568",
            "--month",
            "10",
            "--accept-repairs"
        );
        Assert.True(imported.Code == 0, imported.Output);

        var refused = await RunAsync("ocds", "export", "--agency", "khlong-sam-wa", "--year", "2568");
        Assert.Equal(2, refused.Code);
        Assert.Contains("ocid prefix", refused.Output, StringComparison.Ordinal);

        var file = Path.Combine(_folder, "ocds.jsonl");
        var exported = await RunAsync(
            "ocds",
            "export",
            "--agency",
            "khlong-sam-wa",
            "--year",
            "2568",
            "--lines",
            "--sample",
            "--output",
            file
        );
        Assert.True(exported.Code == 0, exported.Output);
        Assert.True(Examples.Check(await File.ReadAllBytesAsync(file)) is { Releases: 2, IsValid: true });

        var broken = Given("broken.jsonl", [.. await File.ReadAllBytesAsync(file), .. "{\"ocid\":\n"u8]);
        var unread = await RunAsync("ocds", "import", broken, "--agency", "min-buri");
        Assert.Equal(2, unread.Code);
        Assert.Contains("broken.jsonl แถว 3", unread.Output, StringComparison.Ordinal);
        var taken = await RunAsync("ocds", "import", file, "--agency", "min-buri");
        Assert.True(taken.Code == 0, taken.Output);
        Assert.Contains("เพิ่ม / added 2", taken.Output, StringComparison.Ordinal);

        var signs = await RunAsync("signs", "--agency", "min-buri", "--year", "2568");
        Assert.Equal(0, signs.Code);
        Assert.Contains("F03 ราคาเฉียดวงเงินเฉพาะเจาะจง", signs.Output, StringComparison.Ordinal);
        Assert.Contains("– 2024-10 | ซื้อกระดาษ | 1/2568 | 480,000.00", signs.Output, StringComparison.Ordinal);
        Assert.Contains("F29 ผู้เสนอราคาเกี่ยวพันกัน", signs.Output, StringComparison.Ordinal);
        var json = await RunAsync("signs", "--agency", "min-buri", "--year", "2568", "--json");
        var f03 = JsonNode.Parse(json.Output)!["signs"]!.AsArray().Single(s => (string?)s!["code"] == "F03")!;
        Assert.Single(f03["findings"]!.AsArray());
        Assert.Equal(2, (await RunAsync("signs", "--agency", "nowhere", "--year", "2568")).Code);
    }

    [Fact]
    public async Task Refuse_a_pipe_and_a_file_that_is_not_there()
    {
        Assert.Equal(2, (await RunAsync("ocds", "import", "-", "--agency", "x")).Code);
        var (code, output) = await RunAsync("ocds", "import", "/nowhere.json", "--agency", "x");
        Assert.Equal(2, code);
        Assert.Contains("ไม่พบแฟ้มนี้", output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("signs", "--agency", "x", "--year", "2025")).Code);
    }
}

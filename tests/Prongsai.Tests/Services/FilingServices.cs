using System.Text;
using Prongsai.Kernel;
using Prongsai.Services.Filing;
using Prongsai.Services.Registry;

namespace Prongsai.Tests.Services;

/// <summary>Services to and from files: what was written is read as it was, and bad files are refused with their place.</summary>
public sealed class FilingServices
{
    private static ManualText Text(string th, string? en = null) => new ManualText(th, en).Tidied();

    // Everything that a spreadsheet program or a reader of CSV may stumble over.
    private static readonly IReadOnlyList<FiledService> Nasty =
    [
        new(
            "everything",
            new ServiceManual(Text("=HYPERLINK(\"http://x\",\"ก\")", "'=already disarmed"))
            {
                Summary = Text("บรรทัดแรก\nบรรทัดที่สอง, “อัญประกาศ” \"ตรง\"; จุลภาค", "emoji 🏛️ and 𝄞"),
                Total = new ServiceTime(3, TimeUnit.WorkingDays),
                Steps =
                [
                    new(Text("-ขั้นที่หนึ่ง", "@step"), new ServiceTime(10, TimeUnit.Minutes)),
                    new(Text("+ขั้นที่สอง")),
                    new(Text("''=สองขีด", "-")),
                ],
                Channels = [new(ChannelKind.Counter, Text("ชั้น 1")), new(ChannelKind.Online, Text("＝เว็บ"))],
                Fees = [new(Text("ค่าธรรมเนียม", "Fee"), 123_456), new(Text("ตามข้อบัญญัติ"))],
                Documents =
                [
                    new(Text("บัตร"), 1, 2, Text("กรณีมอบอำนาจ", "with power of attorney")),
                    new(Text("สำเนา"), 0, 1),
                ],
                Laws = [Text("พ.ร.บ. _x0041_ พ.ศ. ๒๕๓๔")],
                Forms = [new(Text("แบบ ก.1"), "https://example.go.th/a?b=c&d=e")],
                Place = Text("ที่นี่").With("my", "ဒီမှာ").With("lo", "ທີ່ນີ້"),
                Hours = Text("08.00–16.00"),
                Section = Text("ฝ่ายทะเบียน", "Registration"),
                Fields =
                [
                    new("age", FieldKind.Number, Text("อายุ", "Age"))
                    {
                        Least = -5,
                        Most = 120,
                        Hint = Text("ปี"),
                    },
                    new("kind", FieldKind.Choice, Text("ชนิด"), false) { Options = [Text("ก", "A"), Text("ข")] },
                    new("file", FieldKind.File, Text("ภาพ")),
                ],
            }
        ),
        new("none", new ServiceManual(Text("ไม่มีอะไร")) { Fees = [], Documents = [] }),
        new("not-said", new ServiceManual(Text("ยังไม่ได้บอก"))),
    ];

    [Theory]
    [InlineData("services.csv")]
    [InlineData("services.xlsx")]
    [InlineData("services.json")]
    public void What_was_written_is_read_letter_for_letter(string file)
    {
        var content = Path.GetExtension(file) switch
        {
            ".csv" => ServicesSheet.Write(Nasty, forCsv: true).Csv(),
            ".xlsx" => ServicesSheet.Write(Nasty, forCsv: false).Xlsx(),
            _ => ServicesFile.WriteJson(Nasty),
        };

        var read = ServicesFile.Read(file, content);

        Assert.True(read.Refusals.Count == 0, string.Join('\n', read.Refusals));
        Assert.Equal(
            Nasty.Select(s => (s.Slug, ManualJson.Write(s.Manual))),
            read.Services.Select(s => (s.Service.Slug, ManualJson.Write(s.Service.Manual)))
        );
    }

    [Fact]
    public void No_cell_of_a_CSV_is_calculated()
    {
        var csv = Encoding.UTF8.GetString(ServicesSheet.Write(Nasty, forCsv: true).Csv());

        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)(^|,)\"?[=+@＝-][^,\"]", csv);
    }

    [Fact]
    public void The_sample_is_whole_and_stays_so_through_a_spreadsheet()
    {
        var file = Path.Combine(Prongsai.Web.CommandLine.SampleOffice.FolderOf("khlong-sam-wa"), "services.json");
        var sample = ServicesFile.Read("services.json", File.ReadAllBytes(file));
        Assert.Empty(sample.Refusals);
        Assert.True(sample.Services.Count >= 6);
        Assert.All(sample.Services, s => Assert.Empty(ManualCheck.Missing(s.Service.Manual)));
        Assert.All(sample.Services, s => Assert.NotNull(s.Service.Manual.Name.En));
        IReadOnlyList<FiledService> services = [.. sample.Services.Select(s => s.Service)];

        var again = ServicesFile.Read("services.csv", ServicesSheet.Write(services, forCsv: true).Csv());

        Assert.Equal(
            services.Select(s => ManualJson.Write(s.Manual)),
            again.Services.Select(s => ManualJson.Write(s.Service.Manual))
        );
    }

    public static TheoryData<string, string, string, int?, string?> Bad =>
        new()
        {
            { "a.csv", "service,part,text_th\nx1,name,ก\nx1,wrong,ข\n", "services-file-value", 3, "part" },
            {
                "a.csv",
                "service,part,text_th,amount,unit\nx1,name,ก\nx1,step,ข,abc,minutes\n",
                "services-file-number",
                3,
                "amount"
            },
            {
                "a.csv",
                "service,part,text_th,amount,unit\nx1,name,ก\nx1,total,,3,weeks\n",
                "services-file-value",
                3,
                "unit"
            },
            {
                "a.csv",
                "service,part,text_th,amount\nx1,name,ก\nx1,total,,99999999999\n",
                "services-file-number",
                3,
                "amount"
            },
            {
                "a.csv",
                "service,part,text_th,kind\nx1,name,ก\nx1,fee,,none\nx1,fee,ค่า\n",
                "services-file-none",
                4,
                "kind"
            },
            { "a.csv", "service,part,text_th\n,name,ก\n", "services-file-blank", 2, "service" },
            { "a.csv", "service,part,text_th\nX 1,name,ก\n", "manual-slug", 2, null },
            { "a.csv", "service,part,text_th\nx1,step,ก\n", "manual-name", 2, null },
            { "a.csv", "service,part,text_th,nonsense\nx1,name,ก,\n", "services-file-column", 1, "nonsense" },
            { "a.csv", "ชื่อ,ราคา\nก,1\n", "services-file-header", 1, null },
            { "a.csv", "service,part,text_th,code\nx1,name,ก\nx1,option,ข,f9\n", "services-file-option", 3, "code" },
            { "a.csv", "service,part,text_th\nx1,name,\"ก\nx2,name,ข\n", "sheet-bad-quotes", 2, null },
            { "a.csv", "service,part,text_th\n", "services-file-empty", null, null },
            { "a.xlsx", "PK not a workbook", "sheet-not-xlsx", null, null },
            { "a.json", "{\"format\":\"other/1\",\"services\":[]}", "services-file-json", null, null },
            {
                "a.json",
                "{\"format\":\"prongsai-services/1\",\"services\":[\n{\"slug\":\"x1\",\"manual\":{\"nam\":1}}]}",
                "services-file-json",
                2,
                null
            },
            {
                "a.json",
                "{\"format\":\"prongsai-services/1\",\"services\":[null]}",
                "manual-holes",
                null,
                "services[0]"
            },
            {
                "a.json",
                "{\"format\":\"prongsai-services/1\",\"services\":[{\"slug\":\"x1\",\"manual\":{\"name\":{\"th\":\"ก\"},\"steps\":[null]}}]}",
                "manual-holes",
                null,
                "services[0] x1"
            },
            {
                "a.json",
                "{\"format\":\"prongsai-services/1\",\"services\":[{\"slug\":\"x1\",\"manual\":{\"name\":{\"th\":\"ก\"},\"forms\":[{\"name\":{\"th\":\"ก\"},\"address\":\"javascript:alert(1)\"}]}}]}",
                "manual-address",
                null,
                "services[0] x1"
            },
            {
                "a.json",
                "{\"format\":\"prongsai-services/1\",\"services\":" + new string('[', 5000),
                "services-file-json",
                1,
                null
            },
        };

    [Theory, MemberData(nameof(Bad))]
    public void A_bad_file_is_refused_with_its_place(string file, string content, string code, int? row, string? column)
    {
        var read = ServicesFile.Read(file, Encoding.UTF8.GetBytes(content));

        var refusal = Assert.Single(read.Refusals.Take(1));
        Assert.Equal((code, row, column), (refusal.Code, refusal.Where?.Row, refusal.Where?.Column));
        Assert.Equal(file, refusal.Where?.File);
        Assert.NotEqual(refusal.Words.Th, refusal.Words.En);
    }

    [Fact]
    public void A_file_that_is_too_large_or_repeats_a_service_is_refused()
    {
        Assert.Equal(
            "services-file-large",
            ServicesFile.Read("a.csv", new byte[ServicesFile.LargestFile + 1]).Refusals[0].Code
        );
        var twice = ServicesFile.WriteJson([Nasty[1], Nasty[1]]);
        Assert.Equal("services-file-twice", ServicesFile.Read("a.json", twice).Refusals[0].Code);
    }
}

using System.Text;
using Prongsai.Kernel;
using Prongsai.Services.Statistics;

namespace Prongsai.Tests.Services.Statistics;

/// <summary>Figures of other systems from files: all or nothing, and each mistake by its row and column.</summary>
public sealed class ReadingOutsideFigures
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Fact]
    public void Takes_csv_and_xlsx_with_titles_above_thai_digits_and_either_language()
    {
        var csv =
            "รายงานการใช้งาน BMA OSS,,,\nเดือน,งานบริการ,ช่องทาง,จำนวน\nต.ค. 68,ขออนุญาตก่อสร้าง,ออนไลน์,\"๑,๒๓๔\"\n2568-11,ขออนุญาตก่อสร้าง,walk-in,7\n\n";
        var xlsx = new WrittenSheet(
            "figures",
            [
                ["month", "service", "channel", "count"],
                ["2025-10", "ขออนุญาตก่อสร้าง", "E-Service", 1234],
                ["พ.ย. 2568", "ขออนุญาตก่อสร้าง", "Walk-in", 7],
            ]
        ).Xlsx();

        OutsideRow[] expected =
        [
            new("BMA OSS", "ขออนุญาตก่อสร้าง", new(2025, 10, 1), Channel.Online, 1234),
            new("BMA OSS", "ขออนุญาตก่อสร้าง", new(2025, 11, 1), Channel.WalkIn, 7),
        ];
        Assert.Equal(expected, Read("oss.csv", csv).Rows);
        Assert.Equal(expected, OutsideFile.Read("oss.xlsx", xlsx, " BMA  OSS ", Today).Rows);
    }

    [Fact]
    public void Refuses_the_whole_file_and_says_where()
    {
        var (rows, whyNot) = Read(
            "oss.csv",
            "month,service,channel,count\n2025-10,ก,online,1\n2027-01,ก,online,1\nxx,,ทางอื่น,-1\n2025-10,ก,online,2\n2025-10,ข,online,10000001\n"
        );

        Assert.Empty(rows);
        Assert.Equal(
            [
                ("outside-month", 3, "month"),
                ("outside-service", 4, "service"),
                ("outside-month", 4, "month"),
                ("outside-channel", 4, "channel"),
                ("outside-count", 4, "count"),
                ("outside-twice", 5, "service"),
                ("outside-count", 6, "count"),
            ],
            whyNot.Select(w => (w.Code, w.Where!.Row!.Value, w.Where.Column!))
        );
        Assert.Equal(
            "outside-source",
            OutsideFile
                .Read("a.csv", "month,service,channel,count\n2025-10,ก,online,1\n"u8.ToArray(), "", Today)
                .WhyNot[0]
                .Code
        );
        Assert.Equal("outside-header", Read("a.csv", "a,b\n1,2\n").WhyNot[0].Code);
        Assert.Equal("outside-no-rows", Read("a.csv", "month,service,channel,count\n").WhyNot[0].Code);
        Assert.Equal("sheet-not-xlsx", Read("a.xlsx", "PK no").WhyNot[0].Code);
        Assert.Equal(
            "outside-too-big",
            OutsideFile.Read("a.csv", new byte[OutsideFile.MostBytes + 1], "x", Today).WhyNot[0].Code
        );
    }

    private static (IReadOnlyList<OutsideRow> Rows, IReadOnlyList<Refusal> WhyNot) Read(string name, string text) =>
        OutsideFile.Read(name, Encoding.UTF8.GetBytes(text), "BMA OSS", Today);
}

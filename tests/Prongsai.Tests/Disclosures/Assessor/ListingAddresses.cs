using System.Text;
using Prongsai.Disclosures.Assessor;
using Prongsai.Kernel;

namespace Prongsai.Tests.Disclosures.Assessor;

public sealed class ListingAddresses
{
    private static readonly string[] Codes = ["O1", "O2", "O15"];

    [Theory]
    [InlineData("O15", "O15")]
    [InlineData("o๑๕", "O15")]
    [InlineData(" O 15 ", "O15")]
    [InlineData("15", "O15")]
    [InlineData("O01", "O1")]
    [InlineData("O3", null)]
    [InlineData("", null)]
    public void Know_an_item_however_it_is_written(string written, string? code) =>
        Assert.Equal(code, ElsewhereAddress.CodeIn(written, Codes));

    [Fact]
    public void Are_read_from_a_csv_below_a_title()
    {
        var read = Read(
            "a.csv",
            "รายการที่อยู่ของหน่วยงาน\nข้อ,ชื่อข้อ,ที่อยู่เว็บ\nO1,โครงสร้าง,https://example.go.th/o1\nO๒,,http://example.go.th/ข้อมูล\n"
        );

        Assert.Empty(read.Refusals);
        Assert.Equal(
            [new AddressRow("O1", "https://example.go.th/o1"), new AddressRow("O2", "http://example.go.th/ข้อมูล")],
            read.Rows
        );
    }

    [Fact]
    public void Are_read_from_a_workbook_whose_mistakes_name_sheet_row_and_column()
    {
        var sheet = new WrittenSheet(
            "ที่อยู่",
            [
                ["item", "url"],
                ["O1", "https://example.go.th/o1"],
                ["O99", "https://example.go.th/o99"],
                ["O2", "ftp://example.go.th/o2"],
            ]
        );

        var read = AddressesFile.Read("รายการ.xlsx", sheet.Xlsx(), Codes, []);

        Assert.Equal(
            [
                ("elsewhere-item", new Place("รายการ.xlsx", "ที่อยู่", 3, "item")),
                ("elsewhere-address", new Place("รายการ.xlsx", "ที่อยู่", 4, "url")),
            ],
            read.Refusals.Select(r => (r.Code, r.Where!))
        );
    }

    [Theory]
    [InlineData("ชื่อ,อายุ\nก,3\n", "elsewhere-header")]
    [InlineData("item,url\n", "elsewhere-no-rows")]
    [InlineData("item,url\nO1,https://a.example/\nO1,https://a.example/\n", "elsewhere-twice")]
    [InlineData("item,url\nO1,javascript:alert(1)\n", "elsewhere-address")]
    [InlineData("item,url\nO1,\"https://a.example/\n", "sheet-bad-quotes")]
    public void Say_what_is_wrong_with_a_file(string csv, string code) =>
        Assert.Contains(code, Read("a.csv", csv).Refusals.Select(r => r.Code));

    [Fact]
    public void Take_the_same_file_twice_without_doubling_it() =>
        Assert.Empty(
            AddressesFile
                .Read(
                    "a.csv",
                    Encoding.UTF8.GetBytes("item,url\nO1,https://a.example/\n"),
                    Codes,
                    [("O1", "https://a.example/")]
                )
                .Rows
        );

    private static AddressesFile Read(string name, string csv) =>
        AddressesFile.Read(name, Encoding.UTF8.GetBytes(csv), Codes, []);
}

using System.Text;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Sheets;

public sealed class WritingSheets
{
    private static readonly WrittenSheet Sheet = new(
        "หน่วยงาน",
        [
            ["ชื่อ", "คะแนน"],
            ["=HYPERLINK(\"http://evil\")", Exact.Of(-3, 2)],
            ["＋1", 7],
            ["a,\"b\"\nc", null],
        ]
    );

    [Fact]
    public void Csv_begins_with_its_mark_quotes_and_disarms_formulas()
    {
        var csv = Sheet.Csv();

        Assert.True(csv.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Equal(
            "ชื่อ,คะแนน\r\n\"'=HYPERLINK(\"\"http://evil\"\")\",-1.50\r\n'＋1,7\r\n\"a,\"\"b\"\"\nc\",\r\n",
            Encoding.UTF8.GetString(csv.AsSpan(Encoding.UTF8.Preamble.Length))
        );
    }

    [Fact]
    public void Xlsx_is_read_back_as_it_was()
    {
        var (sheets, whyNot) = XlsxSheets.Open("a.xlsx", Sheet.Xlsx());

        Assert.Null(whyNot);
        using (sheets)
        {
            var sheet = sheets!.Next()!;
            Assert.Equal("หน่วยงาน", sheet.Name);
            List<string> cells = [];
            while (sheet.NextRow())
                cells.Add($"{sheet[0]}|{sheet[1]}");
            Assert.Equal(["ชื่อ|คะแนน", "=HYPERLINK(\"http://evil\")|-1.5", "＋1|7", "a,\"b\"\nc|"], cells);
        }
    }
}

using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Register;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Field = Prongsai.Procurement.Register.Field;

namespace Prongsai.Tests.Procurement;

/// <summary>The forms, read back as an office would.</summary>
public sealed class WritingForms
{
    private static readonly FormAgency Agency = new(
        "สำนักงานเขตคลองสามวา",
        "กรุงเทพมหานคร",
        "สำนักงานเขต",
        "คลองสามวา",
        "-"
    );
    private static readonly DateOnly October = new(2024, 10, 1);
    private static readonly MonthOfPurchases Month = new(October, 2, Money.OfBaht(41_000), null);

    private static readonly IReadOnlyList<Purchase> Purchases =
    [
        new()
        {
            Year = new FiscalYear(2568),
            Month = October,
            Number = 1,
            Work = "=cmd|'/c calc'!A1",
            Budget = Money.OfBaht(30_000),
            Method = Method.Selection,
            Bidders = new Offers([
                new Offer("บริษัท ก จำกัด", Money.OfBaht(29_500)),
                new Offer("ร้าน ข", new Money(29_00050)),
            ]),
            Winners = new Offers([new Offer("ร้าน ข", new Money(29_00050), "3100600445673")]),
            AgreedPrice = new Money(29_00050),
            Reason = "ต่ำสุด ติดต่อ 3-1006-00445-67-3",
            ContractNumber = "1/2568",
            ContractDay = new DateOnly(2024, 10, 3),
            EgpNumber = "67109000001",
            BudgetSource = "เงินนอก",
            Status = Status.Ended,
            SaidNone = FieldSet.Of(Field.ReferencePrice),
        },
        new()
        {
            Year = new FiscalYear(2568),
            Month = October,
            Number = 2,
            Work = "จ้างล้างแอร์ <ด่วน> & \"พิเศษ\"",
            Budget = Money.OfBaht(12_000),
            Method = Method.Specific,
            LegalGround = "ม.56(2)(ข)",
            Winners = new Offers([new Offer("บริษัท ค จำกัด", Money.OfBaht(12_000), "0105564128418")]),
            AgreedPrice = Money.OfBaht(12_000),
        },
    ];

    [Fact]
    public void Skr1_has_every_cell_in_thai_digits_and_none_blank()
    {
        var cells = Cells(FormXlsx.Write([FormTable.Skr1(Agency, Month, Purchases, new DateOnly(2024, 11, 4))]));

        Assert.Equal("แบบ สขร.๑", cells["I1"]);
        Assert.Equal("สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือนตุลาคม ๒๕๖๗", cells["A2"]);
        Assert.Equal("สำนักงานเขตคลองสามวา", cells["A3"]);
        Assert.Equal("วันที่ ๔ เดือน พฤศจิกายน พ.ศ. ๒๕๖๗", cells["A4"]);
        Assert.Equal(
            [
                "๑",
                "=cmd|'/c calc'!A1",
                "๓๐,๐๐๐.๐๐",
                "-",
                "วิธีคัดเลือก",
                "บริษัท ก จำกัด / ๒๙,๕๐๐.๐๐ บาท\nร้าน ข / ๒๙,๐๐๐.๕๐ บาท",
                "ร้าน ข / ๒๙,๐๐๐.๕๐ บาท",
                "ต่ำสุด ติดต่อ x-xxxx-xxxxx-xx-x",
                "1/2568\nลว. ๓ ต.ค. ๖๗",
            ],
            Row(cells, 6, 9)
        );
        Assert.Equal(
            [
                "๒",
                "จ้างล้างแอร์ <ด่วน> & \"พิเศษ\"",
                "๑๒,๐๐๐.๐๐",
                "-",
                "วิธีเฉพาะเจาะจง",
                "-",
                "บริษัท ค จำกัด / ๑๒,๐๐๐.๐๐ บาท",
                "-",
                "-",
            ],
            Row(cells, 7, 9)
        );
    }

    [Fact]
    public void A_month_in_which_nothing_was_bought_says_so()
    {
        var nothing = Month with
        {
            Purchases = 0,
            Nothing = new NothingBought { Month = October },
        };

        var table = FormTable.Skr1(Agency, nothing, [], new DateOnly(2024, 11, 4));

        Assert.Equal("ไม่มีการจัดซื้อจัดจ้าง", Cells(FormXlsx.Write([table]))["A6"]);
        Assert.Contains("ไม่มีการจัดซื้อจัดจ้าง", Text(FormDocx.Write(table)), StringComparison.Ordinal);
        Assert.Contains(
            "ไม่มีการจัดซื้อจัดจ้าง",
            Encoding.UTF8.GetString(FormHtml.Write(table).Html.Span),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_list_of_sixteen_is_data_in_the_order_of_its_year()
    {
        var form = FormProfiles.Of("ita16", new FiscalYear(2568))!;

        var cells = Cells(
            FormXlsx.Write([FormTable.Ita(form, Agency, new FiscalYear(2568), "ต.ค. 67", Purchases, [])])
        );

        Assert.Equal(16, form.Columns.Count);
        Assert.Equal(
            [
                "1",
                "2568",
                "สำนักงานเขตคลองสามวา",
                "คลองสามวา",
                "-",
                "กรุงเทพมหานคร",
                "สำนักงานเขต",
                "=cmd|'/c calc'!A1",
                "30000",
                "เงินนอก",
                "สิ้นสุดสัญญา",
                "วิธีคัดเลือก",
                "-",
                "29000.5",
                "ร้าน ข",
                "67109000001",
            ],
            Row(cells, 2, 16)
        );
        Assert.DoesNotContain("", Row(cells, 3, 16));
        Assert.Null(FormProfiles.Of("ita16", new FiscalYear(2566)));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    public void Office_files_are_valid(string kind)
    {
        var table = FormTable.Skr1(Agency, Month, Purchases, new DateOnly(2024, 11, 4));
        using var bytes = new MemoryStream(
            kind == "xlsx" ? FormXlsx.Write([table, table with { SheetName = "พ.ย. 67" }]) : FormDocx.Write(table)
        );
        using OpenXmlPackage package =
            kind == "xlsx" ? SpreadsheetDocument.Open(bytes, false) : WordprocessingDocument.Open(bytes, false);

        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(package);

        Assert.Empty(errors.Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void No_citizens_number_leaves_in_any_form()
    {
        var skr1 = FormTable.Skr1(Agency, Month, Purchases, new DateOnly(2024, 11, 4));
        string[] outputs =
        [
            string.Join('\n', Cells(FormXlsx.Write([skr1])).Values),
            Text(FormDocx.Write(skr1)),
            Encoding.UTF8.GetString(FormHtml.Write(skr1).Html.Span),
            Encoding.UTF8.GetString(PurchasesData.Csv(Agency, Purchases)),
            Encoding.UTF8.GetString(PurchasesData.Json(Agency, new FiscalYear(2568), Purchases, [])),
        ];

        Assert.All(
            outputs,
            output =>
            {
                Assert.DoesNotContain("3100600445673", output, StringComparison.Ordinal);
                Assert.DoesNotContain("3-1006-00445-67-3", output, StringComparison.Ordinal);
            }
        );
        // A company's number is public.
        Assert.Contains("0105564128418", outputs[3], StringComparison.Ordinal);
        Assert.Contains("0105564128418", outputs[4], StringComparison.Ordinal);
    }

    [Fact]
    public void The_csv_disarms_formulas_and_is_read_again_as_it_was()
    {
        var published = Purchases.Select(p => p.ForThePublic()).ToList();
        var csv = PurchasesData.Csv(Agency, published);

        var again = PurchasesFile.Read("data.csv", csv, ReadingWords.How());

        Assert.Contains("'=cmd|", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.DoesNotContain("'-", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.Equal(
            // What the public sees has no citizen's number, so the second reading has none either.
            published.Select(p =>
                ReadingWords
                    .Line(p)
                    .Replace(" [x-xxxx-xxxxx-xx-x]", "", StringComparison.Ordinal)
                    .Replace("·", "-", StringComparison.Ordinal)
            ),
            ReadingWords.Lines(again).Select(line => line.Replace("·", "-", StringComparison.Ordinal))
        );
    }

    private static Dictionary<string, string> Cells(byte[] xlsx)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(xlsx), false);
        var sheet = document.WorkbookPart!.WorksheetParts.First().Worksheet;
        Assert.Empty(sheet.Descendants<CellFormula>());

        return sheet
            .Descendants<Cell>()
            .ToDictionary(c => c.CellReference!.Value!, c => c.InlineString?.InnerText ?? c.CellValue?.Text ?? "");
    }

    private static IReadOnlyList<string> Row(Dictionary<string, string> cells, int row, int columns) =>
        [.. Enumerable.Range(0, columns).Select(i => cells[$"{Prongsai.Procurement.Importing.Row.Letter(i)}{row}"])];

    private static string Text(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }
}

using System.Globalization;
using System.Xml.Linq;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Docx;

/// <summary>
/// The chart as Word's own, with the workbook from which Word edits it. Bars begin at zero, because bars that do not overstate
/// differences; every bar carries its value.
/// </summary>
internal static class ChartPart
{
    public const string WorkbookRelationship = "rId1";

    private const string Earlier = "9DB7D5",
        Later = "1F4E79";

    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] Write(IndicatorChart chart, bool thaiDigits)
    {
        // D0 asks Office for Thai digits, 041E is Thai.
        var format = thaiDigits ? "[$-D00041E]0.00" : "0.00";
        var whole = thaiDigits ? "[$-D00041E]0" : "0";
        var last = chart.Points.Count + 1;
        string[] labels = [.. chart.Points.Select(p => p.Label)];

        return Package.Bytes(
            new XElement(
                C + "chartSpace",
                new XAttribute(XNamespace.Xmlns + "c", C),
                new XAttribute(XNamespace.Xmlns + "a", A),
                new XAttribute(XNamespace.Xmlns + "r", DocxReport.R),
                Val("roundedCorners", "0"),
                new XElement(
                    C + "chart",
                    Val("autoTitleDeleted", "1"),
                    new XElement(
                        C + "plotArea",
                        new XElement(C + "layout"),
                        new XElement(
                            C + "barChart",
                            Val("barDir", "bar"),
                            Val("grouping", "clustered"),
                            Val("varyColors", "0"),
                            Series(
                                0,
                                "B",
                                chart.Earlier,
                                labels,
                                [.. chart.Points.Select(p => p.Earlier)],
                                last,
                                Earlier,
                                format
                            ),
                            Series(
                                1,
                                "C",
                                chart.Later,
                                labels,
                                [.. chart.Points.Select(p => p.Later)],
                                last,
                                Later,
                                format
                            ),
                            Val("gapWidth", "40"),
                            Val("axId", "111"),
                            Val("axId", "222")
                        ),
                        new XElement(
                            C + "catAx",
                            Val("axId", "111"),
                            new XElement(C + "scaling", Val("orientation", "maxMin")), // the first indicator on top
                            Val("delete", "0"),
                            Val("axPos", "l"),
                            new XElement(
                                C + "numFmt",
                                new XAttribute("formatCode", "General"),
                                new XAttribute("sourceLinked", "0")
                            ),
                            Val("majorTickMark", "none"),
                            Val("minorTickMark", "none"),
                            Val("tickLblPos", "low"),
                            Text(1300),
                            Val("crossAx", "222"),
                            Val("crosses", "autoZero"),
                            Val("auto", "1"),
                            Val("lblAlgn", "ctr"),
                            Val("lblOffset", "100"),
                            Val("tickLblSkip", "1"), // every indicator is named
                            Val("noMultiLvlLbl", "0")
                        ),
                        new XElement(
                            C + "valAx",
                            Val("axId", "222"),
                            new XElement(
                                C + "scaling",
                                Val("orientation", "minMax"),
                                Val("max", "100"),
                                Val("min", "0")
                            ),
                            Val("delete", "0"),
                            Val("axPos", "b"),
                            new XElement(C + "majorGridlines", Line("D9D9D9")),
                            new XElement(
                                C + "numFmt",
                                new XAttribute("formatCode", whole),
                                new XAttribute("sourceLinked", "0")
                            ),
                            Val("majorTickMark", "none"),
                            Val("minorTickMark", "none"),
                            Val("tickLblPos", "nextTo"),
                            Text(1200),
                            Val("crossAx", "111"),
                            Val("crosses", "max"),
                            Val("crossBetween", "between"),
                            Val("majorUnit", "20")
                        )
                    ),
                    new XElement(C + "legend", Val("legendPos", "t"), Val("overlay", "0"), Text(1400)),
                    Val("plotVisOnly", "1"),
                    Val("dispBlanksAs", "gap")
                ),
                new XElement(
                    C + "externalData",
                    new XAttribute(DocxReport.R + "id", WorkbookRelationship),
                    Val("autoUpdate", "0")
                )
            )
        );
    }

    private static XElement Series(
        int index,
        string column,
        string name,
        string[] labels,
        decimal?[] values,
        int last,
        string colour,
        string format
    ) =>
        new(
            C + "ser",
            Val("idx", Number(index)),
            Val("order", Number(index)),
            new XElement(C + "tx", Strings($"Sheet1!${column}$1", [name])),
            new XElement(
                C + "spPr",
                new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)))
            ),
            Val("invertIfNegative", "0"),
            new XElement(
                C + "dLbls",
                new XElement(C + "numFmt", new XAttribute("formatCode", format), new XAttribute("sourceLinked", "0")),
                new XElement(C + "spPr", new XElement(A + "noFill")),
                Text(1200),
                Val("dLblPos", "outEnd"),
                Val("showLegendKey", "0"),
                Val("showVal", "1"),
                Val("showCatName", "0"),
                Val("showSerName", "0"),
                Val("showPercent", "0"),
                Val("showBubbleSize", "0")
            ),
            new XElement(C + "cat", Strings($"Sheet1!$A$2:$A${Number(last)}", labels)),
            new XElement(
                C + "val",
                new XElement(
                    C + "numRef",
                    new XElement(C + "f", $"Sheet1!${column}$2:${column}${Number(last)}"),
                    new XElement(
                        C + "numCache",
                        new XElement(C + "formatCode", "0.00"),
                        Val("ptCount", Number(values.Length)),
                        values.Select((value, i) => value is { } known ? Point(i, Number(known)) : null)
                    )
                )
            )
        );

    /// <summary>The figures behind the chart, which Word opens on "Edit data".</summary>
    public static byte[] Workbook(IndicatorChart chart)
    {
        var package = new Package();
        const string sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var rows = chart.Points.Select(
            (point, i) =>
                Row(
                    i + 2,
                    TextCell("A", i + 2, point.Label),
                    NumberCell("B", i + 2, point.Earlier),
                    NumberCell("C", i + 2, point.Later)
                )
        );
        package.Add(
            "xl/workbook.xml",
            $"{sheetType}sheet.main+xml",
            Package.Bytes(
                new XElement(
                    S + "workbook",
                    new XAttribute(XNamespace.Xmlns + "r", DocxReport.R),
                    new XElement(
                        S + "sheets",
                        new XElement(
                            S + "sheet",
                            new XAttribute("name", "Sheet1"),
                            new XAttribute("sheetId", "1"),
                            new XAttribute(DocxReport.R + "id", "rId1")
                        )
                    )
                )
            )
        );
        package.Add(
            "xl/worksheets/sheet1.xml",
            $"{sheetType}worksheet+xml",
            Package.Bytes(
                new XElement(
                    S + "worksheet",
                    new XElement(
                        S + "sheetData",
                        Row(1, TextCell("A", 1, ""), TextCell("B", 1, chart.Earlier), TextCell("C", 1, chart.Later)),
                        rows
                    )
                )
            )
        );
        package.Relate("", "rId1", Package.OfficeDocument, "xl/workbook.xml");
        package.Relate("xl/workbook.xml", "rId1", $"{DocxReport.R}/worksheet", "xl/worksheets/sheet1.xml");
        return package.ToBytes();
    }

    private static XElement Row(int number, params XElement?[] cells) =>
        new(S + "row", new XAttribute("r", Number(number)), cells);

    private static XElement TextCell(string column, int row, string text) =>
        new(
            S + "c",
            new XAttribute("r", column + Number(row)),
            new XAttribute("t", "inlineStr"),
            new XElement(S + "is", new XElement(S + "t", text))
        );

    private static XElement? NumberCell(string column, int row, decimal? number) =>
        number is { } known
            ? new(S + "c", new XAttribute("r", column + Number(row)), new XElement(S + "v", Number(known)))
            : null;

    private static XElement Strings(string formula, string[] texts) =>
        new(
            C + "strRef",
            new XElement(C + "f", formula),
            new XElement(
                C + "strCache",
                Val("ptCount", Number(texts.Length)),
                texts.Select((text, i) => Point(i, text))
            )
        );

    private static XElement Point(int index, string value) =>
        new(C + "pt", new XAttribute("idx", Number(index)), new XElement(C + "v", value));

    private static XElement Line(string colour) =>
        new(
            C + "spPr",
            new XElement(
                A + "ln",
                new XAttribute("w", "6350"),
                new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)))
            )
        );

    private static XElement Text(int hundredthsOfAPoint) =>
        new(
            C + "txPr",
            new XElement(A + "bodyPr"),
            new XElement(
                A + "p",
                new XElement(
                    A + "pPr",
                    new XElement(
                        A + "defRPr",
                        new XAttribute("lang", "th-TH"),
                        new XAttribute("sz", Number(hundredthsOfAPoint)),
                        new XElement(A + "latin", new XAttribute("typeface", "TH SarabunPSK")),
                        new XElement(A + "cs", new XAttribute("typeface", "TH SarabunPSK"))
                    )
                ),
                new XElement(A + "endParaRPr", new XAttribute("lang", "th-TH"))
            )
        );

    private static XElement Val(string name, string value) => new(C + name, new XAttribute("val", value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}

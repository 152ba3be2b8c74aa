using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Prongsai.Agencies.Contracts;
using Prongsai.Reports.Annual;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Column = Prongsai.Reports.Annual.Column;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Prongsai.Reports.Docx;

/// <summary>Sets a report in Word's terms: cover, comparison, chart, four-column table, signatures, notes.</summary>
internal sealed class DocxBody(
    AnnualReport report,
    Pictures pictures,
    Package package,
    string main,
    StyleNames styles,
    XElement section
)
{
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const long ProofSide = 28 * 36_000; // 28 mm
    private const int CellMargins = 170; // left and right of the table style, in twentieths of a point

    private readonly Dictionary<string, string> _relationships = new(StringComparer.Ordinal);
    private readonly string _folder = main[..(main.LastIndexOf('/') + 1)];
    private uint _drawings;

    public IEnumerable<OpenXmlElement> Compose(bool withCover)
    {
        // The document becomes an outline for those who listen to it, so the order here is the order of reading.
        List<OpenXmlElement> body = [];
        if (withCover)
            body.AddRange(Cover());
        body.AddRange(Comparison());
        if (report.Options.Landscape)
            body.Add(SectionEnd(Section()));
        body.AddRange(Analysis());
        if (report.Options.Landscape)
            body.Add(SectionEnd(Section(landscape: true)));
        body.AddRange(Signatures());
        body.AddRange(Notes());
        body.AddRange(Proof());
        body.AddRange(English());
        return body;
    }

    private IEnumerable<OpenXmlElement> Cover()
    {
        yield return Paragraph("Report Cover Agency", report.Cover.Agency);
        yield return Paragraph("Report Cover English", report.Cover.AgencyInEnglish);
        foreach (var line in report.Cover.Title)
            yield return Paragraph("Title", line);
        yield return Paragraph("Report Cover Year", report.Cover.Year);
        yield return SectionEnd(Section(cover: true));
    }

    private IEnumerable<OpenXmlElement> Comparison()
    {
        yield return Paragraph("Subtitle", report.SecondTitle);
        yield return Paragraph("heading 1", report.YearOnYear.Heading);
        foreach (var line in report.YearOnYear.Narrative)
            yield return Paragraph("Body Text", line);

        if (report.YearOnYear.Indicators is { } indicators)
        {
            yield return TableCaptionOf(indicators.Caption);
            yield return Indicators(indicators);
            yield return Paragraph("Body Text", new ReportLine(""));
            foreach (var line in report.YearOnYear.Statements)
                yield return Paragraph("Body Text", line);
            yield return Chart(indicators.Chart);
            yield return Paragraph("caption", new ReportLine(indicators.Chart.Title));
            if (indicators.Chart.Note is { } note)
                yield return Paragraph("caption", new ReportLine(note));
        }
        else
        {
            foreach (var line in report.YearOnYear.Statements)
                yield return Paragraph("Body Text", line);
        }
    }

    private Paragraph TableCaptionOf(string caption)
    {
        var paragraph = Paragraph("caption", new ReportLine(caption));
        paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        return paragraph;
    }

    private Table Indicators(IndicatorTable indicators)
    {
        int[] widths = Shares([7, 33, 17, 17, 11, 15], TextWidth(landscape: false));
        var table = EmptyTable(indicators.Caption, report.Cover.Title[0].Text, widths);
        table.Append(HeaderRow(indicators.Headings, widths));
        foreach (var row in indicators.Rows)
        {
            var direction = Paragraph("Report Table Number", row.Direction);
            if (row.Fell)
                foreach (var run in direction.Elements<Run>())
                    run.RunProperties = new RunProperties(new Bold(), new BoldComplexScript());
            table.Append(
                new TableRow(
                    new TableRowProperties(new CantSplit()),
                    Cell(widths[0], Paragraph("Report Table Number", new ReportLine(row.Number))),
                    Cell(widths[1], Paragraph("Report Table Text", row.Name)),
                    Cell(widths[2], Paragraph("Report Table Number", row.Earlier)),
                    Cell(widths[3], Paragraph("Report Table Number", row.Later)),
                    Cell(widths[4], Paragraph("Report Table Number", row.Change)),
                    Cell(widths[5], direction)
                )
            );
        }

        return table;
    }

    private IEnumerable<OpenXmlElement> Analysis()
    {
        var heading = Paragraph("heading 1", report.Analysis.Heading);
        // Landscape begins on a page of its own already.
        if (!report.Options.Landscape)
            heading.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        yield return heading;
        yield return Paragraph("heading 2", report.Analysis.Subheading);

        if (report.Analysis.Empty is { } empty)
        {
            yield return Paragraph("Body Text", empty);
            yield break;
        }

        yield return TableCaptionOf(report.Analysis.Caption);
        yield return Measures();
        yield return Paragraph("Report Table Text", new ReportLine(""));
    }

    private Table Measures()
    {
        var columns = report.Analysis.Columns;
        int[] widths = Shares([.. columns.Select(ShareOf)], TextWidth(report.Options.Landscape));
        var table = EmptyTable(report.Analysis.Caption, report.Analysis.Heading.Text, widths);
        table.Append(HeaderRow([.. columns.Select(c => c.Heading)], widths));
        foreach (var instrument in report.Analysis.Instruments)
        {
            table.Append(GroupRow("heading 3", instrument.Heading, widths, fill: "EAF0F7"));
            foreach (var indicator in instrument.Indicators)
            {
                table.Append(GroupRow("Report Indicator", indicator.Heading, widths, fill: "F5F7FA"));
                foreach (var row in indicator.Rows)
                {
                    var cells = columns.Select((column, i) => Cell(widths[i], [.. Content(row, column, widths[i])]));
                    table.Append(
                        row.IsShort
                            ? new TableRow([new TableRowProperties(new CantSplit()), .. cells])
                            : new TableRow(cells)
                    );
                }
            }
        }

        return table;
    }

    private static int ShareOf(Column column) =>
        column.Kind switch
        {
            ColumnKind.Item => 17,
            ColumnKind.MustImprove => 18,
            ColumnKind.Measures => 28,
            ColumnKind.Owners => 13,
            ColumnKind.Periods => 12,
            _ => 37,
        };

    private IEnumerable<OpenXmlElement> Content(AnalysisRow row, Column column, int width) =>
        column.Kind switch
        {
            ColumnKind.Item => [Paragraph("Report Table Text", ScoreOnALineOfItsOwn(row.Item))],
            ColumnKind.MustImprove => row.MustImprove.Select(line => Paragraph("Report Table Text", line)),
            ColumnKind.Measures => row.Measures.Select(Numbered),
            ColumnKind.Owners => row.Owners.Select(Numbered),
            ColumnKind.Periods => row.Periods.Select(Numbered),
            _ => row.Results.SelectMany(result => ResultContent(result, width)),
        };

    // LibreOffice may end a line between two Thai digits; a line that begins with the score has room for it.
    private static ReportLine ScoreOnALineOfItsOwn(ReportLine item) =>
        item.Text.EndsWith(" คะแนน)", StringComparison.Ordinal)
        && item.Text.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at
            ? item with
            {
                Text = $"{item.Text[..at]}\n{item.Text[(at + 1)..]}",
            }
            : item;

    private IEnumerable<OpenXmlElement> ResultContent(Result result, int width)
    {
        var words = Numbered(result.Entry);
        // The sentence stays with its photograph.
        if (result.Photographs.Count > 0)
            words.ParagraphProperties!.KeepNext = new KeepNext();
        yield return words;

        foreach (
            var line in PhotographLine.Lay(result.Photographs, (width - CellMargins) * 635L, report.Options.Landscape)
        )
        {
            var picture = Paragraph("Report Picture");
            foreach (var placed in line.Placed)
            {
                if (placed != line.Placed[0])
                    picture.Append(Words(" "));
                picture.Append(new Run(Picture(placed)));
            }

            yield return picture;
            if (line.Caption is { } caption)
                yield return Paragraph("caption", caption);
        }

        foreach (var attachment in result.Attachments)
            yield return Paragraph("Report Table Text", attachment);
    }

    private IEnumerable<OpenXmlElement> Signatures()
    {
        var heading = Paragraph("heading 2", report.SignatureHeading);
        yield return heading;
        foreach (var signature in report.Signatures)
        {
            var lines = new[] { signature.Line, signature.Name, signature.Position, signature.Day }
                .Select(text => Paragraph("Report Signature", new ReportLine(text)))
                .ToList();
            lines[0].ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = "480" };
            if (signature == report.Signatures[^1])
                lines[^1].ParagraphProperties!.KeepNext = new KeepNext { Val = false };
            foreach (var line in lines)
                yield return line;
        }
    }

    private IEnumerable<OpenXmlElement> Notes()
    {
        if (report.Notes.Count == 0)
            yield break;

        yield return Paragraph("heading 2", new ReportLine(report.NotesHeading));
        foreach (var note in report.Notes)
        {
            var paragraph = Paragraph("Report Note");
            paragraph.Append(Words(note.Mark), new Run(new TabChar()), Words($"หมายถึง {note.Text}"));
            yield return paragraph;
        }
    }

    private IEnumerable<OpenXmlElement> Proof()
    {
        if (report.Proof is not { } proof)
            yield break;

        var part = $"{_folder}media/proof.png";
        package.AddMedia(part, "image/png", QrPicture.Png(proof.Address));
        var code = Paragraph("Report Picture");
        code.Append(new Run(Picture(part, "proof", proof.Heading, ProofSide, ProofSide, turn: 0)));
        Paragraph[] together =
        [
            Paragraph("heading 2", new ReportLine(proof.Heading)),
            code,
            Paragraph("caption", new ReportLine(proof.Words)),
        ];
        foreach (var paragraph in together)
        {
            paragraph.ParagraphProperties!.KeepNext = new KeepNext();
            yield return paragraph;
        }

        yield return Paragraph("caption", new ReportLine(proof.Address));
    }

    private IEnumerable<OpenXmlElement> English()
    {
        if (report.English is not { } english)
            yield break;

        var heading = Paragraph("heading 1", new ReportLine(english.Heading));
        heading.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        yield return heading;
        foreach (var text in english.Paragraphs)
            yield return Paragraph("Body Text", new ReportLine(text));
        foreach (var point in english.Points)
            yield return Paragraph("Report Numbered", new ReportLine($"• {point}"));
    }

    // ---- paragraphs and runs ----

    private Paragraph Paragraph(string style) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = styles[style] }));

    private Paragraph Paragraph(string style, ReportLine line)
    {
        var paragraph = Paragraph(style);
        Append(paragraph, line);
        return paragraph;
    }

    private Paragraph Numbered(Entry entry)
    {
        if (entry.Number is not { } number)
            return Paragraph("Report Table Text", entry.Line);

        var paragraph = Paragraph("Report Numbered");
        paragraph.Append(Words(number), new Run(new TabChar()));
        Append(paragraph, entry.Line);
        return paragraph;
    }

    private void Append(Paragraph paragraph, ReportLine line)
    {
        foreach (var stretch in Addresses.Stretches(line.Text))
        {
            if (stretch.Href is null)
                paragraph.Append(Words(stretch.Text));
            else
                paragraph.Append(
                    new Hyperlink(
                        new Run(
                            new RunProperties(new RunStyle { Val = styles["Hyperlink"] }),
                            new Text(stretch.Text) { Space = SpaceProcessingModeValues.Preserve }
                        )
                    )
                    {
                        Id = Relate("hyperlink", stretch.Href, external: true),
                    }
                );
        }

        foreach (var mark in line.Marks)
            paragraph.Append(
                new Run(
                    new RunProperties(new RunStyle { Val = styles["Report Mark"] }),
                    new Text(mark) { Space = SpaceProcessingModeValues.Preserve }
                )
            );
    }

    private static Run Words(string text)
    {
        var run = new Run();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    // ---- tables ----

    private Table EmptyTable(string caption, string description, int[] widths) =>
        new(
            new TableProperties(
                new TableStyle { Val = styles["Report Table"] },
                new TableWidth { Width = Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook
                {
                    Val = "0020",
                    FirstRow = true,
                    LastRow = false,
                    FirstColumn = false,
                    LastColumn = false,
                    NoHorizontalBand = true,
                    NoVerticalBand = true,
                },
                new TableCaption { Val = caption },
                new TableDescription { Val = description.Replace('\n', ' ') }
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = Number(w) }))
        );

    private TableRow HeaderRow(IReadOnlyList<string> headings, int[] widths) =>
        new(
            new OpenXmlElement[] { new TableRowProperties(new CantSplit(), new TableHeader()) }.Concat(
                headings.Select(
                    (heading, i) =>
                        Cell(widths[i], fill: "DCE6F1", Paragraph("Report Table Head", new ReportLine(heading)))
                )
            )
        );

    private TableRow GroupRow(string style, ReportLine heading, int[] widths, string fill)
    {
        var cell = Cell(widths.Sum(), fill, Paragraph(style, heading));
        cell.TableCellProperties!.GridSpan = new GridSpan { Val = widths.Length };
        return new(new TableRowProperties(new CantSplit()), cell);
    }

    private static TableCell Cell(int width, params OpenXmlElement[] content) => Cell(width, fill: null, content);

    private static TableCell Cell(int width, string? fill, params OpenXmlElement[] content)
    {
        var properties = new TableCellProperties(
            new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa }
        );
        if (fill is not null)
            properties.Shading = new Shading
            {
                Val = ShadingPatternValues.Clear,
                Color = "auto",
                Fill = fill,
            };

        var cell = new TableCell(properties);
        cell.Append(content.Length > 0 ? content : [new Paragraph()]);
        return cell;
    }

    /// <summary>Whole widths that add up to the total.</summary>
    private static int[] Shares(int[] shares, int total)
    {
        var widths = shares.Select(share => share * total / shares.Sum()).ToArray();
        widths[^1] += total - widths.Sum();
        return widths;
    }

    // ---- sections ----

    private int TextWidth(bool landscape)
    {
        var page = Section(landscape: landscape);
        var (size, margins) = (page.GetFirstChild<PageSize>()!, page.GetFirstChild<PageMargin>()!);

        return (int)(size.Width!.Value - margins.Left!.Value - margins.Right!.Value);
    }

    private SectionProperties Section(bool cover = false, bool landscape = false)
    {
        var page = new SectionProperties(section.ToString(SaveOptions.DisableFormatting));
        page.RemoveAllChildren<TitlePage>();
        page.RemoveAllChildren<SectionType>();
        if (cover)
            page.AddChild(new TitlePage());
        if (!landscape)
            return page;

        var size = page.GetFirstChild<PageSize>()!;
        var margins = page.GetFirstChild<PageMargin>()!;
        (size.Width, size.Height) = (
            Math.Max(size.Width!.Value, size.Height!.Value),
            Math.Min(size.Width!.Value, size.Height!.Value)
        );
        size.Orient = PageOrientationValues.Landscape;
        // The page turns, and its margins with it: what was left is now above.
        (margins.Top, margins.Right, margins.Bottom, margins.Left) = (
            (int)margins.Left!.Value,
            (uint)margins.Top!.Value,
            (int)margins.Right!.Value,
            (uint)margins.Bottom!.Value
        );
        return page;
    }

    private static Paragraph SectionEnd(SectionProperties section) =>
        new(
            new ParagraphProperties(
                new SpacingBetweenLines
                {
                    Before = "0",
                    After = "0",
                    Line = "20",
                    LineRule = LineSpacingRuleValues.Exact,
                },
                section
            )
        );

    // ---- pictures and chart ----

    private Drawing Picture(PlacedPhotograph placed)
    {
        var photograph = placed.Photograph;
        var bytes = pictures[photograph.File];
        var extension = photograph.MediaType switch
        {
            "image/png" => "png",
            "image/gif" => "gif",
            _ => "jpg",
        };
        var part = $"{_folder}media/photograph-{photograph.File.Hex[..16]}.{extension}";
        if (!package.Has(part))
            package.AddMedia(part, extension == "jpg" ? "image/jpeg" : photograph.MediaType, bytes);

        var turn = Upright.DegreesFor(bytes.Span);
        return Picture(part, "photograph", photograph.Alt, placed.Width, placed.Height, turn);
    }

    /// <param name="width">Upright, as the height.</param>
    /// <param name="turn">By how many degrees the bytes are turned.</param>
    private Drawing Picture(string part, string what, string alt, long width, long height, int turn)
    {
        var (wide, high) = turn is 90 or 270 ? (height, width) : (width, height);
        var id = ++_drawings;
        var name = $"{what} {Number((int)id)}";
        var picture = new DocumentFormat.OpenXml.Drawing.Pictures.Picture(
            new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureProperties(
                new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualDrawingProperties { Id = id, Name = name },
                new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureDrawingProperties(
                    new A.PictureLocks { NoChangeAspect = true }
                )
            ),
            new DocumentFormat.OpenXml.Drawing.Pictures.BlipFill(
                new A.Blip { Embed = Relate("image", part) },
                new A.Stretch(new A.FillRectangle())
            ),
            new DocumentFormat.OpenXml.Drawing.Pictures.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = wide, Cy = high })
                {
                    Rotation = turn == 0 ? null : turn * 60_000,
                },
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }
            )
        );

        return Inline(
            id,
            name,
            alt,
            width,
            height,
            new A.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }
        );
    }

    private Paragraph Chart(IndicatorChart chart)
    {
        var part = $"{_folder}charts/indicators.xml";
        var workbook = $"{_folder}embeddings/indicators.xlsx";
        package.Add(
            part,
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            ChartPart.Write(chart, report.Options.ThaiDigits)
        );
        package.AddMedia(
            workbook,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ChartPart.Workbook(chart)
        );
        package.Relate(part, ChartPart.WorkbookRelationship, $"{Relation}/package", workbook);

        var width = TextWidth(landscape: false) * 635L;
        var id = ++_drawings;
        var drawing = Inline(
            id,
            "indicators",
            chart.Description,
            width,
            width * 80 / 100,
            new A.GraphicData(new C.ChartReference { Id = Relate("chart", part) })
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
            }
        );
        var paragraph = Paragraph("Report Picture");
        paragraph.Append(new Run(drawing));
        return paragraph;
    }

    private static Drawing Inline(uint id, string name, string alt, long width, long height, A.GraphicData data) =>
        new(
            new Wp.Inline(
                new Wp.Extent { Cx = width, Cy = height },
                new Wp.EffectExtent
                {
                    LeftEdge = 0,
                    TopEdge = 0,
                    RightEdge = 0,
                    BottomEdge = 0,
                },
                new Wp.DocProperties
                {
                    Id = id,
                    Name = name,
                    Description = alt,
                },
                new Wp.NonVisualGraphicFrameDrawingProperties(),
                new A.Graphic(data)
            )
            {
                DistanceFromTop = 0,
                DistanceFromBottom = 0,
                DistanceFromLeft = 0,
                DistanceFromRight = 0,
            }
        );

    private string Relate(string kind, string target, bool external = false)
    {
        if (_relationships.TryGetValue($"{kind} {target}", out var known))
            return known;

        var id = $"rIdProngsai{Number(_relationships.Count + 1)}";
        package.Relate(main, id, $"{Relation}/{kind}", target, external);
        return _relationships[$"{kind} {target}"] = id;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

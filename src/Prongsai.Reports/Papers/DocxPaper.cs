using System.Globalization;
using System.Xml.Linq;
using Prongsai.Kernel;
using Prongsai.Reports.Docx;
using static Prongsai.Reports.Docx.WordXml;

namespace Prongsai.Reports.Papers;

/// <summary>Writes an official paper as an editable Word document. The same paper gives the same bytes.</summary>
internal sealed class DocxPaper
{
    private const string Main = "word/document.xml";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Three centimetres on the left, two on the right, as the regulation on correspondence has it.
    private const int LeftMargin = 1701,
        TextWidth = 11906 - LeftMargin - 1134;

    private const int ToEmu = 635; // twentieths of a point to English Metric Units

    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    private readonly Package _package = Package.Read(StartingTemplate.Docx);
    private readonly Dictionary<string, string> _pictures = new(StringComparer.Ordinal);
    private int _drawings;

    public static byte[] Write(OfficialPaper paper) => new DocxPaper().WriteAll(paper);

    private byte[] WriteAll(OfficialPaper paper)
    {
        var document = _package.Xml(Main);
        var body = document.Element(W + "body")!;
        var section = body.Element(W + "sectPr")!;
        section.Element(W + "pgMar")!.SetAttributeValue(W + "left", LeftMargin);
        section
            .Element(W + "pgMar")!
            .AddAfterSelf(new XElement(W + "pgNumType", new XAttribute(W + "fmt", "thaiNumbers")));
        body.ReplaceNodes(
            Heading(paper),
            paper.Body.SelectMany(Block),
            paper.Signatures.SelectMany(Signature),
            section
        );
        _package.Replace(Main, document);
        return _package.ToBytes();
    }

    private static IEnumerable<XElement> Heading(OfficialPaper paper)
    {
        for (var i = 0; i < paper.Heading.Count; i++)
            yield return Paragraph(
                Lines(paper.Heading[i], i == 0 ? 36 : null, bold: true),
                centre: true,
                after: i == paper.Heading.Count - 1 ? 120 : 0,
                keep: true
            );
        if (paper.Mark is { } mark)
            yield return Paragraph([Run($"[{mark}]", bold: true)], centre: true, after: 120);
        if (paper.Ruled)
            yield return Paragraph([Run("______________________")], centre: true, after: 240);
    }

    private IEnumerable<XElement> Block(PaperBlock block) =>
        block switch
        {
            PaperHeading heading => [Paragraph(Lines(heading.Text, bold: true), before: 160, after: 40, keep: true)],
            PaperText text => [Styled("BodyText", text.Text)],
            PaperItem item =>
            [
                Paragraph(
                    [Run(item.Number), Tab(), .. Lines(item.Text)],
                    after: 40,
                    left: item.Level > 1 ? 964 : 397,
                    hanging: item.Level > 1 ? 737 : 567
                ),
            ],
            PaperLine line => [Paragraph([Run($"{line.Label}  ", bold: true), .. Lines(line.Text)], after: 40)],
            PaperTable table =>
            [
                Paragraph([Run(table.Caption, bold: true)], before: 160, after: 40, keep: true),
                WordXml.Table(
                    table.Caption,
                    Widths(table),
                    table.Headings,
                    table.Rows,
                    column => table.Centred.Contains(column)
                ),
                Paragraph([], after: 80),
            ],
            PaperPictures pictures => PaperLayout.Pairs(pictures.Pictures).SelectMany(PictureLine),
            PaperPageBreak =>
            [
                new XElement(
                    W + "p",
                    new XElement(W + "r", new XElement(W + "br", new XAttribute(W + "type", "page")))
                ),
            ],
            _ => throw new InvalidOperationException($"No way to set {block.GetType().Name} in Word."),
        };

    private static int[] Widths(PaperTable table)
    {
        var shares = table.Shares ?? [.. table.Headings.Select(_ => 1)];
        var widths = shares.Select(share => share * TextWidth / shares.Sum()).ToArray();
        widths[^1] += TextWidth - widths.Sum();
        return widths;
    }

    private static IEnumerable<XElement> Signature(PaperSignature signature)
    {
        for (var i = 0; i < signature.Lines.Count; i++)
        {
            var line = Styled("ReportSignature", signature.Lines[i]);
            var properties = line.Element(W + "pPr")!;
            // The lines of one signature stay together; the last one lets the next begin elsewhere.
            if (i == signature.Lines.Count - 1)
                properties.Add(new XElement(W + "keepNext", new XAttribute(W + "val", "0")));
            if (i == 0)
                properties.Add(new XElement(W + "spacing", new XAttribute(W + "before", "720")));
            yield return line;
        }
    }

    private IEnumerable<XElement> PictureLine(IReadOnlyList<PaperPicture> line)
    {
        var placed = PaperLayout.Place(line, TextWidth * (double)ToEmu);
        yield return new XElement(
            W + "p",
            new XElement(W + "pPr", new XElement(W + "pStyle", new XAttribute(W + "val", "ReportPicture"))),
            line.SelectMany(
                (picture, i) => i == 0 ? new[] { Drawing(picture, placed[i]) } : [Run(" "), Drawing(picture, placed[i])]
            )
        );
        yield return Styled("Caption", PaperLayout.CaptionOf(line));
    }

    private XElement Drawing(PaperPicture picture, (long Width, long Height) size)
    {
        var turn = Upright.DegreesFor(picture.Content.Span);
        // A turned picture is told its size as it lies, and turned on the spot.
        var (lyingWidth, lyingHeight) = turn is 90 or 270 ? (size.Height, size.Width) : size;
        var id = ++_drawings;
        var name = $"photograph {id.ToString(CultureInfo.InvariantCulture)}";
        return new XElement(
            W + "r",
            new XElement(
                W + "drawing",
                new XElement(
                    Wp + "inline",
                    // Left out, LibreOffice takes an eighth of an inch on each side.
                    new XAttribute("distT", 0),
                    new XAttribute("distB", 0),
                    new XAttribute("distL", 0),
                    new XAttribute("distR", 0),
                    new XElement(Wp + "extent", new XAttribute("cx", size.Width), new XAttribute("cy", size.Height)),
                    new XElement(
                        Wp + "docPr",
                        new XAttribute("id", id),
                        new XAttribute("name", name),
                        new XAttribute("descr", picture.Description)
                    ),
                    new XElement(
                        A + "graphic",
                        new XElement(
                            A + "graphicData",
                            new XAttribute("uri", Pic.NamespaceName),
                            new XElement(
                                Pic + "pic",
                                new XElement(
                                    Pic + "nvPicPr",
                                    new XElement(Pic + "cNvPr", new XAttribute("id", id), new XAttribute("name", name)),
                                    new XElement(Pic + "cNvPicPr")
                                ),
                                new XElement(
                                    Pic + "blipFill",
                                    new XElement(
                                        A + "blip",
                                        new XAttribute(DocxReport.R + "embed", RelationOf(picture))
                                    ),
                                    new XElement(A + "stretch", new XElement(A + "fillRect"))
                                ),
                                new XElement(
                                    Pic + "spPr",
                                    new XElement(
                                        A + "xfrm",
                                        turn == 0 ? null : new XAttribute("rot", turn * 60_000),
                                        new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                                        new XElement(
                                            A + "ext",
                                            new XAttribute("cx", lyingWidth),
                                            new XAttribute("cy", lyingHeight)
                                        )
                                    ),
                                    new XElement(
                                        A + "prstGeom",
                                        new XAttribute("prst", "rect"),
                                        new XElement(A + "avLst")
                                    )
                                )
                            )
                        )
                    )
                )
            )
        );
    }

    private string RelationOf(PaperPicture picture)
    {
        var isPng = picture.MediaType == FileKind.Png.MediaType;
        var part = $"word/media/photograph-{FileHash.Of(picture.Content.Span).Hex[..16]}.{(isPng ? "png" : "jpg")}";
        if (_pictures.TryGetValue(part, out var known))
            return known;

        _package.AddMedia(part, isPng ? "image/png" : "image/jpeg", picture.Content);
        var id = $"rIdPicture{(_pictures.Count + 1).ToString(CultureInfo.InvariantCulture)}";
        _package.Relate(Main, id, $"{Relation}/image", part);
        return _pictures[part] = id;
    }
}

using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Docx;

/// <summary>
/// Writes a report as an editable Word document: the content put into a template (the agency's, or the starting one) at the
/// paragraph {{body}}. The same report, pictures and template give the same bytes.
/// </summary>
internal static class DocxReport
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    internal static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    internal static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Write(AnnualReport report, Pictures pictures, ReadOnlyMemory<byte>? template = null)
    {
        var package = Package.Read(template ?? StartingTemplate.Docx);
        var main = package.Related("", Package.OfficeDocument) ?? "word/document.xml";
        var document = package.Xml(main);
        var body = document.Element(W + "body")!;

        // A template that sets the title itself has a cover of its own.
        var hasOwnCover = TemplateMarks.In(body).Contains(TemplateMarks.Title);
        var styles = StyleNames.Complete(package, main);
        SetPageNumbers(body, report.Options.ThaiDigits);
        TemplateMarks.Fill(body, report);
        FillHeadersAndFooters(package, main, report);

        var mark = body.Descendants(W + "p").First(p => TemplateMarks.TextOf(p).Trim() == TemplateMarks.Body);
        var section = SectionAt(mark, body);
        var content = new DocxBody(report, pictures, package, main, styles, section).Compose(withCover: !hasOwnCover);
        package.Replace(main, Written(document, body, mark, content));
        Describe(package, report);
        return package.ToBytes();
    }

    /// <summary>The section properties that hold where the mark stands: the next ones in the document.</summary>
    private static XElement SectionAt(XElement mark, XElement body) =>
        mark.ElementsAfterSelf()
            .Select(e => e.Element(W + "pPr")?.Element(W + "sectPr"))
            .FirstOrDefault(s => s is not null)
        ?? body.Element(W + "sectPr")
        ?? XElement.Parse(
            $"""<w:sectPr xmlns:w="{W}"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1417" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr>"""
        );

    private static byte[] Written(XElement document, XElement body, XElement mark, IEnumerable<OpenXmlElement> content)
    {
        var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument(standalone: true);
            Start(xml, document);
            foreach (var part in document.Elements())
            {
                if (part != body)
                {
                    part.WriteTo(xml);
                    continue;
                }

                Start(xml, body);
                foreach (var child in body.Elements())
                {
                    if (child != mark)
                        child.WriteTo(xml);
                    else
                        foreach (var element in content)
                            element.WriteTo(xml);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Start(XmlWriter xml, XElement element)
    {
        xml.WriteStartElement(
            element.GetPrefixOfNamespace(element.Name.Namespace),
            element.Name.LocalName,
            element.Name.NamespaceName
        );
        foreach (var attribute in element.Attributes())
        {
            if (!attribute.IsNamespaceDeclaration)
                xml.WriteAttributeString(
                    element.GetPrefixOfNamespace(attribute.Name.Namespace),
                    attribute.Name.LocalName,
                    attribute.Name.NamespaceName,
                    attribute.Value
                );
            else if (attribute.Name.LocalName != "xmlns")
                xml.WriteAttributeString("xmlns", attribute.Name.LocalName, null, attribute.Value);
        }
    }

    private static void FillHeadersAndFooters(Package package, string main, AnnualReport report)
    {
        var folder = main[..(main.LastIndexOf('/') + 1)];
        string[] names =
        [
            .. package.Names.Where(n =>
                n.StartsWith($"{folder}header", StringComparison.Ordinal)
                || n.StartsWith($"{folder}footer", StringComparison.Ordinal)
            ),
        ];
        foreach (var name in names)
        {
            var xml = package.Xml(name);
            TemplateMarks.Fill(xml, report);
            if (!report.Options.ThaiDigits)
                ArabicPageNumbers(xml);
            package.Replace(name, xml);
        }
    }

    // Where page numbers stand among the properties of a section (ECMA-376, CT_SectPr).
    private static readonly XName[] BeforePageNumbers =
    [
        .. new[]
        {
            "headerReference",
            "footerReference",
            "footnotePr",
            "endnotePr",
            "type",
            "pgSz",
            "pgMar",
            "paperSrc",
            "pgBorders",
            "lnNumType",
        }.Select(n => W + n),
    ];

    private static void SetPageNumbers(XElement body, bool thaiDigits)
    {
        foreach (var section in body.Descendants(W + "sectPr"))
        {
            var numbers = section.Element(W + "pgNumType");
            if (numbers is null)
            {
                numbers = new XElement(W + "pgNumType");
                if (section.Elements().LastOrDefault(e => BeforePageNumbers.Contains(e.Name)) is { } before)
                    before.AddAfterSelf(numbers);
                else
                    section.AddFirst(numbers);
            }

            numbers.SetAttributeValue(W + "fmt", thaiDigits ? "thaiNumbers" : "decimal");
        }
    }

    // A template's own page number may ask for Thai digits where the report has Arabic ones.
    private static void ArabicPageNumbers(XElement xml)
    {
        foreach (var instruction in xml.Descendants(W + "instrText"))
            instruction.Value = instruction.Value.Replace(@"\* ThaiArabic", "", StringComparison.OrdinalIgnoreCase);
    }

    private static void Describe(Package package, AnnualReport report)
    {
        const string part = "docProps/core.xml";
        const string type = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        var properties = new XElement(
            cp + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", cp),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XElement(dc + "title", report.Title),
            new XElement(dc + "subject", report.Analysis.Caption),
            new XElement(dc + "creator", report.Cover.Agency.Text),
            new XElement(dc + "language", "th-TH")
        );
        var existing = package.Related("", type);
        package.Add(
            existing ?? part,
            "application/vnd.openxmlformats-package.core-properties+xml",
            Package.Bytes(properties)
        );
        if (existing is null)
            package.Relate("", "rIdProngsaiCore", type, part);
    }
}

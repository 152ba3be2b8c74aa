using System.Text;
using System.Xml.Linq;

namespace Prongsai.Reports.Docx;

/// <summary>
/// The template that an agency starts from, and the one used until it has its own: page, styles, page number, marks. Type sizes
/// are those of Thai official letters (16 point TH SarabunPSK; the Secretariat's writing standard), Sarabun being the free substitute.
/// </summary>
internal static class StartingTemplate
{
    private static readonly Lazy<byte[]> Made = new(() => Make().ToBytes());

    /// <summary>The file, as offered for download.</summary>
    public static ReadOnlyMemory<byte> Docx => Made.Value;

    /// <summary>The styles of the generated content; those that an agency's template lacks are taken from here.</summary>
    public static readonly XElement Styles = XElement.Parse(StylesXml);

    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static Package Make()
    {
        var package = new Package();
        const string wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        package.Add("word/document.xml", $"{wordType}document.main+xml", Utf8(DocumentXml));
        package.Add("word/styles.xml", $"{wordType}styles+xml", Utf8(StylesXml));
        package.Add("word/settings.xml", $"{wordType}settings+xml", Utf8(SettingsXml));
        package.Add("word/fontTable.xml", $"{wordType}fontTable+xml", Utf8(FontTableXml));
        package.Add("word/footer1.xml", $"{wordType}footer+xml", Utf8(FooterXml));
        package.Add(
            "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            Utf8(AppXml)
        );

        package.Relate("", "rId1", Package.OfficeDocument, "word/document.xml");
        package.Relate("", "rId2", $"{R}/extended-properties", "docProps/app.xml");
        package.Relate("word/document.xml", "rId1", $"{R}/styles", "word/styles.xml");
        package.Relate("word/document.xml", "rId2", $"{R}/settings", "word/settings.xml");
        package.Relate("word/document.xml", "rId3", $"{R}/fontTable", "word/fontTable.xml");
        package.Relate("word/document.xml", "rId4", $"{R}/footer", "word/footer1.xml");
        return package;
    }

    private static byte[] Utf8(string xml) => Encoding.UTF8.GetBytes(xml);

    private const string DocumentXml = $$$"""
        <w:document xmlns:w="{{{W}}}" xmlns:r="{{{R}}}"><w:body><w:p><w:r><w:t>{{body}}</w:t></w:r></w:p><w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1417" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>
        """;

    // No \* ThaiArabic: the section says which digits (w:pgNumType), and LibreOffice would write ก ข ค for the switch.
    private const string FooterXml = $"""
        <w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>๑</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p></w:ftr>
        """;

    private const string SettingsXml = $"""
        <w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:applyBreakingRules/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:bidi="th-TH"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>
        """;

    private const string FontTableXml = $"""
        <w:fonts xmlns:w="{W}"><w:font w:name="TH SarabunPSK"><w:altName w:val="Sarabun"/><w:panose1 w:val="020B0500040200020003"/><w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="Sarabun"><w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>
        """;

    private const string AppXml =
        """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Prongsai</Application></Properties>""";

    private const string StylesXml = $"""
        <w:styles xmlns:w="{W}">
          <w:docDefaults>
            <w:rPrDefault><w:rPr><w:rFonts w:ascii="TH SarabunPSK" w:eastAsia="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/></w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
          </w:docDefaults>
          <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
          <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
          <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
          <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="48"/><w:szCs w:val="48"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="180" w:after="100"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="20" w:after="20"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="20" w:after="100"/><w:jc w:val="center"/></w:pPr><w:rPr><w:color w:val="404040"/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="120"/><w:ind w:firstLine="1134"/><w:jc w:val="thaiDistribute"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style>
          <w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
          <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportCoverAgency"><w:name w:val="Report Cover Agency"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="2200"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="56"/><w:szCs w:val="56"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportCoverEnglish"><w:name w:val="Report Cover English"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="18" w:color="1F4E79"/></w:pBdr><w:spacing w:after="1900"/><w:ind w:left="1134" w:right="1134"/><w:jc w:val="center"/></w:pPr><w:rPr><w:spacing w:val="20"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportCoverYear"><w:name w:val="Report Cover Year"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="1900"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportTableText"><w:name w:val="Report Table Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40"/></w:pPr><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportTableHead"><w:name w:val="Report Table Head"/><w:basedOn w:val="ReportTableText"/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportTableNumber"><w:name w:val="Report Table Number"/><w:basedOn w:val="ReportTableText"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportNumbered"><w:name w:val="Report Numbered"/><w:basedOn w:val="ReportTableText"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportIndicator"><w:name w:val="Report Indicator"/><w:basedOn w:val="ReportTableText"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportPicture"><w:name w:val="Report Picture"/><w:basedOn w:val="ReportTableText"/><w:pPr><w:keepNext/><w:spacing w:before="60" w:after="20"/><w:jc w:val="center"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportSignature"><w:name w:val="Report Signature"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:keepLines/><w:ind w:left="2835"/><w:jc w:val="center"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportNote"><w:name w:val="Report Note"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="1134" w:hanging="1134"/></w:pPr><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
          <w:style w:type="character" w:customStyle="1" w:styleId="ReportMark"><w:name w:val="Report Mark"/><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="9C1C1C"/><w:vertAlign w:val="superscript"/></w:rPr></w:style>
          <w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="404040"/><w:left w:val="single" w:sz="6" w:space="0" w:color="404040"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="404040"/><w:right w:val="single" w:sz="6" w:space="0" w:color="404040"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/></w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DCE6F1"/><w:vAlign w:val="center"/></w:tcPr></w:tblStylePr></w:style>
        </w:styles>
        """;
}

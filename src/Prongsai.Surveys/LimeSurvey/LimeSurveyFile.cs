using System.Net;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Prongsai.Kernel;

namespace Prongsai.Surveys.LimeSurvey;

/// <summary>
/// The tables inside a LimeSurvey survey structure (.lss), of the older form (a row for each language) and the newer (texts in tables of
/// their own). The file is not trusted: no document type, no entities, no depth, no size beyond ours; markup in texts is taken off.
/// </summary>
internal sealed partial class LimeSurveyFile
{
    /// <summary>In bytes.</summary>
    public const int Largest = 4 * 1024 * 1024;

    private const int Deepest = 12,
        MostRows = 20_000;

    private readonly XElement _root;

    private LimeSurveyFile(XElement root) => _root = root;

    public static (LimeSurveyFile? File, Refusal? WhyNot) Open(string name, byte[] content)
    {
        if (content.Length > Largest)
            return (null, LimeRefusals.TooLarge(name));

        try
        {
            using (var ahead = Reader(content))
                while (ahead.Read())
                    if (ahead.Depth > Deepest)
                        return (null, LimeRefusals.NotOne(name, null));

            using var reader = Reader(content);
            var root = XDocument.Load(reader).Root!;
            return
                root.Name == "document"
                && root.Element("LimeSurveyDocType")?.Value.Trim() == "Survey"
                && root.Elements().Sum(t => t.Element("rows")?.Elements("row").Count() ?? 0) <= MostRows
                ? (new(root), null)
                : (null, LimeRefusals.NotOne(name, null));
        }
        catch (XmlException wrong)
        {
            return (null, LimeRefusals.NotOne(name, wrong.LineNumber));
        }
    }

    /// <summary>The rows of a table, each as column → value; none where the file lacks it.</summary>
    public IReadOnlyList<Dictionary<string, string>> Rows(string table) =>
        [
            .. (_root.Element(table)?.Element("rows")?.Elements("row") ?? []).Select(row =>
                row.Elements()
                    .GroupBy(cell => cell.Name.LocalName)
                    .ToDictionary(g => g.Key, g => g.First().Value.Trim())
            ),
        ];

    /// <summary>A text without its markup, on one line.</summary>
    public static string Plain(string? html) =>
        ThaiText.NormaliseLine(
            WebUtility.HtmlDecode(Markup().Replace(Hidden().Replace(html ?? "", " "), " ")).Replace('\u00A0', ' ')
        );

    private static XmlReader Reader(byte[] content) =>
        XmlReader.Create(
            new MemoryStream(content, writable: false),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = Largest,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            }
        );

    [GeneratedRegex(
        "<(script|style)[^>]*>.*?(</(script|style)[^>]*>|$)",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}

/// <summary>Every reason for which such a file is refused.</summary>
internal static class LimeRefusals
{
    public static readonly Refusal NoFile = new(
        "lss-no-file",
        "โปรดเลือกไฟล์ .lss ที่ส่งออกจาก LimeSurvey",
        "Choose an .lss file exported from LimeSurvey."
    );

    public static Refusal TooLarge(string file) =>
        new(
            "lss-too-large",
            $"ไฟล์ใหญ่เกินไป รับได้ไม่เกิน {LimeSurveyFile.Largest / 1024 / 1024} เมกะไบต์",
            $"The file is too large; at most {LimeSurveyFile.Largest / 1024 / 1024} megabytes are taken.",
            new Place(file)
        );

    public static Refusal NotOne(string file, int? line) =>
        new(
            "lss-not-one",
            "อ่านเป็นโครงสร้างแบบสำรวจของ LimeSurvey ไม่ได้ ต้องเป็นไฟล์ .lss (XML) ที่ไม่มี DTD",
            "This is no LimeSurvey survey structure: an .lss file (XML) without a DTD was expected.",
            new Place(file, Row: line)
        );

    public static Refusal NothingToAsk(string file) =>
        new(
            "lss-nothing",
            "ไฟล์นี้ไม่มีคำถามชนิดที่นำเข้าได้",
            "The file has no question of a kind that can be imported.",
            new Place(file)
        );
}

using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Prongsai.Kernel;
using Prongsai.Reports.Docx;

namespace Prongsai.Reports.Templates;

/// <summary>Says everything that is wrong with a template, so that an officer mends it in one go.</summary>
internal static class TemplateCheck
{
    public const int Largest = 10 * 1024 * 1024;

    // What a template of 10 MB may unfold to; more is a bomb.
    private const long LargestUnpacked = 100 * 1024 * 1024;
    private const int MostParts = 2_000;

    private static readonly XNamespace W = DocxReport.W;

    public static IReadOnlyList<Refusal> WhyNot(string fileName, ReadOnlyMemory<byte> content)
    {
        var place = new Place(fileName);
        if (content.Length == 0)
            return [Empty(place)];
        if (content.Length > Largest)
            return [TooLarge(place, content.Length)];
        // An encrypted Office file is an OLE container, not a ZIP.
        if (content.Span.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
            return [Protected(place)];
        if (!content.Span.StartsWith("PK"u8))
            return [NotDocx(place)];

        try
        {
            if (WhyNotUnpack(content, place) is { } bomb)
                return [bomb];

            return Inside(content, place);
        }
        catch (Exception broken)
            when (broken
                    is InvalidDataException
                        or XmlException
                        or OpenXmlPackageException
                        or FileFormatException
                        or KeyNotFoundException
            )
        {
            return [NotDocx(place)];
        }
    }

    private static Refusal? WhyNotUnpack(ReadOnlyMemory<byte> content, Place place)
    {
        using var zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts)
            return Unfolds(place);

        long unpacked = 0;
        var buffer = new byte[64 * 1024];
        foreach (var entry in zip.Entries)
        {
            // The length in the directory may lie; what comes out does not.
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0; )
                if ((unpacked += read) > LargestUnpacked)
                    return Unfolds(place);
        }

        return null;
    }

    private static List<Refusal> Inside(ReadOnlyMemory<byte> content, Place place)
    {
        List<Refusal> reasons = [];
        using var opened = WordprocessingDocument.Open(
            new MemoryStream(content.ToArray(), writable: false),
            isEditable: false
        );
        if (opened.MainDocumentPart is not { } main)
            return [NotDocx(place)];

        if (opened.DocumentType != DocumentFormat.OpenXml.WordprocessingDocumentType.Document)
            reasons.Add(
                opened.DocumentType
                    is DocumentFormat.OpenXml.WordprocessingDocumentType.MacroEnabledDocument
                        or DocumentFormat.OpenXml.WordprocessingDocumentType.MacroEnabledTemplate
                    ? Macros(place)
                    : NotDocx(place)
            );
        else if (main.VbaProjectPart is not null)
            reasons.Add(Macros(place));

        var parts = AllParts(main).Prepend(main).Distinct().ToList();
        foreach (var outside in parts.SelectMany(p => p.ExternalRelationships))
            reasons.Add(External(place, outside.Uri));

        var package = Package.Read(content);
        var mainName = main.Uri.OriginalString.TrimStart('/');
        var body = package.Xml(mainName).Element(W + "body");
        if (body is null)
            return [NotDocx(place)];

        reasons.AddRange(WhyNotMarks(body, place));
        reasons.AddRange(StyleNames.MissingFrom(package, mainName).Select(style => NoStyle(place, style)));
        return [.. reasons.DistinctBy(r => r.Words.Th)];
    }

    private static IEnumerable<Refusal> WhyNotMarks(XElement body, Place place)
    {
        var count = TemplateMarks.In(body).Count(mark => mark == TemplateMarks.Body);
        if (count == 0)
            yield return NoBody(place);
        else if (count > 1)
            yield return ManyBodies(place, count);
        // Directly in the document: in a table, a text box or beside other words it cannot become pages.
        else if (!body.Elements(W + "p").Any(p => TemplateMarks.TextOf(p).Trim() == TemplateMarks.Body))
            yield return BodyNotAlone(place);
    }

    private static HashSet<OpenXmlPart> AllParts(OpenXmlPartContainer of)
    {
        HashSet<OpenXmlPart> seen = [];
        Stack<OpenXmlPartContainer> open = new([of]);
        while (open.TryPop(out var container))
            foreach (var pair in container.Parts)
                if (seen.Add(pair.OpenXmlPart))
                    open.Push(pair.OpenXmlPart);
        return seen;
    }

    private static Refusal Empty(Place place) => new("template-empty", "ไฟล์ว่างเปล่า", "The file is empty.", place);

    private static Refusal TooLarge(Place place, int length) =>
        new(
            "template-large",
            $"ไฟล์มีขนาด {length / 1024 / 1024} MB ต้องไม่เกิน 10 MB",
            $"The file has {length / 1024 / 1024} MB; at most 10 MB are allowed.",
            place
        );

    private static Refusal NotDocx(Place place) =>
        new(
            "template-not-docx",
            "ไม่ใช่เอกสาร Word (.docx) หรือไฟล์เสียหาย ให้เปิดใน Word แล้วบันทึกเป็น “เอกสาร Word (.docx)”",
            "Not a Word document (.docx), or damaged. Open it in Word and save it as “Word Document (.docx)”.",
            place
        );

    private static Refusal Protected(Place place) =>
        new(
            "template-protected",
            "ไฟล์มีรหัสผ่านหรือเป็น Word รุ่นเก่า (.doc) ให้เอารหัสผ่านออกแล้วบันทึกเป็น .docx",
            "The file has a password, or is of an old Word (.doc). Remove the password and save it as .docx.",
            place
        );

    private static Refusal Unfolds(Place place) =>
        new(
            "template-unfolds",
            "ไฟล์บีบอัดข้อมูลไว้มากผิดปกติ (เกิน 100 MB เมื่อคลายออก)",
            "The file unfolds to more than 100 MB or 2,000 parts.",
            place
        );

    private static Refusal Macros(Place place) =>
        new(
            "template-macros",
            "ไฟล์มีแมโคร ให้บันทึกเป็น .docx ที่ไม่มีแมโคร",
            "The file contains macros. Save it as .docx without macros.",
            place
        );

    private static Refusal External(Place place, Uri uri) =>
        new(
            "template-external",
            $"ไฟล์อ้างถึงสิ่งที่อยู่ภายนอก ({uri}) เช่น รูปภาพที่ลิงก์ไว้ ให้แทรกรูปภาพลงในไฟล์โดยตรง",
            $"The file refers to something outside it ({uri}), for example a linked picture. Insert the picture into the file.",
            place
        );

    private static Refusal NoBody(Place place) =>
        new(
            "template-body-missing",
            "ไม่พบเครื่องหมาย {{body}} ต้องมีหนึ่งแห่ง อยู่ในย่อหน้าของตนเอง เนื้อหารายงานจะวางลงตรงนั้น",
            "The mark {{body}} is missing: exactly one, in a paragraph of its own, where the report is put.",
            place
        );

    private static Refusal ManyBodies(Place place, int count) =>
        new(
            "template-body-many",
            $"พบเครื่องหมาย {{{{body}}}} {count} แห่ง ต้องมีเพียงแห่งเดียว",
            $"The mark {{{{body}}}} stands in {count} places; exactly one is expected.",
            place
        );

    private static Refusal BodyNotAlone(Place place) =>
        new(
            "template-body-not-alone",
            "เครื่องหมาย {{body}} ต้องอยู่ลำพังในย่อหน้าของตนเอง ไม่อยู่ในตาราง กล่องข้อความ หรือปนกับข้อความอื่น",
            "The mark {{body}} must be alone in a paragraph of its own: not in a table, a text box or among other words.",
            place
        );

    private static Refusal NoStyle(Place place, string style) =>
        new(
            "template-style-missing",
            $"ไม่มีลักษณะ (style) “{style}” ซึ่งรายงานใช้ ให้เริ่มจากแม่แบบตั้งต้นที่ดาวน์โหลดได้ในหน้านี้",
            $"The style “{style}”, which the report uses, is missing. Begin with the starting template offered on this page.",
            place
        );
}

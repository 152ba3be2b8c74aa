using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;

namespace Prongsai.Kernel;

/// <summary>The words in Word's and PowerPoint's own XML, in the order in which they are read. Deleted and hidden copies stay out.</summary>
internal static partial class OfficeText
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    /// <summary>True when an Office file was encrypted with a password: its package is then a stream of an old container (MS-OFFCRYPTO).</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> content) =>
        content.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0;

    /// <exception cref="XmlException">A part is not XML.</exception>
    public static FileSays OfDocument(byte[] content)
    {
        using var zip = Open(content);
        var text = new KeptText(FileReading.MostText);
        // Headers first, as on paper; notes last.
        foreach (var part in Parts(zip, Headers()).Append("word/document.xml").Concat(Parts(zip, FootersAndNotes())))
            Add(text, zip, part, Word);

        return FileSays.Of(text);
    }

    /// <exception cref="XmlException">A part is not XML.</exception>
    public static FileSays OfSlides(byte[] content)
    {
        using var zip = Open(content);
        var text = new KeptText(FileReading.MostText);
        var (slides, withText) = (0, 0);
        foreach (var part in Parts(zip, Slides()).OrderBy(p => p.Length).ThenBy(p => p, StringComparer.Ordinal))
        {
            slides++;
            withText += Add(text, zip, part, Drawing) ? 1 : 0;
        }

        return FileSays.Of(text, slides, withText);
    }

    /// <summary>Reads every part that is XML to its end.</summary>
    /// <exception cref="XmlException">One of them is not whole.</exception>
    public static void ReadThrough(byte[] content)
    {
        using var zip = Open(content);
        foreach (var entry in zip.Entries.Where(e => XmlParts().IsMatch(e.FullName)))
        {
            using var stream = entry.Open();
            using var xml = XmlReader.Create(stream, Safe);
            while (xml.Read())
                continue;
        }
    }

    private static ZipArchive Open(byte[] content) =>
        new(new MemoryStream(content, writable: false), ZipArchiveMode.Read);

    private static IEnumerable<string> Parts(ZipArchive zip, Regex named) =>
        zip.Entries.Select(e => e.FullName).Where(name => named.IsMatch(name)).Order(StringComparer.Ordinal);

    // True when the part holds words.
    private static bool Add(KeptText text, ZipArchive zip, string part, string space)
    {
        if (zip.GetEntry(part) is not { } entry)
            throw new InvalidDataException(part);

        var holdsWords = false;
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Safe);
        while (!text.IsCut && xml.Read())
        {
            // The same text box once more, for programs before 2010.
            while (xml is { NodeType: XmlNodeType.Element, LocalName: "Fallback", NamespaceURI: Compatibility })
                xml.Skip();
            if (xml.NamespaceURI != space)
                continue;

            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "t") when !xml.IsEmptyElement:
                    var words = xml.ReadString();
                    holdsWords |= KeptText.HoldsWords(words);
                    text.Add(words);
                    break;
                case (XmlNodeType.Element, "tab"):
                case (XmlNodeType.EndElement, "tc"):
                    text.Add('\t');
                    break;
                case (XmlNodeType.Element, "br" or "cr"):
                case (XmlNodeType.EndElement, "p"):
                    text.Add('\n');
                    break;
            }
        }

        text.Add('\n');
        return holdsWords;
    }

    [GeneratedRegex(@"\.(xml|rels)$", RegexOptions.IgnoreCase)]
    private static partial Regex XmlParts();

    [GeneratedRegex(@"^word/header\d*\.xml$")]
    private static partial Regex Headers();

    [GeneratedRegex(@"^word/(footer\d*|footnotes|endnotes)\.xml$")]
    private static partial Regex FootersAndNotes();

    [GeneratedRegex(@"^ppt/slides/slide\d+\.xml$")]
    private static partial Regex Slides();
}

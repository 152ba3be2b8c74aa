using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Prongsai.Kernel;

/// <summary>
/// Takes the names of people and of the office's machines out of what Word, Excel and PowerPoint write beside a document: author,
/// last editor, manager, company, and properties of the office's own making. Every other part stays byte for byte. A document that
/// is signed is left as it is, and so is one whose properties cannot be read: a whole document is worth more than a clean one.
/// Names inside the text itself (comments, tracked changes) stay; they are content.
/// </summary>
internal static class OfficeAuthors
{
    private const long LargestPart = 1024 * 1024;

    private static readonly HashSet<string> Names =
    [
        "creator",
        "lastModifiedBy",
        "Manager",
        "Company",
        "HyperlinkBase",
        "Template",
    ];

    public static byte[] Without(byte[] content)
    {
        try
        {
            return Cleaned(content);
        }
        catch (Exception unreadable)
            when (unreadable
                    is InvalidDataException
                        or IOException
                        or XmlException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            return content;
        }
    }

    private static byte[] Cleaned(byte[] content)
    {
        Dictionary<string, byte[]> changed = [];
        using (var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read))
        {
            if (zip.Entries.Any(e => e.FullName.StartsWith("_xmlsignatures/", StringComparison.OrdinalIgnoreCase)))
                return content;

            foreach (var entry in zip.Entries.Where(e => IsProperties(e.FullName) && e.Length <= LargestPart))
                if (WithoutNames(entry) is { } clean)
                    changed[entry.FullName] = clean;
        }

        return changed.Count == 0 ? content : Rewritten(content, changed);
    }

    private static bool IsProperties(string part) =>
        part.Equals("docProps/core.xml", StringComparison.OrdinalIgnoreCase)
        || part.Equals("docProps/app.xml", StringComparison.OrdinalIgnoreCase)
        || part.Equals("docProps/custom.xml", StringComparison.OrdinalIgnoreCase);

    private static byte[]? WithoutNames(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var reader = XmlReader.Create(
            part,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        var properties = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        var named = properties
            .Root!.Elements()
            // Everything in custom.xml was put there by somebody's own system.
            .Where(e =>
                (Names.Contains(e.Name.LocalName) || e.Name.LocalName == "property") && !string.IsNullOrEmpty(e.Value)
            )
            .ToList();
        if (named.Count == 0)
            return null;

        foreach (var name in named)
            if (name.Name.LocalName == "property")
                name.Remove();
            else
                name.Value = "";
        var clean = new MemoryStream();
        using (
            var writer = XmlWriter.Create(
                clean,
                new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }
            )
        )
            properties.Save(writer);

        return clean.ToArray();
    }

    // Written anew in the same order and with the same times. The parts' bytes are the same; how they are packed may differ.
    private static byte[] Rewritten(byte[] content, Dictionary<string, byte[]> changed)
    {
        var output = new MemoryStream(content.Length);
        using (var from = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read))
        using (var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries)
            {
                // What was not worth packing (pictures) is not packed now either.
                var packed = entry.CompressedLength < entry.Length;
                var copy = to.CreateEntry(
                    entry.FullName,
                    packed ? CompressionLevel.Optimal : CompressionLevel.NoCompression
                );
                copy.LastWriteTime = entry.LastWriteTime;
                copy.ExternalAttributes = entry.ExternalAttributes;
                using var writing = copy.Open();
                if (changed.TryGetValue(entry.FullName, out var clean))
                    writing.Write(clean);
                else
                {
                    using var reading = entry.Open();
                    reading.CopyTo(writing);
                }
            }

        return output.ToArray();
    }
}

using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Prongsai.Procurement.Forms;

/// <summary>The parts of an Office file by name; the same parts make the same bytes.</summary>
internal static class OfficeFile
{
    // The earliest day a ZIP can say: a form printed twice is the same file.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(IEnumerable<(string Name, string Xml)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(
                    Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{xml}")
                );
            }
        }

        return file.ToArray();
    }

    /// <summary>Text for XML, without the control characters that it has no place for.</summary>
    public static string Text(string text)
    {
        var plain = string.Concat(text.Where(XmlConvert.IsXmlChar));
        return plain
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
    }
}

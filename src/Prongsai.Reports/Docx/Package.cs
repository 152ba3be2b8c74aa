using System.IO.Compression;
using System.Xml.Linq;

namespace Prongsai.Reports.Docx;

/// <summary>
/// The parts of an Office file by name. Open XML's own packaging deflates photographs that are deflated already and stamps the
/// clock and random identifiers into the file; here photographs are stored as they are, and the same report is the same bytes.
/// </summary>
internal sealed class Package
{
    private const string ContentTypesPart = "[Content_Types].xml";
    public const string OfficeDocument =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the earliest a ZIP can say

    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _relationships = [];
    private readonly XElement _types;

    public Package() =>
        _types = new XElement(
            Types + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Default("xml", "application/xml")
        );

    private Package(SortedDictionary<string, ReadOnlyMemory<byte>> parts)
    {
        _types = XElement.Parse(Text(parts[ContentTypesPart]));
        parts.Remove(ContentTypesPart);
        _parts = parts;
    }

    public static Package Read(ReadOnlyMemory<byte> file)
    {
        SortedDictionary<string, ReadOnlyMemory<byte>> parts = new(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.Name.Length > 0))
        {
            using var content = entry.Open();
            var bytes = new MemoryStream();
            content.CopyTo(bytes);
            parts[entry.FullName.Replace('\\', '/')] = bytes.ToArray();
        }

        return new Package(parts);
    }

    public IEnumerable<string> Names => _parts.Keys;

    public bool Has(string name) => _parts.ContainsKey(name);

    public XElement Xml(string name) => XElement.Parse(Text(_parts[name]), LoadOptions.PreserveWhitespace);

    public string Text(string name) => Text(_parts[name]);

    public void Replace(string name, ReadOnlyMemory<byte> content) => _parts[name] = content;

    public void Replace(string name, XElement xml) => _parts[name] = Bytes(xml);

    public void Add(string name, string contentType, ReadOnlyMemory<byte> content)
    {
        _types.Elements(Types + "Override").Where(o => (string?)o.Attribute("PartName") == $"/{name}").Remove();
        _types.Add(
            new XElement(
                Types + "Override",
                new XAttribute("PartName", $"/{name}"),
                new XAttribute("ContentType", contentType)
            )
        );
        _parts[name] = content;
    }

    public void AddMedia(string name, string contentType, ReadOnlyMemory<byte> content)
    {
        var extension = Path.GetExtension(name).TrimStart('.');
        var known = _types
            .Elements(Types + "Default")
            .Any(d => string.Equals((string?)d.Attribute("Extension"), extension, StringComparison.OrdinalIgnoreCase));
        if (!known)
            _types.AddFirst(Default(extension, contentType));
        _parts[name] = content;
    }

    /// <summary>The part to which another refers by a relationship of this type; null when it does not.</summary>
    public string? Related(string from, string type) =>
        Relationships(from)
            .Elements(Rels + "Relationship")
            .Where(r => (string?)r.Attribute("Type") == type)
            .Select(r => Resolve(from, (string)r.Attribute("Target")!))
            .FirstOrDefault();

    public void Relate(string from, string id, string type, string target, bool external = false) =>
        Relationships(from)
            .Add(
                new XElement(
                    Rels + "Relationship",
                    new XAttribute("Id", id),
                    new XAttribute("Type", type),
                    new XAttribute("Target", external ? target : $"/{target}"),
                    external ? new XAttribute("TargetMode", "External") : null
                )
            );

    public byte[] ToBytes()
    {
        foreach (var (from, relationships) in _relationships)
            _parts[RelationshipsOf(from)] = Bytes(relationships);

        var size = _parts.Values.Sum(p => (long)p.Length);
        var file = new MemoryStream((int)Math.Min(size + 64 * 1024, int.MaxValue));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, ContentTypesPart, Bytes(_types));
            foreach (var (name, content) in _parts)
                Write(zip, name, content);
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive zip, string name, ReadOnlyMemory<byte> content)
    {
        var packedAlready = Path.GetExtension(name) is ".jpg" or ".jpeg" or ".png" or ".webp" or ".gif" or ".xlsx";
        var entry = zip.CreateEntry(name, packedAlready ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content.Span);
    }

    private XElement Relationships(string from)
    {
        if (_relationships.TryGetValue(from, out var known))
            return known;

        var name = RelationshipsOf(from);
        return _relationships[from] = Has(name) ? Xml(name) : new XElement(Rels + "Relationships");
    }

    private static string RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    private static string Resolve(string from, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];

        return new Uri(new Uri($"http://package/{from}"), target).AbsolutePath[1..];
    }

    private static XElement Default(string extension, string contentType) =>
        new(Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", contentType));

    private static string Text(ReadOnlyMemory<byte> content)
    {
        using var reader = new StreamReader(new MemoryStream(content.ToArray()));
        return reader.ReadToEnd();
    }

    public static byte[] Bytes(XElement xml)
    {
        var content = new MemoryStream();
        xml.Save(content, SaveOptions.DisableFormatting);
        return content.ToArray();
    }
}

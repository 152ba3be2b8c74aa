using System.Xml.Linq;

namespace Prongsai.Reports.Docx;

/// <summary>
/// Styles by their name. Word keeps the English name ("heading 1") in every language, but not the identifier (in Thai Word it
/// is "1"), so templates are read by name.
/// </summary>
internal sealed class StyleNames
{
    private const string StylesType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
    private static readonly XNamespace W = DocxReport.W;

    private readonly Dictionary<string, string> _ids;

    private StyleNames(Dictionary<string, string> ids) => _ids = ids;

    /// <summary>Those that a template must bring itself, because they are the look of the office's documents.</summary>
    public static readonly IReadOnlyList<string> Required = ["Title", "heading 1", "heading 2", "heading 3", "caption"];

    /// <summary>The identifier of the style with this name.</summary>
    public string this[string name] => _ids[name];

    public static IReadOnlyList<string> MissingFrom(Package package, string main)
    {
        var known = package.Related(main, StylesType) is { } part && package.Has(part) ? Read(package.Xml(part)) : [];

        return [.. Required.Where(name => !known.ContainsKey(name))];
    }

    /// <summary>Adds the styles of our own that the template does not have, and tells the identifiers of all.</summary>
    public static StyleNames Complete(Package package, string main)
    {
        var part = package.Related(main, StylesType)!;
        var styles = package.Xml(part);
        var ids = Read(styles);
        var ours = StartingTemplate.Styles.Elements(W + "style").ToDictionary(IdOf, style => new XElement(style));
        var added = ours.Values.Where(style => !ids.ContainsKey(NameOf(style))).ToList();
        if (added.Count == 0)
            return new StyleNames(ids);

        var taken = ids.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var style in added)
        {
            var id = IdOf(style);
            while (!taken.Add(id))
                id += "P";
            ids[NameOf(style)] = id;
        }

        foreach (var style in added)
        {
            style.SetAttributeValue(W + "styleId", ids[NameOf(style)]);
            style.SetAttributeValue(W + "default", null);
            foreach (var reference in style.Elements().Where(e => e.Name == W + "basedOn" || e.Name == W + "next"))
                reference.SetAttributeValue(W + "val", ids[NameOf(ours[(string)reference.Attribute(W + "val")!])]);
            styles.Add(style);
        }

        package.Replace(part, styles);
        return new StyleNames(ids);
    }

    private static Dictionary<string, string> Read(XElement styles)
    {
        Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);
        foreach (var style in styles.Elements(W + "style"))
            ids.TryAdd(NameOf(style), IdOf(style));
        return ids;
    }

    private static string NameOf(XElement style) => (string?)style.Element(W + "name")?.Attribute(W + "val") ?? "";

    private static string IdOf(XElement style) => (string?)style.Attribute(W + "styleId") ?? "";
}

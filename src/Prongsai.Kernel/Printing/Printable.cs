namespace Prongsai.Kernel;

/// <summary>
/// HTML to be printed, with its pictures as files beside it: a browser loads those several times faster than pictures that
/// stand in the text.
/// </summary>
/// <param name="Html">The document.</param>
/// <param name="Beside">Files by the names under which the document asks for them.</param>
public sealed record Printable(ReadOnlyMemory<byte> Html, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Beside)
{
    /// <summary>A document that needs nothing beside it.</summary>
    public Printable(ReadOnlyMemory<byte> html)
        : this(html, new Dictionary<string, ReadOnlyMemory<byte>>()) { }
}

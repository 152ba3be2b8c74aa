namespace Prongsai.Kernel;

/// <summary>
/// HTML to be printed, with its pictures as files beside it: a browser loads those several times faster than pictures that
/// stand in the text.
/// </summary>
public sealed record Printable(ReadOnlyMemory<byte> Html, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Beside)
{
    public Printable(ReadOnlyMemory<byte> html)
        : this(html, new Dictionary<string, ReadOnlyMemory<byte>>()) { }
}

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Prongsai.Assessment.Frameworks;

/// <summary>
/// A YAML document as a plain tree in which everything knows its line. The library's own tree stops at the first duplicate key
/// and follows aliases (a known way to make a small file explode); this one reports the former and refuses the latter.
/// </summary>
internal abstract record YamlNode(int Line);

internal sealed record YamlText(int Line, string Value) : YamlNode(Line);

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line);

internal sealed record YamlEntry(int Line, string Key, YamlNode Value);

internal static class YamlTree
{
    private const int DeepestNesting = 24;

    /// <summary>The one document of a text; null when the text holds nothing.</summary>
    /// <exception cref="YamlException">The text is not YAML, or uses what framework files do not need.</exception>
    public static YamlNode? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return ReadDocument(parser);
        }
        catch (Exception broken)
            when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet 16.3 meets some broken texts (an unclosed bracket before a key) with an exception of its own making.
            var at = parser.Current?.Start ?? Mark.Empty;
            throw new YamlException(
                at,
                at,
                "the text cannot be read on from here; is a bracket or a quote left open?",
                broken
            );
        }
    }

    private static YamlNode? ReadDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return null;

        var root = ReadNode(parser, depth: 0);
        parser.Consume<DocumentEnd>();
        if (!parser.TryConsume<StreamEnd>(out _))
            throw Refused(parser.Current!, "a second document begins here");

        return root;
    }

    private static YamlNode ReadNode(Parser parser, int depth)
    {
        var start = parser.Current ?? throw new YamlException("the text ends too early");
        if (depth > DeepestNesting)
            throw Refused(start, "nested too deeply");
        if (start is AnchorAlias)
            throw Refused(start, "aliases (*name) are not used in framework files");
        if (start is NodeEvent { Anchor.IsEmpty: false })
            throw Refused(start, "anchors (&name) are not used in framework files");

        var line = (int)start.Start.Line;
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(line, scalar.Value);

        if (parser.TryConsume<SequenceStart>(out _))
        {
            List<YamlNode> items = [];
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(ReadNode(parser, depth + 1));
            return new YamlList(line, items);
        }

        parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Current as Scalar ?? throw Refused(parser.Current!, "a key must be a word");
            parser.MoveNext();
            entries.Add(new YamlEntry((int)key.Start.Line, key.Value, ReadNode(parser, depth + 1)));
        }

        return new YamlMap(line, entries);
    }

    private static YamlException Refused(ParsingEvent at, string why) => new(at.Start, at.End, why);
}

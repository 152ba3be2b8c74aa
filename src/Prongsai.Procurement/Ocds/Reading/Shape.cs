namespace Prongsai.Procurement.Ocds.Reading;

/// <summary>How a file of OCDS is laid out.</summary>
internal enum Shape
{
    /// <summary>Nothing but white space.</summary>
    Blank,

    /// <summary>Not UTF-8 text: begins like UTF-16.</summary>
    Utf16,

    /// <summary>One JSON text on each line: a broken line spoils only itself.</summary>
    Lines,

    /// <summary>JSON over many lines: a package, a release, or several of them one after the other.</summary>
    Document,
}

internal static class Shapes
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Looks at the beginning of a file, letting go only of a byte order mark and of white space.</summary>
    public static Shape Of(ByteFeed feed)
    {
        feed.Fill();
        if (feed.Window.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Shape.Utf16;
        if (feed.Window.Span.StartsWith(ByteOrderMark))
            feed.Advance(ByteOrderMark.Length);
        if (!feed.SkipWhiteSpace())
            return Shape.Blank;

        var window = feed.Window.Span;
        var end = window.IndexOf((byte)'\n');
        if (end < 0)
            return Alone(window, feed.AtEnd);

        return TopLevel.Of(window[..end], isAll: true).Whole is not null || SecondLineBegins(window[end..])
            ? Shape.Lines
            : Shape.Document;
    }

    // One line as long as the window or the file: a package is better taken apart than held whole.
    private static Shape Alone(ReadOnlySpan<byte> line, bool isAll) =>
        TopLevel.Of(line, isAll).IsPackage ? Shape.Document : Shape.Lines;

    // The first line may be the broken one. Within a JSON text that is laid out over lines, none begins with a brace at its margin.
    private static bool SecondLineBegins(ReadOnlySpan<byte> rest)
    {
        var next = rest.IndexOfAnyExcept("\r\n"u8);
        return next > 0 && rest[next] == '{';
    }
}

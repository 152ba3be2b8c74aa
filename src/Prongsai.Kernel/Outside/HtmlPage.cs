using System.Net;
using System.Text;

namespace Prongsai.Kernel;

/// <summary>A link on a page.</summary>
/// <param name="Address">Absolute, without fragment.</param>
/// <param name="Words">What a visitor reads on it; "" for a picture.</param>
public sealed record PageLink(Uri Address, string Words);

/// <summary>
/// What a visitor reads on a web page and where its links lead. A reader of tags, not a browser: nothing is run, nothing is fetched,
/// and no page, however broken, makes it fail.
/// </summary>
/// <param name="Title">Of the page; "" when it has none.</param>
/// <param name="Text">What is shown, normalised, one line per block.</param>
/// <param name="Links">In the order in which they stand, each address once: links, maps, frames and embedded documents.</param>
public sealed record HtmlPage(string Title, string Text, IReadOnlyList<PageLink> Links)
{
    private const int MostLinks = 5000;

    /// <summary>Reads a page.</summary>
    /// <param name="content">As it came.</param>
    /// <param name="address">Where it came from: relative links lead on from there.</param>
    /// <param name="charSet">What the server said of its encoding; null when it said nothing.</param>
    public static HtmlPage Read(ReadOnlySpan<byte> content, Uri address, string? charSet = null)
    {
        ArgumentNullException.ThrowIfNull(address);

        return new Reading(HtmlEncoding.Decode(content, charSet), address).Read();
    }

    private sealed class Reading(string html, Uri from)
    {
        private readonly KeptText _text = new(FileReading.MostText);
        private readonly List<(Uri Address, StringBuilder Words)> _links = [];
        private readonly StringBuilder _title = new();
        private readonly Uri _from = from;
        private Uri _base = from;
        private bool _hasBase;
        private int _at;
        private StringBuilder? _linkWords;

        public HtmlPage Read()
        {
            while (_at < html.Length)
            {
                var tag = html.IndexOf('<', _at);
                if (tag < 0)
                    tag = html.Length;
                Say(html.AsSpan(_at, tag - _at));
                _at = tag;
                if (_at < html.Length)
                    ReadMarkup();
            }

            return new HtmlPage(
                ThaiText.NormaliseLine(WebUtility.HtmlDecode(_title.ToString())),
                _text.ToString(),
                [
                    .. _links
                        .GroupBy(link => link.Address)
                        .Select(same => new PageLink(
                            same.Key,
                            ThaiText.NormaliseLine(
                                same.Select(link => link.Words.ToString()).FirstOrDefault(w => w.Trim().Length > 0)
                                    ?? ""
                            )
                        )),
                ]
            );
        }

        private void ReadMarkup()
        {
            if (Starts("<!--"))
                SkipTo("-->", 4);
            else if (Starts("<!") || Starts("<?"))
                SkipTo(">", 2);
            else if (_at + 1 < html.Length && (char.IsAsciiLetter(html[_at + 1]) || html[_at + 1] == '/'))
                ReadTag();
            else
            {
                // A bare "<", as in "a < b".
                Say("<");
                _at++;
            }
        }

        private void ReadTag()
        {
            var isEnd = html[_at + 1] == '/';
            _at += isEnd ? 2 : 1;
            var start = _at;
            while (_at < html.Length && !char.IsWhiteSpace(html[_at]) && html[_at] is not ('>' or '/'))
                _at++;
            var name = html[start.._at].ToLowerInvariant();
            var attributes = ReadAttributes();
            if (isEnd)
                End(name);
            else
                Begin(name, attributes);
        }

        private Dictionary<string, string> ReadAttributes()
        {
            Dictionary<string, string> attributes = [];
            while (true)
            {
                while (_at < html.Length && (char.IsWhiteSpace(html[_at]) || html[_at] == '/'))
                    _at++;
                if (_at >= html.Length)
                    return attributes;
                if (html[_at] == '>')
                {
                    _at++;
                    return attributes;
                }

                var start = _at++;
                while (_at < html.Length && !char.IsWhiteSpace(html[_at]) && html[_at] is not ('=' or '>' or '/'))
                    _at++;
                var name = html[start.._at].ToLowerInvariant();
                SkipSpace();
                var value = "";
                if (_at < html.Length && html[_at] == '=')
                {
                    _at++;
                    SkipSpace();
                    value = ReadValue();
                }

                // The first of two counts, as in browsers.
                attributes.TryAdd(name, WebUtility.HtmlDecode(value));
            }
        }

        private string ReadValue()
        {
            if (_at >= html.Length)
                return "";

            if (html[_at] is '"' or '\'')
            {
                var end = html.IndexOf(html[_at], _at + 1);
                if (end < 0)
                    end = html.Length;
                var quoted = html[(_at + 1)..end];
                _at = Math.Min(html.Length, end + 1);
                return quoted;
            }

            var start = _at;
            while (_at < html.Length && !char.IsWhiteSpace(html[_at]) && html[_at] != '>')
                _at++;
            return html[start.._at];
        }

        private void Begin(string name, Dictionary<string, string> attributes)
        {
            switch (name)
            {
                case "script" or "style" or "noscript" or "template" or "svg" or "math":
                    SkipElement(name);
                    return;
                case "title":
                    var begin = _at;
                    SkipElement(name);
                    var end = html.LastIndexOf(
                        "</",
                        Math.Max(begin, _at - 1),
                        Math.Max(1, _at - begin),
                        StringComparison.Ordinal
                    );
                    if (_title.Length == 0)
                        _title.Append(html.AsSpan(begin, Math.Max(0, (end < begin ? _at : end) - begin)));
                    return;
                case "base" when !_hasBase && attributes.TryGetValue("href", out var written):
                    if (Uri.TryCreate(_from, written.Trim(), out var found) && found.Scheme is "http" or "https")
                        (_base, _hasBase) = (found, true);
                    return;
                case "a" or "area":
                    _linkWords = null;
                    Link(attributes.GetValueOrDefault("href"), isText: name == "a");
                    break;
                case "iframe" or "frame" or "embed":
                    Link(attributes.GetValueOrDefault("src"), isText: false);
                    break;
                case "object":
                    Link(attributes.GetValueOrDefault("data"), isText: false);
                    break;
                case "img" when attributes.GetValueOrDefault("alt") is { Length: > 0 } alternative:
                    Say(WebUtility.HtmlEncode(alternative));
                    break;
            }

            if (IsBlock(name))
                _text.Add('\n');
        }

        private void End(string name)
        {
            if (name == "a")
                _linkWords = null;
            if (IsBlock(name))
                _text.Add('\n');
            else if (name is "td" or "th")
                _text.Add('\t');
        }

        private void Link(string? written, bool isText)
        {
            if (written is null || _links.Count >= MostLinks)
                return;

            // Browsers take line ends and tabs out of addresses.
            var plain = string.Concat(written.Trim().Where(c => c is not ('\t' or '\n' or '\r')));
            if (plain.Length == 0 || plain[0] == '#' || !Uri.TryCreate(_base, plain, out var to))
                return;
            if (to.Scheme is not ("http" or "https"))
                return;

            var words = new StringBuilder();
            _links.Add((WithoutFragment(to), words));
            if (isText)
                _linkWords = words;
        }

        private void Say(ReadOnlySpan<char> written)
        {
            if (written.IsEmpty)
                return;

            var text = WebUtility.HtmlDecode(written.ToString());
            // In a page a line end is a space; lines are made by blocks.
            _text.Add(text.ReplaceLineEndings(" "));
            if (_linkWords is { Length: < 500 })
                _linkWords.Append(text);
        }

        private void SkipElement(string name)
        {
            // What is inside is no markup, or none that is shown.
            var end = _at;
            while ((end = html.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase)) >= 0)
            {
                var after = end + 2 + name.Length;
                if (after >= html.Length || char.IsWhiteSpace(html[after]) || html[after] is '>' or '/')
                    break;
                end = after;
            }

            if (end < 0)
            {
                _at = html.Length;
                return;
            }

            _at = html.IndexOf('>', end) is >= 0 and var close ? close + 1 : html.Length;
        }

        private void SkipTo(string mark, int from)
        {
            var start = Math.Min(html.Length, _at + from);
            var end = html.IndexOf(mark, start, StringComparison.Ordinal);
            _at = end < 0 ? html.Length : end + mark.Length;
        }

        private void SkipSpace()
        {
            while (_at < html.Length && char.IsWhiteSpace(html[_at]))
                _at++;
        }

        private bool Starts(string mark) => string.CompareOrdinal(html, _at, mark, 0, mark.Length) == 0;

        private static bool IsBlock(string name) =>
            name
                is "address"
                    or "article"
                    or "aside"
                    or "blockquote"
                    or "body"
                    or "br"
                    or "caption"
                    or "dd"
                    or "details"
                    or "div"
                    or "dl"
                    or "dt"
                    or "fieldset"
                    or "figcaption"
                    or "figure"
                    or "footer"
                    or "form"
                    or "h1"
                    or "h2"
                    or "h3"
                    or "h4"
                    or "h5"
                    or "h6"
                    or "header"
                    or "hr"
                    or "legend"
                    or "li"
                    or "main"
                    or "nav"
                    or "ol"
                    or "option"
                    or "p"
                    or "pre"
                    or "section"
                    or "summary"
                    or "table"
                    or "tbody"
                    or "tfoot"
                    or "thead"
                    or "tr"
                    or "ul";

        private static Uri WithoutFragment(Uri address) =>
            address.Fragment.Length == 0
                ? address
                : new Uri(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
    }
}

/// <summary>In which encoding a page came: said by the server, by itself, or told from its bytes. Old Thai pages are Windows-874.</summary>
internal static class HtmlEncoding
{
    private const int LookedThrough = 2048;

    public static string Decode(ReadOnlySpan<byte> content, string? charSet)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(content[3..]);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(content[2..]);
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(content[2..]);

        var isUtf8 = System.Text.Unicode.Utf8.IsValid(content);
        var said = Named(charSet) ?? Named(InPage(content));
        // Pages that say windows-874 out of habit and are UTF-8 are common; the other way round cannot be.
        var encoding =
            isUtf8 ? Encoding.UTF8
            : said is null or UTF8Encoding ? Thai
            : said;

        return encoding.GetString(content);
    }

    private static Encoding Thai { get; } = CodePagesEncodingProvider.Instance.GetEncoding(874)!;

    private static Encoding? Named(string? name) =>
        name?.Trim().ToLowerInvariant() switch
        {
            null or "" => null,
            "utf-8" or "utf8" => Encoding.UTF8,
            "windows-874" or "tis-620" or "tis620" or "iso-8859-11" or "dos-874" or "cp874" => Thai,
            "iso-8859-1" or "latin1" or "us-ascii" or "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(
                1252
            ),
            _ => null,
        };

    private static string? InPage(ReadOnlySpan<byte> content)
    {
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, LookedThrough)]);
        var at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;

        return new string([
            .. start[(at + "charset=".Length)..]
                .TrimStart(' ', '"', '\'')
                .TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'),
        ]);
    }
}

using System.Globalization;
using System.Text;

namespace Prongsai.Kernel;

/// <summary>
/// What a site asks of robots, as RFC 9309 says to read it: the groups that name us, otherwise those for everybody; the longest rule
/// that fits decides, and permission wins a tie. Crawl-delay, which the RFC does not know, is kept too.
/// </summary>
internal sealed class Robots
{
    /// <summary>The name by which sites may speak to us.</summary>
    public const string OurName = "Prongsai";

    /// <summary>The RFC's least; what comes after is not read.</summary>
    public const int MostBytes = 500 * 1024;

    /// <summary>No robots.txt: everything may be visited.</summary>
    public static readonly Robots Open = new([], null);

    /// <summary>It cannot be read although it should be there: nothing may be visited (RFC 9309, 2.3.1.4).</summary>
    public static readonly Robots Closed = new([new Rule("/", false)], null);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyList<Rule> _rules;

    private Robots(IReadOnlyList<Rule> rules, TimeSpan? delay) => (_rules, Delay) = (rules, delay);

    /// <summary>The pause that the site asks for between two visits; at most a minute. Null when it asks for none.</summary>
    public TimeSpan? Delay { get; }

    public static Robots Read(ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content[..Math.Min(content.Length, MostBytes)]).TrimStart('\uFEFF');
        Group ours = new(),
            everybodys = new();
        List<Group> current = [];
        var areNames = false;
        foreach (var line in text.Split('\n', '\r'))
        {
            var bare = line.Split('#', 2)[0];
            if (bare.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
                continue;

            var (key, value) = (bare[..colon].Trim().ToLowerInvariant(), bare[(colon + 1)..].Trim());
            if (key == "user-agent")
            {
                if (!areNames)
                    current = [];
                areNames = true;
                if (value == "*")
                    current.Add(everybodys);
                else if (NamesUs(value))
                    current.Add(ours);
                continue;
            }

            // Other lines (Sitemap) belong to no group and end none.
            if (key is not ("allow" or "disallow" or "crawl-delay"))
                continue;
            areNames = false;
            foreach (var group in current)
                group.Take(key, value);
        }

        var meant = ours.IsNamed ? ours : everybodys;
        return new Robots(meant.Rules, meant.Delay);
    }

    /// <summary>Whether an address of this site may be visited.</summary>
    public bool Allows(Uri address)
    {
        var path = Plain(address.PathAndQuery);
        if (path == "/robots.txt")
            return true;

        Rule? best = null;
        foreach (var rule in _rules)
            if (
                (
                    best is null
                    || rule.Path.Length > best.Path.Length
                    || rule.Path.Length == best.Path.Length && rule.Allows
                ) && rule.Fits(path)
            )
                best = rule;

        return best?.Allows ?? true;
    }

    // "Prongsai" and "prongsai/1.0"; not "prongsaibot", which is somebody else.
    private static bool NamesUs(string value)
    {
        var name = new string([.. value.TakeWhile(c => char.IsAsciiLetter(c) || c is '-' or '_')]);

        return name.Equals(OurName, StringComparison.OrdinalIgnoreCase);
    }

    // Both sides percent-encoded alike: Thai may be written either way, an encoded slash stays one.
    private static string Plain(string path)
    {
        var plain = new StringBuilder(path.Length);
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            var isEncoded =
                bytes[i] == '%'
                && i + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[i + 1])
                && char.IsAsciiHexDigit((char)bytes[i + 2]);
            var value = isEncoded
                ? byte.Parse(
                    [(char)bytes[i + 1], (char)bytes[i + 2]],
                    NumberStyles.HexNumber,
                    CultureInfo.InvariantCulture
                )
                : bytes[i];
            i += isEncoded ? 2 : 0;
            var c = (char)value;
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' || !isEncoded && value < 0x80)
                plain.Append(c);
            else
                plain.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return plain.ToString();
    }

    private sealed class Group
    {
        public bool IsNamed { get; private set; }
        public List<Rule> Rules { get; } = [];
        public TimeSpan? Delay { get; private set; }

        public void Take(string key, string value)
        {
            IsNamed = true;
            if (key == "crawl-delay")
            {
                if (
                    double.TryParse(
                        value,
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var seconds
                    )
                )
                    Delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds));
            }
            // "Disallow:" alone forbids nothing.
            else if (value.Length > 0)
                Rules.Add(new Rule(Plain(value), key == "allow"));
        }
    }

    private sealed record Rule(string Path, bool Allows)
    {
        /// <summary>* is anything, $ at the end is the end; everything else is the beginning of a path.</summary>
        public bool Fits(string path)
        {
            var endsHere = Path.EndsWith('$');
            var parts = (endsHere ? Path[..^1] : Path).Split('*');
            if (!path.StartsWith(parts[0], StringComparison.Ordinal))
                return false;

            // Each part as early as possible; the last, where the rule says $, at the very end.
            var at = parts[0].Length;
            for (var i = 1; i < parts.Length; i++)
            {
                var isLast = i == parts.Length - 1;
                if (isLast && endsHere)
                    return path.Length - parts[i].Length >= at && path.EndsWith(parts[i], StringComparison.Ordinal);

                var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
                if (found < 0)
                    return false;
                at = found + parts[i].Length;
            }

            return !endsHere || at == path.Length;
        }
    }
}

using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling.Announcements;

/// <summary>What one answer of the feed says.</summary>
/// <param name="Items">Of our kind, each project once.</param>
/// <param name="Count">How many items the answer had, read or not: at twenty, older ones may have been left out.</param>
/// <param name="Odd">Items without a project number where it is expected; they are counted, not passed over.</param>
/// <param name="OddExample">The first of them, in its own words.</param>
internal sealed record FeedReading(IReadOnlyList<Announcement> Items, int Count, int Odd, string? OddExample)
{
    /// <summary>The feed never shows more of a kind.</summary>
    public const int MostShown = 20;

    public bool MayBeCut => Count >= MostShown;
}

/// <summary>
/// Reads the bytes of the feed. They are Windows-874 whatever the header says (it says ISO-8859-1); should they one day be UTF-8,
/// that is seen, too.
/// </summary>
internal static partial class FeedReader
{
    private static readonly Encoding Windows874 = CodePagesEncodingProvider.Instance.GetEncoding(874)!;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 4_000_000,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="RefusedException">It is no feed, which never means that nothing was announced.</exception>
    public static FeedReading Read(byte[] content, AnnouncementKind kind, string host, Now now)
    {
        var text = Text(content).TrimStart('\uFEFF').TrimStart();
        if (text.Contains("Request Rejected", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException([AnswerRefusals.Rejected(host)]);
        if (NationalHttp.LooksLikeAPage(text))
            throw new RefusedException([AnswerRefusals.PageInstead(host, TitleOf(text))]);
        if (text.Length == 0)
            throw new RefusedException([FeedRefusals.Empty(host)]);

        var (items, odd, example, count) = (new Dictionary<string, Announcement>(), 0, (string?)null, 0);
        foreach (var item in ItemsOf(text, host))
        {
            count++;
            if (Numbered().Match(ThaiDigits.ToArabic(item.Description)) is not { Success: true } parts)
            {
                odd++;
                example ??= ThaiText.Truncate(item.Description.Length > 0 ? item.Description : item.Title, 120);
                continue;
            }

            items[parts.Groups["number"].Value] = new Announcement
            {
                ProjectNumber = parts.Groups["number"].Value,
                Kind = kind,
                Title = ThaiText.Truncate(ThaiText.NormaliseLine(item.Title), 500),
                Method = MethodOf(parts.Groups["rest"].Value),
                PublishedOn = ThaiDate.TryParse(item.PublishedOn, out var day) ? day : null,
                Link = LinkOf(item.Link),
                FirstSeenAt = now.Utc,
            };
        }

        if (count > 0 && odd == count)
            throw new RefusedException([FeedRefusals.Changed(host, example!)]);

        return new FeedReading([.. items.Values], count, odd, example);
    }

    /// <summary>Thai in UTF-8 has bytes that Windows-874 does not know, and Thai in Windows-874 is no UTF-8.</summary>
    internal static string Text(byte[] content) =>
        Utf8.IsValid(content)
        && Encoding.UTF8.GetString(content) is var text
        && (IsThai(text) || text.All(char.IsAscii))
            ? text
            : Windows874.GetString(content);

    private static bool IsThai(string text) => text.AsSpan().ContainsAnyInRange('\u0E01', '\u0E5B');

    private sealed record Item(string Title, string Link, string Description, string PublishedOn);

    private static List<Item> ItemsOf(string text, string host)
    {
        try
        {
            // From a string: the encoding that the declaration names was dealt with already.
            using var reader = XmlReader.Create(new StringReader(text), Safe);
            reader.MoveToContent();
            if (reader.LocalName != "rss" || !reader.ReadToDescendant("channel"))
                throw new RefusedException([FeedRefusals.NotAFeed(host, reader.LocalName)]);

            List<Item> items = [];
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "item")
                    items.Add(ItemOf(reader));
            }

            return items;
        }
        catch (XmlException malformed)
        {
            throw new RefusedException([
                FeedRefusals.Malformed(host, malformed.LineNumber, malformed.LinePosition, malformed.Message),
            ]);
        }
    }

    private static Item ItemOf(XmlReader reader)
    {
        Dictionary<string, string> parts = [];
        var (depth, name, isEmpty) = (reader.Depth, "", reader.IsEmptyElement);
        while (!isEmpty && reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
                parts[name = reader.LocalName] = "";
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && parts.ContainsKey(name))
                parts[name] += reader.Value;
        }

        return new(Part("title"), Part("link"), Part("description"), Part("pubDate"));

        string Part(string of) => parts.GetValueOrDefault(of, "").Trim();
    }

    // "<method>, <what is announced>"; a method may have commas of its own.
    private static string? MethodOf(string rest)
    {
        var end = rest.LastIndexOf(',');
        var method = ThaiText.NormaliseLine(end < 0 ? rest : rest[..end]);

        return method.Length == 0 ? null : ThaiText.Truncate(method, 200);
    }

    private static string? LinkOf(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && link.Length <= 1000
            ? link
            : null;

    private static string? TitleOf(string page) =>
        Title().Match(page) is { Success: true } found
            ? ThaiText.Truncate(ThaiText.NormaliseLine(found.Groups[1].Value), 80)
            : null;

    [GeneratedRegex(@"^\s*(?<number>[0-9]{11})(?![0-9])\s*(?:,(?<rest>.*))?$", RegexOptions.Singleline)]
    private static partial Regex Numbered();

    [GeneratedRegex("<title[^>]*>([^<]{1,300})</title>", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}

/// <summary>Every reason for which an answer is no feed.</summary>
internal static class FeedRefusals
{
    public static Refusal Empty(string host) =>
        new(
            "feed-empty-answer",
            $"{host} ตอบมาว่างเปล่า ไม่ใช่รายการประกาศ จึงไม่นับว่าไม่มีประกาศ",
            $"{host} answered nothing at all, not even an empty list; that does not mean that nothing was announced."
        );

    public static Refusal NotAFeed(string host, string element) =>
        new(
            "feed-not-rss",
            $"{host} ตอบเป็น XML ที่ไม่ใช่ RSS (พบ <{element}> แทน <rss><channel>)",
            $"{host} answers XML that is no RSS (found <{element}> instead of <rss><channel>)."
        );

    public static Refusal Malformed(string host, int line, int column, string why) =>
        new(
            "feed-malformed",
            $"XML ของ {host} อ่านไม่ได้ที่บรรทัด {line} ตัวที่ {column} ({why}) จึงไม่ใช้ข้อมูลครึ่งเดียว",
            $"The XML of {host} cannot be read at line {line}, character {column} ({why}); half of it is not used."
        );

    public static Refusal Changed(string host, string example) =>
        new(
            "feed-changed",
            $"รายการของ {host} ไม่ขึ้นต้นด้วยเลขโครงการ 11 หลักเหมือนเดิม (“{example}”) รูปแบบอาจเปลี่ยนไป โปรดแจ้งผู้ดูแลระบบ",
            $"No item of {host} begins with the eleven digits of its project (“{example}”); its form may have changed. Tell the system administrator."
        );

    public static Refusal Closed(DateTime opens, IReadOnlyList<ClosedHours> hours) =>
        new(
            "feed-closed",
            $"ระบบประกาศ e-GP ปิดให้ถามในเวลา {string.Join(" และ ", hours)} น. จะถามได้อีกครั้ง {opens.InWords().Th} (เวลาปิดยังไม่ยืนยันจากต้นฉบับ)",
            $"The e-GP announcements may not be asked for at {string.Join(" and ", hours)}; they open {opens.InWords().En}. (The hours are not confirmed from the original.)"
        );

    public static readonly Refusal NoCode = new(
        "feed-no-code",
        "ไม่มีรหัสหน่วยงาน จึงไม่ถามประกาศ เพราะหากไม่ระบุรหัส ระบบจะตอบประกาศของทั้งประเทศ",
        "Without a code of the agency the announcements are not asked for: the answer would be the whole country’s."
    );
}

using System.Globalization;

namespace Prongsai.Kernel;

/// <summary>How a visit ended.</summary>
public enum VisitOutcome
{
    /// <summary>It answered (2xx) and was read to the end.</summary>
    Reached,

    /// <summary>It answered that it has nothing or cannot: 404, 410, 500 …</summary>
    Status,

    /// <summary>The site's robots.txt asks us not to come.</summary>
    RobotsRefuse,

    /// <summary>The address is none that may be visited: not http, inside the house, a port of another service.</summary>
    AddressNotAllowed,

    /// <summary>It did not answer to the end in time.</summary>
    TimedOut,

    /// <summary>It is larger than what is read.</summary>
    TooLarge,

    /// <summary>It sends on and on, or back to itself.</summary>
    EndlessRedirect,

    /// <summary>Nobody answers: no such name, connection refused, certificate not valid.</summary>
    NotReached,
}

/// <summary>What an anonymous visitor saw at an address. A value: nothing about an address makes visiting throw.</summary>
/// <param name="Asked">The address that was asked for.</param>
/// <param name="Final">Where it led, after redirects.</param>
/// <param name="Status">The answer's number; null without an answer.</param>
/// <param name="MediaType">"text/html", without parameters; null when not said.</param>
/// <param name="LastModified">UTC, as the server says; null when it does not.</param>
/// <param name="Content">The bytes, unpacked; empty unless reached.</param>
/// <param name="Page">What a web page says and where it leads; null when it is none.</param>
/// <param name="Took">From the first request to the last byte, pauses of politeness not counted.</param>
/// <param name="Why">What went wrong, in words; null when reached.</param>
public sealed record Visit(
    Uri Asked,
    Uri Final,
    VisitOutcome Outcome,
    int? Status,
    string? MediaType,
    DateTime? LastModified,
    ReadOnlyMemory<byte> Content,
    HtmlPage? Page,
    TimeSpan Took,
    Bilingual? Why
)
{
    /// <summary>True when it answered and was read to the end.</summary>
    public bool IsReached => Outcome == VisitOutcome.Reached;

    /// <summary>Of the bytes; null unless reached.</summary>
    public FileHash? Hash { get; init; }

    internal static class Words
    {
        public static readonly Bilingual NotAWebAddress = new(
            "ไม่ใช่ที่อยู่เว็บ ต้องขึ้นต้นด้วย http:// หรือ https:// และไม่มีชื่อผู้ใช้",
            "This is no web address: http:// or https:// without a user name is expected."
        );

        public static readonly Bilingual OtherPort = new(
            "พอร์ตนี้เป็นของบริการอื่นที่ไม่ใช่เว็บ",
            "This port belongs to another service, not the web."
        );

        public static readonly Bilingual Robots = new(
            "robots.txt ของเว็บไซต์ขอไม่ให้โปรแกรมเข้าดูหน้านี้ ต้องให้คนเปิดดู",
            "The site's robots.txt asks programs not to come here; a person must look."
        );

        public static Bilingual NotPublic(string host) =>
            new(
                $"{host} ไม่อยู่บนอินเทอร์เน็ตสาธารณะ จึงไม่เข้าดู (หากเป็นเว็บไซต์ของหน่วยงานเอง ให้ผู้ดูแลระบบเพิ่มใน Prongsai:Outside:Allowed)",
                $"{host} is not on the public internet and is not visited. (If it is the office's own site, the administrator may add it to Prongsai:Outside:Allowed.)"
            );

        public static Bilingual TimedOut(TimeSpan patience) =>
            new(
                $"ไม่ตอบจนจบภายใน {Seconds(patience)} วินาที",
                $"It did not answer to the end within {Seconds(patience)} seconds."
            );

        public static Bilingual TooLarge(int most) =>
            new(
                $"ใหญ่เกิน {new FileSize(most)} จึงไม่อ่านต่อ",
                $"It is larger than {new FileSize(most)} and was not read on."
            );

        public static Bilingual Endless(int redirects) =>
            new(
                $"ส่งต่อไปยังที่อยู่อื่นไม่สิ้นสุด (ตามไปแล้ว {Number(redirects)} ครั้ง)",
                $"It sends on to other addresses without end (followed {Number(redirects)} times)."
            );

        public static Bilingual Answered(int status) =>
            status switch
            {
                404 => new("ไม่พบหน้านี้ (404)", "There is no such page (404)."),
                410 => new("หน้านี้ถูกถอนแล้ว (410)", "This page was withdrawn (410)."),
                401 or 403 => new(
                    $"ต้องเข้าสู่ระบบหรือไม่อนุญาต ({Number(status)}) ประชาชนเปิดไม่ได้",
                    $"It asks for a sign-in or forbids access ({Number(status)}); the public cannot open it."
                ),
                >= 500 => new($"เว็บไซต์ขัดข้อง ({Number(status)})", $"The site has a fault ({Number(status)})."),
                _ => new($"ตอบรหัส {Number(status)}", $"It answers {Number(status)}."),
            };

        public static Bilingual NotReached(string why) =>
            new($"ติดต่อไม่ได้ ({why})", $"It cannot be reached ({why}).");

        private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);

        private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}

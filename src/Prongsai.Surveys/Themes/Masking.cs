using System.Text;
using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Themes;

/// <summary>
/// Takes out of free words what tells who somebody is, before anybody reads them: numbers of citizens (by their check digit), of telephones
/// and long ones of any kind, mail addresses, LINE names, number plates, and names after a title. A name without a title is not known for
/// one; the page says so.
/// </summary>
internal static partial class Masking
{
    public const string Citizen = "[เลขประจำตัว]",
        Phone = "[โทรศัพท์]",
        Number = "[เลขยาว]",
        Mail = "[อีเมล]",
        Line = "[ไลน์]",
        Plate = "[ทะเบียนรถ]",
        Name = "[ชื่อบุคคล]";

    // Words that begin like a title and are offices.
    private static readonly string[] Offices =
    [
        "นายก",
        "นายอำเภอ",
        "นายทะเบียน",
        "นายจ้าง",
        "นายทหาร",
        "นายตำรวจ",
        "นายหน้า",
        "นายแพทย์ใหญ่",
        "นายช่าง",
        "นายตรวจ",
        "นายสถานี",
        "นางพยาบาล",
        "นางฟ้า",
        "นางเอก",
        "นางแบบ",
        "นางสาวไทย",
    ];

    // Where a name ends and the sentence goes on, when nobody put a space.
    private static readonly HashSet<string> AfterAName =
    [
        "พูด",
        "พูดจา",
        "บอก",
        "ให้",
        "บริการ",
        "ไม่",
        "มา",
        "เป็น",
        "ที่",
        "ช่อง",
        "ทำ",
        "ทำงาน",
        "ดู",
        "ช่วย",
        "แนะนำ",
        "ยิ้ม",
        "ดูแล",
        "รับ",
        "เรียก",
        "ขอ",
        "ใช้",
        "ใจเย็น",
        "และ",
        "กับ",
        "แต่",
        "มี",
        "อยู่",
        "ได้",
        "เจ้าหน้าที่",
        "หัวหน้า",
        "ฝ่าย",
        "ควร",
        "ต้อง",
        "ชอบ",
        "ตอบ",
        "อธิบาย",
        "สุภาพ",
        "มาก",
        "ครับ",
        "ค่ะ",
        "คะ",
        "นะ",
        "ซึ่ง",
        "เพราะ",
        "จะ",
        "กำลัง",
        "เคย",
        "คอย",
        "ตลอด",
        "เสมอ",
        "ว่า",
        "โทร",
        "เบอร์",
        "เลข",
        "ไลน์",
        "อีเมล",
        "ตำแหน่ง",
        "จาก",
        "ใน",
        "ไป",
    ];

    private static readonly HashSet<string> NoPlates =
    [
        "คน",
        "รถ",
        "ถนน",
        "พศ",
        "กทม",
        "ตรง",
        "หมวด",
        "ชม",
        "กม",
        "สส",
        "ซอย",
    ];

    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Address().Replace(text, Mail);
        text = LineName().Replace(text, match => match.Groups["before"].Value + Line);
        text = Digits(text);
        text = ByArabic(text, PlateShape(), match => NoPlates.Contains(match.Groups["letters"].Value) ? null : Plate);
        return Names(text);
    }

    // Digits are compared in one script and replaced where they stand; both scripts have one character each.
    private static string Digits(string text) =>
        ByArabic(
            text,
            LongNumber(),
            match =>
            {
                var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
                return digits.Length < 9 ? null
                    : IsCitizen(digits) ? Citizen
                    : digits is ['0', ..] && digits.Length is 9 or 10
                    || match.Value.StartsWith("+66", StringComparison.Ordinal)
                        ? Phone
                    : Number;
            }
        );

    private static string ByArabic(string text, Regex shape, Func<Match, string?> instead)
    {
        var arabic = ThaiDigits.ToArabic(text);
        var masked = new StringBuilder(text.Length);
        var from = 0;
        foreach (Match match in shape.Matches(arabic))
        {
            if (instead(match) is not { } mask)
                continue;

            masked.Append(text, from, match.Index - from).Append(mask);
            from = match.Index + match.Length;
        }

        return masked.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Thirteen digits of which the last checks the others.</summary>
    internal static bool IsCitizen(string digits)
    {
        if (digits.Length != 13)
            return false;

        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (digits[i] - '0') * (13 - i);
        return (11 - sum % 11) % 10 == digits[12] - '0';
    }

    private static string Names(string text)
    {
        var masked = new StringBuilder(text.Length);
        var from = 0;
        foreach (Match match in Title().Matches(text))
        {
            var start = match.Index;
            if (start < from || Offices.Any(office => text.AsSpan(start).StartsWith(office, StringComparison.Ordinal)))
                continue;

            var end = NameEnd(text, match.Index + match.Length);
            if (end == match.Index + match.Length)
                continue;

            masked.Append(text, from, start - from).Append(Name);
            from = end;
        }

        return masked.Append(text, from, text.Length - from).ToString();
    }

    // The given name, and after one space the family name, unless the sentence goes on there.
    private static int NameEnd(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        var given = PieceEnd(text, at);
        if (given == at || given >= text.Length || text[given] != ' ')
            return given;

        var family = PieceEnd(text, given + 1);
        return family > given + 1 && ThaiText.Length(text[(given + 1)..family]) <= 20 ? family : given;
    }

    private static int PieceEnd(string text, int at)
    {
        var end = at;
        while (
            end < text.Length
            && (char.IsLetter(text[end]) || text[end] is >= '\u0E01' and <= '\u0E4E' || text[end] == '.')
        )
            end++;

        var reached = at;
        foreach (var word in ThaiWords.Split(text[at..end]))
        {
            if (AfterAName.Contains(word))
                return reached;
            reached += word.Length;
        }

        return end;
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(?<before>(?i:line\s*id|line|ไอดีไลน์|ไลน์ไอดี|ไลน์)\s*[:：=]?\s*)@?[A-Za-z0-9][A-Za-z0-9._-]{2,29}",
        RegexOptions.None,
        500
    )]
    private static partial Regex LineName();

    [GeneratedRegex(@"\+?\d(?:[ \-.]?\d){8,19}", RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();

    [GeneratedRegex(
        @"(?<![\u0E01-\u0E4E])\d?(?<letters>[\u0E01-\u0E2E]{2,3})[ \-]?\d{1,4}(?![\d\u0E01-\u0E2E])",
        RegexOptions.None,
        500
    )]
    private static partial Regex PlateShape();

    [GeneratedRegex(
        @"(?<!เจ้า|ผู้)(?:นางสาว|นาง|นาย|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|คุณ(?=[\u0E01-\u0E2E])(?!ภาพ|สมบัติ|ธรรม|ค่า|หมอ|ครู|ลุง|ป้า|ยาย|ตา|แม่|พ่อ))",
        RegexOptions.None,
        500
    )]
    private static partial Regex Title();
}

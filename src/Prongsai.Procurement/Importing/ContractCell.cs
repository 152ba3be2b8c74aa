using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Importing;

/// <summary>A cell that holds the number and the day of a contract: "12/2568 ลว. 20 พ.ย. 68", or the day on a line of its own.</summary>
internal static partial class ContractCell
{
    private static readonly char[] Around = [' ', ',', '/', ';'];

    /// <summary>The number and the text of the day, either of which may be missing.</summary>
    public static (string? Number, string? Day) Split(string text)
    {
        var line = ThaiText.NormaliseLine(text);
        if (line.Length == 0 || MoneyCell.SaysNone(line))
            return (null, null);
        if (ThaiDate.TryParse(line, out _))
            return (null, line);
        if (SpeaksOfADay(line) && Dated().Match(line) is { Success: true } parts)
            return (NumberOf(parts.Groups["number"].Value), parts.Groups["day"].Value.Trim());
        if (MayEndInADay(line) && DayAtTheEnd().Match(line) is { Success: true } end)
            return (NumberOf(end.Groups["number"].Value), end.Groups["day"].Value);

        return (NumberOf(line), null);
    }

    // The patterns go through a whole line before they give up; these mostly tell that they would.
    private static bool SpeaksOfADay(string line) =>
        line.Contains("วันที่", StringComparison.Ordinal) || line.Contains("ลว", StringComparison.Ordinal);

    private static bool SpeaksOfANumber(string text) => text.Contains("เลขที่", StringComparison.Ordinal);

    private static bool MayEndInADay(string line) =>
        line[^1] is >= '0' and <= '9' or >= '๐' and <= '๙' && line.AsSpan().ContainsAny(' ', ',');

    private static string? NumberOf(string text)
    {
        var number = (SpeaksOfANumber(text) ? Lead().Replace(text, "") : text).Trim(Around);
        return number.Length == 0 || MoneyCell.SaysNone(number) ? null : number;
    }

    [GeneratedRegex(@"^(?<number>.*?)\s*(?:ลงวันที่|ลว\.?|วันที่|ลงนามวันที่)\s*:?\s*(?<day>[0-9๐-๙].*)$")]
    private static partial Regex Dated();

    [GeneratedRegex(
        @"^(?<number>.+?)[\s,]+(?<day>[0-9๐-๙]{1,2}(?:\s?[/-]\s?[0-9๐-๙]{1,2}\s?[/-]\s?|\s*[ก-๎.]{3,12}\s*(?:พ\.ศ\.)?\s*)[0-9๐-๙]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2})$"
    )]
    private static partial Regex DayAtTheEnd();

    [GeneratedRegex(@"^(?:สัญญา|ใบสั่งซื้อ|ใบสั่งจ้าง|ข้อตกลง|บันทึกตกลง)?\s*เลขที่\s*:?\s*")]
    private static partial Regex Lead();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>
/// The years that a text speaks of, in the Buddhist era, most often named first. A whole date counts for its fiscal year, since
/// 15 October 2567 belongs to 2568; a bare year counts as it stands, in either era. What a page says at its foot about copyright, or
/// about how many visitors it had, says nothing about its content.
/// </summary>
internal static partial class YearsSaid
{
    // Of laws and of births there are older ones; what an office discloses lies here.
    private const int Earliest = 2555,
        Latest = 2599;

    public static IReadOnlyList<int> In(string text)
    {
        Dictionary<int, int> counts = [];
        foreach (var line in text.Split('\n'))
        {
            var plain = ThaiText.Fold(line);
            if (AtTheFoot().IsMatch(plain))
                continue;

            plain = WithoutLaws().Replace(plain, " ");
            plain = Dates().Replace(plain, date => Counted(date.Value) ? " " : date.Value);
            foreach (var year in Years().Matches(plain).Select(m => Buddhist(m.Value)).OfType<int>())
                Count(year);
        }

        return [.. counts.OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).Select(c => c.Key)];

        bool Counted(string date)
        {
            if (!ThaiDate.TryParse(date, out var day) || !IsMeant(day.Year + FiscalYear.BuddhistOffset))
                return false;

            Count(FiscalYear.Of(day).Buddhist);
            return true;
        }

        void Count(int year) => counts[year] = counts.GetValueOrDefault(year) + 1;
    }

    private static int? Buddhist(string digits)
    {
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        var year = number < 2400 ? number + FiscalYear.BuddhistOffset : number;

        return IsMeant(year) ? year : null;
    }

    private static bool IsMeant(int year) => year is >= Earliest and <= Latest;

    [GeneratedRegex(@"©|\(c\)|copyright|all rights reserved|สงวนลิขสิทธิ์|ลิขสิทธิ์|ผู้เข้าชม|จำนวนผู้เยี่ยมชม")]
    private static partial Regex AtTheFoot();

    // "พระราชบัญญัติ … พ.ศ. 2560", "ระเบียบ…ว่าด้วย… พ.ศ. 2561": a law's year is its name.
    [GeneratedRegex(
        @"(พระราชบัญญัติ|พระราชกฤษฎีกา|พ\.ร\.บ\.|ระเบียบ|กฎกระทรวง|รัฐธรรมนูญ)[^\n]{0,160}?พ\.?\s?ศ\.?\s?\d{4}"
    )]
    private static partial Regex WithoutLaws();

    [GeneratedRegex(
        @"(?<!\d)\d{1,2}\s*(?:[ก-๙.]{3,14}|[a-z]{3,9}\.?)\s*(?:พ\.ศ\.\s*|b\.e\.\s*|ค\.ศ\.\s*)?,?\s*\d{2,4}(?!\d)|(?<!\d)\d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d)|(?<!\d)20\d\d-\d\d-\d\d(?!\d)"
    )]
    private static partial Regex Dates();

    // Not a part of a longer number, an amount, a code or a file's name.
    [GeneratedRegex(@"(?<![\d.,/_\-#])(?:2[45]\d\d|20\d\d)(?![\d_]|[.,/\-]\d)")]
    private static partial Regex Years();
}

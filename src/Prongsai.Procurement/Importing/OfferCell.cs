using System.Buffers;
using System.Text.RegularExpressions;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>
/// A cell of bidders or of the one selected: names with prices, each on a line of its own or numbered, "ชื่อ / 12,345.00 บาท".
/// </summary>
internal static partial class OfferCell
{
    /// <summary>The offers in the order they stand; a line that holds only a price is the price of the name above it.</summary>
    public static IReadOnlyList<Offer> Read(string text)
    {
        if (MoneyCell.SaysNone(text))
            return [];

        List<Offer> offers = [];
        foreach (var piece in Pieces(text))
        {
            var taxId = TaxId.FindIn(piece);
            var (name, price) = NameAndPrice(
                taxId is null ? piece : EmptyBrackets().Replace(TaxId.Without(piece), " ")
            );
            if (name.Length == 0 && offers.Count > 0 && (price is not null || taxId is not null))
                offers[^1] = offers[^1] with { Price = offers[^1].Price ?? price, TaxId = offers[^1].TaxId ?? taxId };
            else if (name.Length > 0 || price is not null || taxId is not null)
                offers.Add(new Offer(name, price, taxId));
        }

        return offers;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries))
        {
            if (!MayBeNumbered(line))
            {
                yield return line;
                continue;
            }

            // "1. บริษัท ก / 100.00 บาท 2. บริษัท ข / 120.00 บาท" on one line.
            var starts = Numbered().Matches(line);
            if (starts.Count < 2)
            {
                yield return line;
                continue;
            }

            for (var i = 0; i < starts.Count; i++)
                yield return line[starts[i].Index..(i + 1 < starts.Count ? starts[i + 1].Index : line.Length)].Trim();
        }
    }

    private static (string Name, Money? Price) NameAndPrice(string piece)
    {
        var line = ThaiText.NormaliseLine(piece);
        if (MayBeginWithANumber(line))
            line = LeadingNumber().Replace(line, "");
        if (Money.TryParse(line, out var alone))
            return ("", alone);
        // The name reaches at least to the last letter that no price has.
        var from = Math.Max(0, line.AsSpan().LastIndexOfAnyExcept(OfPrices));
        if (
            MayEndInAPrice(line)
            && Priced().Match(line, from, line.Length - from) is { Success: true } both
            && Money.TryParse(both.Groups["price"].Value, out var price)
        )
            return (NameIn(line[..from] + both.Groups["name"].Value), price);

        return (NameIn(line), null);
    }

    private static string NameIn(string text) =>
        VendorName.Tidy(MayEndInWords(text) ? Words().Replace(text, "") : text);

    // Patterns go through a whole line before they give up; these mostly tell that they would.
    private static bool MayBeNumbered(string line)
    {
        for (var i = 1; i + 1 < line.Length; i++)
        {
            if (line[i] is '.' or ')' && char.IsDigit(line[i - 1]) && char.IsWhiteSpace(line[i + 1]))
                return true;
        }

        return false;
    }

    private static bool MayBeginWithANumber(string line) =>
        line.Length > 0 && line[0] is >= '0' and <= '9' or >= '๐' and <= '๙' or '-' or '–' or '•';

    // As the words of the pattern do: เสนอ, ราคา, ที่, ตกลง, เงิน, ภาษี, อากร.
    private static bool MayEndInWords(string text) =>
        text.Length > 0 && (text[^1] is 'อ' or 'า' or '่' or 'ง' or 'น' or 'ี' or 'ร' || char.IsWhiteSpace(text[^1]));

    private static readonly SearchValues<char> OfPrices = SearchValues.Create(
        "0123456789๐๑๒๓๔๕๖๗๘๙,.-/=:() \t\u00A0บาทถ้วน"
    );

    // The pattern goes through a whole name before it gives up; the last letter mostly tells.
    private static bool MayEndInAPrice(string line) =>
        line.Length > 0 && line[^1] is >= '0' and <= '9' or >= '๐' and <= '๙' or '.' or '-' or ')' or 'ท' or 'น';

    // A number at the end is a price only if it looks like one: บริษัท รุ่งเรือง 2000 has none.
    [GeneratedRegex(
        """
            ^(?<name>.+?)
            (?:
                \s*[/=:]\s*(?<price>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?:\.-)?\s*(?:บาท(?:ถ้วน)?)?
              | [\s(]+(?<price>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?:\.-)?\s*บาท(?:ถ้วน)?
              | [\s(]+(?<price>[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:\.[0-9๐-๙]+)?|[0-9๐-๙]+\.[0-9๐-๙]{2}|[0-9๐-๙]{5,12})(?:\.-)?
            )
            \s*\)?$
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Priced();

    // What stands between the name and the price, or before the name.
    [GeneratedRegex(
        @"(?:\s*(?:ราคาที่เสนอ|เสนอราคา(?:ที่)?|ราคาที่ตกลง(?:ซื้อ|จ้าง)?|ราคา|เป็นเงิน(?:ทั้งสิ้น)?|จำนวนเงิน|จำนวน|เลขประจำตัวผู้เสียภาษี(?:อากร)?)\s*)+$"
    )]
    private static partial Regex Words();

    // Round a number that was taken out.
    [GeneratedRegex(@"\(\s*\)")]
    private static partial Regex EmptyBrackets();

    [GeneratedRegex(@"^(?:[0-9๐-๙]{1,2}[.)]|[-–•])\s+|^[0-9๐-๙]{1,2}\)")]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"(?<=^|\s)[0-9๐-๙]{1,2}[.)]\s+(?=\p{L})")]
    private static partial Regex Numbered();
}

using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Results;

/// <summary>What a figure in a file measures, by its code: TOTAL, IIT, EIT1, IIT_w30, IND09, 9.3, ITEM:O15.</summary>
/// <param name="Code">As Prongsai writes it; items without the prefix: "O15".</param>
/// <param name="Most">The highest value it can have: 100, or the weight of a weighted figure.</param>
internal sealed partial record FigureCode(string Code, Score Most)
{
    // A plain dictionary: freezing this few takes longer than looking up a country's figures saves.
    private static readonly Dictionary<string, FigureCode> Known = new[]
    {
        "TOTAL",
        "IIT",
        "EIT",
        "EIT1",
        "EIT2",
        "OIT",
    }
        .Concat(Enumerable.Range(1, 10).Select(number => $"IND{number:00}"))
        .Select(code => new FigureCode(code, Score.Full))
        .Concat([Weighted("IIT", 30), Weighted("EIT", 30), Weighted("OIT", 40)])
        .ToDictionary(code => code.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The forms that are understood, for messages.</summary>
    public const string Forms =
        "TOTAL, IIT, EIT, EIT1, EIT2, OIT, IIT_w30, EIT_w30, OIT_w40, IND01–IND10, 9.1, ITEM:O15";

    /// <summary>The code of a published weighted instrument and its weight in percent: IIT → (IIT_w30, 30). Null for others.</summary>
    public static (string Code, Exact Percent)? WeightedOf(string instrument) =>
        instrument switch
        {
            "IIT" => ("IIT_w30", Exact.Of(30)),
            "EIT" => ("EIT_w30", Exact.Of(30)),
            "OIT" => ("OIT_w40", Exact.Of(40)),
            _ => null,
        };

    /// <summary>True for totals, instruments and indicators; false for sub-indicators and items.</summary>
    public static bool IsOfAHigherLevel(string code) =>
        // Asked for every figure of the country: by shape first.
        code.Length >= 3
        && (code[1] is 'I' or 'O' or 'N')
        && Known.ContainsKey(code);

    /// <summary>Reads a code that is written as it should be; null otherwise.</summary>
    public static FigureCode? Read(string text)
    {
        if (Known.TryGetValue(text, out var known))
            return known;
        if (SubIndicator().IsMatch(text))
            return new FigureCode(text, Score.Full);

        return Item().Match(text) is { Success: true } item
            ? new FigureCode(item.Groups["code"].Value.ToUpperInvariant(), Score.Full)
            : null;
    }

    /// <summary>
    /// Reads a code whose digits are mixed or whose letter was taken for a digit: 1๕ is I5, 0๑๕ is O15, IND๐๙ is IND09.
    /// A guess that a person must confirm; null when there is none.
    /// </summary>
    public static (FigureCode Code, Repair Repair)? ReadRepaired(string text)
    {
        var bare = text.StartsWith(ItemPrefix, StringComparison.OrdinalIgnoreCase) ? text[ItemPrefix.Length..] : text;
        if (RepairedCode.TryRead(bare, out var item))
            return (new FigureCode(item.Code, Score.Full), item.Repair ?? Respelt(text, item.Code));

        var plain = ThaiDigits.ToArabic(ThaiText.NormaliseLine(text).Replace(" ", "", StringComparison.Ordinal));
        return plain != text && Read(plain) is { } code ? (code, Respelt(text, code.Code)) : null;
    }

    private const string ItemPrefix = "ITEM:";

    private static Repair Respelt(string was, string code) =>
        new(
            was,
            code,
            new Bilingual(
                "ตัวเลขหรือช่องว่างในรหัสถูกเขียนต่างแบบ",
                "the code's digits or spaces were written another way"
            )
        );

    private static FigureCode Weighted(string instrument, int weight) =>
        new($"{instrument}_w{weight}", Score.OfHundredths(weight * 100));

    [GeneratedRegex("^(?:9|10)\\.[0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex SubIndicator();

    // Bare codes of the three instruments' items; with the prefix any letters, for other profiles.
    [GeneratedRegex(
        "^(?:ITEM:(?<code>[A-Z]{1,6}[1-9][0-9]{0,2})|(?<code>[IEO][1-9][0-9]?))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Item();
}

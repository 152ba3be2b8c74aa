using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

// The single values of a framework file: wordings, years, counts, points, words and codes.
internal sealed partial class FrameworkReader
{
    private Wording ReadWording(Cursor map)
    {
        var confidenceText = map.Text("confidence");
        var confidence = ReadConfidence(confidenceText);
        var th = map.Optional("th");
        var en = map.Optional("en");
        var source = map.Optional("source");
        var note = ReadNote(map);

        if (th is null && en is null && confidence == Confidence.Unknown)
            return new Wording(Wording.NotFound, confidence, source, note);
        if (th is null && en is null)
            Add(Mistakes.TextWithoutConfidence, confidenceText?.Line ?? map.Line);
        else if (th is null)
            Add(Mistakes.MissingKey("th"), map.Line);
        else if (en is null)
            Add(Mistakes.MissingKey("en"), map.Line);

        return new Wording(new Bilingual(th ?? "", en ?? ""), confidence, source, note);
    }

    private static Bilingual ReadBilingual(Cursor map) => new(map.Required("th"), map.Required("en"));

    private static Bilingual? ReadNote(Cursor parent)
    {
        if (parent.Map("note", required: false) is not { } map)
            return null;

        var note = ReadBilingual(map);
        map.Close();
        return note;
    }

    private FiscalYear? ReadYear(YamlText? text)
    {
        if (text is null)
            return null;
        if (FiscalYear.TryParse(text.Value, out var year))
            return year;

        var isNumber = int.TryParse(
            ThaiDigits.ToArabic(text.Value),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        );
        Add(
            isNumber && number is >= 1957 and <= 2156 ? Mistakes.CommonEra(number) : Mistakes.BadYear(text.Value),
            text.Line
        );
        return null;
    }

    private int? ReadCount(YamlText? text, string key, int least, int most = 100_000)
    {
        if (text is null)
            return null;
        if (
            int.TryParse(
                ThaiDigits.ToArabic(text.Value.Trim()),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
            && count >= least
            && count <= most
        )
            return count;

        Add(
            Mistakes.BadNumber(
                key,
                text.Value,
                $"จำนวนเต็มตั้งแต่ {least} ถึง {most}",
                $"a whole number from {least} to {most}"
            ),
            text.Line
        );
        return null;
    }

    /// <summary>A number from 0 to 100: a score, a weight, a percentage.</summary>
    private Exact? ReadPoints(YamlText? text, string key)
    {
        if (text is null)
            return null;
        if (Fraction(text.Value) is { } points && points <= Exact.Of(100))
            return points;

        Add(
            Mistakes.BadNumber(
                key,
                text.Value,
                "ตัวเลข 0 ถึง 100 เช่น 85 หรือ 33.33 หรือ 100/3",
                "a number from 0 to 100, such as 85, 33.33 or 100/3"
            ),
            text.Line
        );
        return null;
    }

    private static Exact? Fraction(string text)
    {
        var match = NumberShape().Match(ThaiDigits.ToArabic(text.Trim()));
        if (!match.Success)
            return null;

        var whole = long.Parse(match.Groups["whole"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["below"] is { Success: true } below)
        {
            var denominator = long.Parse(below.ValueSpan, CultureInfo.InvariantCulture);
            return denominator == 0 ? null : Exact.Of(whole, denominator);
        }

        var decimals = match.Groups["decimals"];
        return decimals.Success
            ? Exact.Of(whole)
                + Exact.Of(
                    long.Parse(decimals.ValueSpan, CultureInfo.InvariantCulture),
                    (long)Math.Pow(10, decimals.Length)
                )
            : Exact.Of(whole);
    }

    private bool ReadBool(YamlText? text, string key)
    {
        if (text is not null && text.Value is not ("true" or "false"))
            Add(Mistakes.NotOneOf(key, text.Value, ["true", "false"]), text.Line);
        return text?.Value == "true";
    }

    private Confidence ReadConfidence(YamlText? text) =>
        ReadWord(text, "confidence", Confidence.Unknown, ConfidenceWords);

    /// <summary>One of the words, which stand in the order of the enumeration.</summary>
    private TEnum ReadWord<TEnum>(YamlText? text, string key, TEnum otherwise, params string[] words)
        where TEnum : struct, Enum
    {
        if (text is null)
            return otherwise;

        var index = Array.IndexOf(words, text.Value);
        if (index >= 0)
            return Enum.GetValues<TEnum>()[index];

        Add(Mistakes.NotOneOf(key, text.Value, words), text.Line);
        return otherwise;
    }

    private string? ReadCode(YamlText? text, Regex shape, string example)
    {
        if (text is null)
            return null;
        if (!shape.IsMatch(text.Value))
            Add(Mistakes.BadCode(text.Value, example), text.Line);
        return text.Value;
    }

    // Figures are found by code alone, so a code may stand for one thing only; scales and bands have names of their own.
    private string Unique(string? code, int line, string kind = "")
    {
        if (code is null)
            return "";
        if (!_codes.TryAdd(kind + code, line))
            Add(Mistakes.DuplicateCode(code, _codes[kind + code]), line);
        return code;
    }

    private static List<T> Each<T>(YamlList? list, Func<YamlNode, T?> read)
        where T : class
    {
        List<T> things = [];
        foreach (var node in list?.Items ?? [])
            if (read(node) is { } thing)
                things.Add(thing);

        return things;
    }

    private YamlText? AsText(YamlNode node, string key)
    {
        if (node is YamlText text)
            return text;

        Add(Mistakes.WrongShape(key, "ข้อความหรือตัวเลข", "a text or a number"), node.Line);
        return null;
    }

    private Cursor? Map(YamlNode node, string what)
    {
        if (node is YamlMap map)
            return new Cursor(this, map);

        Add(Mistakes.WrongShape(what, "รายการคีย์: ค่า", "a map of keys and values"), node.Line);
        return null;
    }

    [GeneratedRegex(@"^(?<whole>[0-9]{1,9})(\.(?<decimals>[0-9]{1,9})|/(?<below>[0-9]{1,9}))?$")]
    private static partial Regex NumberShape();
}

using System.Globalization;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>
/// The colours of an agency's letterhead. Whatever an agency chooses, text stays readable: it is white or dark, whichever stands
/// out more, and a colour on which neither reaches WCAG 2.2 AA is refused.
/// </summary>
internal readonly record struct Colours(byte Red, byte Green, byte Blue)
{
    /// <summary>WCAG 2.2: 1.4.3 for text, 1.4.11 for lines and marks.</summary>
    public const double ForText = 4.5,
        ForMarks = 3;

    private static readonly Colours White = new(255, 255, 255),
        Dark = new(0x10, 0x18, 0x1c);

    public static bool TryParse(string? text, out Colours colour)
    {
        colour = default;
        var plain = text?.Trim() ?? "";
        if (
            plain.Length != 7
            || plain[0] != '#'
            || !plain.Skip(1).All(char.IsAsciiHexDigit)
            || !int.TryParse(plain.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
        )
            return false;

        colour = new Colours((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        return true;
    }

    public static IReadOnlyList<Refusal> WhyNot(string? first, string? second)
    {
        List<Refusal> reasons = [];
        var hasFirst = !string.IsNullOrWhiteSpace(first);
        var hasSecond = !string.IsNullOrWhiteSpace(second);
        if (hasSecond && !hasFirst)
            reasons.Add(Refusals.SecondColourAlone);
        if (hasFirst & !TryParse(first, out var back))
            reasons.Add(Refusals.ColourShape(first!));
        if (hasSecond & !TryParse(second, out var marks))
            reasons.Add(Refusals.ColourShape(second!));
        if (reasons.Count > 0 || !hasFirst)
            return reasons;

        if (back.ContrastWith(back.Text) < ForText)
            reasons.Add(Refusals.TextUnreadable(back.ToString(), back.ContrastWith(back.Text)));
        var faintest = Math.Min(marks.ContrastWith(back), marks.ContrastWith(back.Bar));
        if (hasSecond && faintest < ForMarks)
            reasons.Add(Refusals.MarksUnseen(marks.ToString(), back.ToString(), faintest));

        return reasons;
    }

    /// <summary>The colour of text on this one.</summary>
    public Colours Text => ContrastWith(White) >= ContrastWith(Dark) ? White : Dark;

    /// <summary>The bar of links below the letterhead: a little away from the colour of the text, so that it reads no worse.</summary>
    public Colours Bar => Text == White ? Towards(new Colours(0, 0, 0)) : Towards(White);

    /// <summary>Contrast as WCAG defines it, from 1 to 21.</summary>
    public double ContrastWith(Colours other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>"#0f4654".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private Colours Towards(Colours other) => new(Mix(Red, other.Red), Mix(Green, other.Green), Mix(Blue, other.Blue));

    private static byte Mix(byte from, byte to) => (byte)Math.Round(from + (to - from) * 0.16);
}

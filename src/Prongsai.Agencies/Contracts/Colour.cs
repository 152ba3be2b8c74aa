using System.Globalization;

namespace Prongsai.Agencies.Contracts;

/// <summary>A colour on paper or a screen, and what can be read on it.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>WCAG 2.2, 1.4.3: the least contrast of text.</summary>
    public const double ForText = 4.5;

    /// <summary>WCAG 2.2, 1.4.11: the least contrast of lines and marks.</summary>
    public const double ForMarks = 3;

    /// <summary>Paper.</summary>
    public static readonly Colour White = new(255, 255, 255);

    /// <summary>The letters of these pages: nearly black.</summary>
    public static readonly Colour Dark = new(0x10, 0x18, 0x1c);

    /// <summary>Reads "#0f4654"; false for anything else.</summary>
    public static bool TryParse(string? text, out Colour colour)
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

        colour = new Colour((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        return true;
    }

    /// <summary>The colour of text on this one: white or dark, whichever stands out more.</summary>
    public Colour Text => ContrastWith(White) >= ContrastWith(Dark) ? White : Dark;

    /// <summary>Contrast as WCAG defines it, from 1 to 21.</summary>
    public double ContrastWith(Colour other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>This colour with so much of another in it: 0 is this one, 1 the other.</summary>
    public Colour Towards(Colour other, double share) =>
        new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

    /// <summary>"#0f4654".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + (to - from) * share);
}

namespace Prongsai.Kernel;

/// <summary>Thai digits ๐๑๒๓๔๕๖๗๘๙ and Arabic digits, both ways. Everything that is not a digit stays as it is.</summary>
public static class ThaiDigits
{
    private const char ThaiZero = '\u0E50',
        ThaiNine = '\u0E59';

    /// <summary>"๒๕๖๘" → "2568".</summary>
    public static string ToArabic(string text) => Shift(text, ThaiZero, ThaiNine, '0' - ThaiZero);

    /// <summary>"2568" → "๒๕๖๘".</summary>
    public static string ToThai(string text) => Shift(text, '0', '9', ThaiZero - '0');

    private static string Shift(string text, char first, char last, int by)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyInRange(first, last))
            return text;

        return string.Create(
            text.Length,
            (text, first, last, by),
            static (target, from) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    var c = from.text[i];
                    target[i] = c >= from.first && c <= from.last ? (char)(c + from.by) : c;
                }
            }
        );
    }
}

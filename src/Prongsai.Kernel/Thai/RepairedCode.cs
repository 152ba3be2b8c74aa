using System.Text.RegularExpressions;

namespace Prongsai.Kernel;

/// <summary>
/// The code of an assessed item (I5, E1, O15) read from a file in which digits are mixed and letters look alike: 1๕, 0๑๕, E๑,
/// l5. The letter is decided by what it looks like, so people confirm it before it counts.
/// </summary>
/// <param name="Code">The code as the framework writes it: "I5".</param>
/// <param name="Written">As it stood in the file: "1๕".</param>
public readonly partial record struct RepairedCode(string Code, string Written)
{
    /// <summary>True when the code was not written that way; callers show it and make people confirm.</summary>
    public bool WasRepaired => !string.Equals(Code, Written, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the letter itself was made out of something else (1 → I, 0 → O), not only digits and spaces changed.</summary>
    public bool LetterWasGuessed =>
        WasRepaired && !ThaiText.NormaliseLine(Written).StartsWith(Code[..1], StringComparison.OrdinalIgnoreCase);

    /// <summary>The repair in words; null when nothing was repaired.</summary>
    public Repair? Repair =>
        WasRepaired
            ? new Repair(
                Written,
                Code,
                LetterWasGuessed
                    ? new Bilingual(
                        "อักษรนำของรหัสอ่านจากรูปที่คล้ายกัน โปรดยืนยัน",
                        "the code's letter was read from its look; please confirm"
                    )
                    : new Bilingual(
                        "ตัวเลขหรือช่องว่างในรหัสถูกเขียนต่างแบบ",
                        "the code's digits or spaces were written another way"
                    )
            )
            : null;

    /// <summary>
    /// Reads a code of IIT, EIT or OIT. False for everything else, also for a bare number in one kind of digits (15, ๑๕), which
    /// could be I5 as well as item 15.
    /// </summary>
    public static bool TryRead(string? text, out RepairedCode code)
    {
        code = default;
        if (text is null)
            return false;

        var compact = ThaiText.NormaliseLine(text).Replace(" ", "", StringComparison.Ordinal);
        if (Shape().Match(compact) is not { Success: true } shape)
            return false;

        var written = shape.Groups["letter"].Value[0];
        var digits = ThaiDigits
            .ToArabic(
                shape
                    .Groups["digits"]
                    .Value.Replace('O', '0')
                    .Replace('o', '0')
                    .Replace('l', '1')
                    .Replace('I', '1')
                    .Replace('|', '1')
            )
            .TrimStart('0');
        if (digits.Length is 0 or > 2 || Letter(written, shape.Groups["digits"].Value) is not { } letter)
            return false;

        code = new RepairedCode(letter + digits, text.Trim());
        return true;
    }

    private static char? Letter(char written, string digits) =>
        written switch
        {
            'I' or 'i' or 'l' or '|' or 'І' or 'ｉ' or 'Ｉ' => 'I',
            'E' or 'e' or 'Е' or 'Ｅ' => 'E',
            'O' or 'o' or 'О' or 'Ο' or 'Ｏ' => 'O',
            // No number is written with a nought in front, so a nought there was an O.
            '0' or '๐' => 'O',
            // 1๕: nobody writes one number in two kinds of digits, so the first was an I.
            '1' when digits.All(c => c is >= '๐' and <= '๙') => 'I',
            _ => null,
        };

    [GeneratedRegex(
        "^(?<letter>[IEOieol|ІЕОΟＩＥＯ01๐])[.-]?(?<digits>[0-9๐-๙OolI|]{1,3})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Shape();
}

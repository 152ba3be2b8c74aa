using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>
/// The name of who sells. It is tidied, never resolved: หจก. ป่าไผ่การโยธา and ห้างหุ้นส่วนจำกัด ป่าไผ่ การโยธา may be one firm, and
/// only a tax id or an address says so.
/// </summary>
internal static class VendorName
{
    private static readonly string[] LegalForms =
    [
        "บริษัท",
        "ห้างหุ้นส่วนจำกัด",
        "ห้างหุ้นส่วนสามัญ",
        "หจก.",
        "ร้าน",
        "สหกรณ์",
        "นาย",
        "นาง",
        "นางสาว",
    ];

    // Written in the call, they would be a new array for every name of a file.
    private static readonly char[] Around = [' ', '/', ',', ';', ':', '-', '–'];

    private static readonly string[] SaidTwice = [.. LegalForms.Select(form => $"{form} {form}")];

    /// <summary>One line, one space between words, the legal form said once.</summary>
    public static string Tidy(string name)
    {
        var line = ThaiText.NormaliseLine(name).Trim(Around);
        foreach (var twice in SaidTwice)
        {
            while (line.StartsWith(twice, StringComparison.Ordinal))
                line = line[(twice.Length / 2 + 1)..];
        }

        return line;
    }
}

using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling.Differences;

/// <summary>
/// Whether two names may be one vendor's, where no tax id tells: without the legal form, which each side writes in its own way or
/// leaves out, without spaces and points, and without the difference of ำ and า, which damaged files lose. Only ever used to leave a
/// difference unsaid, never to make two vendors one.
/// </summary>
internal static class VendorNames
{
    // The longer before the shorter that it begins with.
    private static readonly string[] Before =
    [
        .. new[]
        {
            "ห้างหุ้นส่วนสามัญนิติบุคคล",
            "ห้างหุ้นส่วนสามัญ",
            "ห้างหุ้นส่วนจำกัด",
            "ห้างหุ้นส่วน",
            "บริษัทมหาชนจำกัด",
            "บริษัท",
            "หจก",
            "หสน",
            "บจก",
            "บมจ",
            "บจ",
            "ร้าน",
            "นางสาว",
            "นาง",
            "นาย",
            "นส",
        }.Select(Letters),
    ];

    private static readonly string[] After = [.. new[] { "จำกัดมหาชน", "จำกัด", "มหาชน" }.Select(Letters)];

    public static bool MayBeOne(string one, string other) => Core(one) == Core(other);

    private static string Core(string name)
    {
        var letters = Letters(name);
        var core = letters;
        if (Before.FirstOrDefault(form => core.StartsWith(form, StringComparison.Ordinal)) is { } before)
            core = core[before.Length..];
        if (After.FirstOrDefault(form => core.EndsWith(form, StringComparison.Ordinal)) is { } after)
            core = core[..^after.Length];

        // A name that is nothing but a form is compared as it stands.
        return core.Length == 0 ? letters : core;
    }

    // Thai marks are no letters to .NET, and tell names apart.
    private static string Letters(string name) =>
        string.Concat(
                ThaiText
                    .Fold(name)
                    .Where(c => char.IsLetterOrDigit(c) || c is >= '\u0E31' and <= '\u0E4E' and not '\u0E3F')
            )
            .Replace('ำ', 'า');
}

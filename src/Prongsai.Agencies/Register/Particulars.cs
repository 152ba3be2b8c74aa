using System.Text.RegularExpressions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>What an agency is, where it lies, and how the public reaches it. Blank is "not given".</summary>
internal sealed partial record Particulars
{
    public AgencyKind Kind { get; init; }

    public string? Code
    {
        get;
        init => field = Given(value);
    }

    public string? Province
    {
        get;
        init => field = Given(value);
    }

    public string? District
    {
        get;
        init => field = Given(value);
    }

    public string? AddressTh
    {
        get;
        init => field = Given(value);
    }

    public string? AddressEn
    {
        get;
        init => field = Given(value);
    }

    public string? Phone
    {
        get;
        init => field = Given(value) is { } number ? ThaiDigits.ToArabic(number) : null;
    }

    public string? Email
    {
        get;
        init => field = Given(value);
    }

    public string? Website
    {
        get;
        init => field = Given(value);
    }

    public string? MapLink
    {
        get;
        init => field = Given(value);
    }

    public IReadOnlyList<Refusal> WhyNot()
    {
        List<Refusal> reasons = [];
        string?[] texts = [Code, Province, District, AddressTh, AddressEn, Phone, Email, Website, MapLink];
        if (texts.Any(text => text?.Length > AgencyRecord.TextLimit))
            reasons.Add(Refusals.TooLong(AgencyRecord.TextLimit));
        if (Phone is not null && !PhoneShape().IsMatch(Phone))
            reasons.Add(Refusals.PhoneShape);
        if (Email is not null && !EmailShape().IsMatch(Email))
            reasons.Add(Refusals.EmailShape);
        foreach (var link in new[] { Website, MapLink }.OfType<string>().Where(link => !IsWebAddress(link)))
            reasons.Add(Refusals.LinkShape(link));

        return reasons;
    }

    // Links of the public pages: nothing but the web may be behind them.
    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
        && link.UserInfo.Length == 0
        && link.Host.Contains('.', StringComparison.Ordinal);

    private static string? Given(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? null
            : string.Concat(ThaiText.Normalise(text).Where(c => c == '\n' || !char.IsControl(c))).Trim();

    [GeneratedRegex(@"^[0-9+(][0-9 ()+,/\-]*(?:(?:ต่อ|ถึง|ext\.?)[0-9 ,\-]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"^[^@\s<>""]+@[^@\s<>""]+\.[^@\s<>"".]+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailShape();
}

using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Ckan;

/// <summary>The catalogue to which an agency's published disclosures go. Its token is kept sealed and never shown again.</summary>
internal sealed partial class CkanSite
{
    public AgencyId AgencyId { get; private init; }
    public string Address { get; private set; } = "";
    public string Organisation { get; private set; } = "";
    public string ProtectedToken { get; private set; } = "";
    public DateTime SetAt { get; private set; }
    public string SetBy { get; private set; } = "";

    /// <summary>When pushing was switched off; null while it is on.</summary>
    public DateTime? OffSince { get; private set; }

    public static CkanSite Of(AgencyId agency) => new() { AgencyId = agency };

    /// <param name="hasToken">True when one is kept already, which then need not be entered again.</param>
    public static IReadOnlyList<Refusal> WhyNot(string? address, string? organisation, string? token, bool hasToken)
    {
        List<Refusal> reasons = [];
        if (!IsAddress(address?.Trim()))
            reasons.Add(CkanRefusals.AddressShape(address));
        if (!Name().IsMatch(organisation?.Trim() ?? ""))
            reasons.Add(CkanRefusals.OrganisationShape);
        if (string.IsNullOrWhiteSpace(token) && !hasToken)
            reasons.Add(CkanRefusals.TokenMissing);
        return reasons;
    }

    /// <param name="sealedToken">Null leaves the one that is kept.</param>
    public void Put(string address, string organisation, string? sealedToken, Now now, Actor by)
    {
        (Address, Organisation) = (address.Trim().TrimEnd('/'), organisation.Trim());
        ProtectedToken = sealedToken ?? ProtectedToken;
        (SetAt, SetBy, OffSince) = (now.Utc, by.Name, null);
    }

    public void SwitchOff(Now now) => OffSince ??= now.Utc;

    // Plain http would show the token to everybody on the way; within the machine nobody is on the way.
    private static bool IsAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && uri.Query.Length == 0
        && address!.Length <= 500
        && (uri.Scheme == Uri.UriSchemeHttps || uri is { Scheme: "http", IsLoopback: true });

    [GeneratedRegex("^[a-z0-9_-]{2,100}$")]
    private static partial Regex Name();
}

/// <summary>Seals CKAN tokens with the installation's data-protection keys.</summary>
internal sealed class CkanTokens(IDataProtectionProvider keys)
{
    private readonly IDataProtector _seal = keys.CreateProtector("Prongsai.Disclosures.Ckan");

    public string Seal(string token) => _seal.Protect(token);

    /// <exception cref="RefusedException">The keys have changed since it was sealed.</exception>
    public CkanDoor Open(CkanSite site)
    {
        try
        {
            return new CkanDoor(site.Address, _seal.Unprotect(site.ProtectedToken));
        }
        catch (CryptographicException)
        {
            throw new RefusedException([CkanRefusals.TokenUnreadable]);
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Public;

/// <summary>
/// What a vendor's page is addressed by: the tax id of a company, else a digest of the name. A citizen's number never stands in an
/// address, and no two names are guessed to be one vendor.
/// </summary>
internal static class VendorKey
{
    public static string Of(Offer winner) =>
        winner.TaxId is { } taxId && !TaxId.IsOfAPerson(taxId) && TaxId.IsValid(taxId)
            ? taxId
            : "n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Letters(winner.Name))))[..24];

    private static string Letters(string name) =>
        ThaiText.Fold(name).Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
}

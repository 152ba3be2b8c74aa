using System.Security.Cryptography;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Disclosing;

/// <summary>
/// Which versions of which purchases an officer took into a disclosure. Versions are never changed, so that what is published later
/// is what the reviewer read, whatever happened to the register meanwhile.
/// </summary>
internal sealed class TakenPurchases
{
    public AgencyId AgencyId { get; private init; }
    public Guid Id { get; private init; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>As the block of the disclosure names it (<see cref="VersionOf"/>).</summary>
    public string Version { get; private init; } = "";

    public int Count { get; private init; }

    /// <summary>Of each version 32 digits, in the order of the month.</summary>
    public string Versions { get; private init; } = "";

    public IReadOnlyList<PurchaseVersionId> All =>
        [
            .. Enumerable
                .Range(0, Versions.Length / Digits)
                .Select(at => new PurchaseVersionId(Guid.ParseExact(Versions.AsSpan(at * Digits, Digits), "N"))),
        ];

    private const int Digits = 32;

    /// <param name="unsaid">What of the agency itself stood blank in the table.</param>
    public static TakenPurchases Of(
        AgencyId agency,
        DateOnly month,
        IReadOnlyList<PurchaseVersionId> versions,
        FieldSet unsaid
    ) =>
        new()
        {
            AgencyId = agency,
            Id = Guid.CreateVersion7(),
            Month = month,
            Version = VersionOf(month, versions, versions.Count == 0, unsaid),
            Count = versions.Count,
            Versions = string.Concat(versions.Select(v => v.Value.ToString("N"))),
        };

    /// <summary>
    /// Names a state of a month: the same purchases in the same versions and order have the same name, and another one once the
    /// agency's page gives what was blank.
    /// </summary>
    public static string VersionOf(
        DateOnly month,
        IReadOnlyList<PurchaseVersionId> versions,
        bool isNothing,
        FieldSet unsaid
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, month.DayNumber);
        bytes[4] = isNothing ? (byte)1 : (byte)0;
        hash.AppendData(bytes[..5]);
        foreach (var version in versions)
        {
            version.Value.TryWriteBytes(bytes);
            hash.AppendData(bytes);
        }

        if (versions.Count > 0 && unsaid != FieldSet.Empty)
            hash.AppendData(Encoding.UTF8.GetBytes(unsaid.ToString()));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}

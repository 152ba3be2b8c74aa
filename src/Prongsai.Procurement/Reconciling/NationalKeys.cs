using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Where the contracts are, and the key that opens them.</summary>
internal sealed record RecordDoor(string Address, string Key)
{
    // A record prints its members; this one must not print its secret.
    public override string ToString() => Address;
}

/// <summary>Seals the keys of the open data with the installation's data-protection keys.</summary>
internal sealed class NationalKeys(IDataProtectionProvider keys)
{
    private readonly IDataProtector _seal = keys.CreateProtector("Prongsai.Procurement.Reconciling");

    public string Seal(string key) => _seal.Protect(key);

    /// <exception cref="RefusedException">There is none, or the keys have changed since it was sealed.</exception>
    public RecordDoor Open(NationalSource source)
    {
        if (source.ProtectedKey is not { } kept)
            throw new RefusedException([SourceRefusals.NoKey]);

        try
        {
            return new RecordDoor(source.ContractsAddress, _seal.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            throw new RefusedException([SourceRefusals.KeyUnreadable]);
        }
    }
}

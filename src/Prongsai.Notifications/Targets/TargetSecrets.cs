using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Prongsai.Kernel;

namespace Prongsai.Notifications.Targets;

/// <summary>Seals the secrets of LINE and webhooks with the installation's data-protection keys.</summary>
internal sealed class TargetSecrets(IDataProtectionProvider keys)
{
    private readonly IDataProtector _seal = keys.CreateProtector("Prongsai.Notifications.Targets");

    public string Seal(string secret) => _seal.Protect(secret);

    /// <exception cref="RefusedException">The keys have changed since it was sealed.</exception>
    public string Open(Target target)
    {
        try
        {
            return _seal.Unprotect(target.ProtectedSecret);
        }
        catch (CryptographicException)
        {
            throw new RefusedException([TargetRefusals.SecretUnreadable]);
        }
    }

    /// <summary>A new key for signing: 32 random bytes, shown once.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}

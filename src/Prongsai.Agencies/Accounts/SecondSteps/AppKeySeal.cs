using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.SecondSteps;

/// <summary>
/// The key that an authenticator app and we share makes every code there will ever be, and unlike a password it cannot be kept as a
/// hash. It lies sealed with the installation's data-protection keys, bound to its account, so that a copy of one table opens nothing
/// and one person's key put into another's row is no key.
/// </summary>
internal sealed class AppKeySeal(IDataProtectionProvider keys)
{
    // As ASP.NET Core Identity names the token of an account.
    public const string Provider = "[AspNetUserStore]";
    public const string Name = "AuthenticatorKey";
    private const string Mark = "sealed:";

    public static bool Holds(string provider, string name) => provider == Provider && name == Name;

    public string Close(Guid account, string key) => Mark + SealOf(account).Protect(key);

    /// <summary>
    /// The key; null where it cannot be opened, because the installation's keys were lost: no code is right then, while recovery
    /// codes and passkeys work on. A key from before there was a seal is read as it is.
    /// </summary>
    public string? Open(Guid account, string? kept)
    {
        if (kept is null || !IsClosed(kept))
            return kept;

        try
        {
            return SealOf(account).Unprotect(kept[Mark.Length..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Seals what an earlier version of the program kept open. Called at a start, by one node at a time.</summary>
    public async Task CloseOpenOnesAsync(ProngsaiDb db, CancellationToken cancellation)
    {
        var open = await db
            .AccountTokens.Where(t =>
                t.LoginProvider == Provider && t.Name == Name && t.Value != null && !t.Value.StartsWith(Mark)
            )
            .ToListAsync(cancellation);
        foreach (var token in open)
            token.Value = Close(token.UserId, token.Value!);
        await db.SaveChangesAsync(cancellation);
    }

    private static bool IsClosed(string kept) => kept.StartsWith(Mark, StringComparison.Ordinal);

    private IDataProtector SealOf(Guid account) =>
        keys.CreateProtector("Prongsai.Agencies.AuthenticatorKey", account.ToString());
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Prongsai.Kernel;

namespace Prongsai.Services.Channels.Accounts;

/// <summary>What opens an account of a channel.</summary>
/// <param name="PageId">Facebook's number of the page; empty for LINE.</param>
internal sealed record ChannelDoor(string PageId, string Token, string? Secret)
{
    // A record prints its members; this one must not print its secrets.
    public override string ToString() => nameof(ChannelDoor);
}

/// <summary>Seals tokens and secrets of channels with the installation's data-protection keys.</summary>
internal sealed class AccountSecrets(IDataProtectionProvider keys)
{
    private readonly IDataProtector _seal = keys.CreateProtector("Prongsai.Services.Channels");

    public string Seal(string secret) => _seal.Protect(secret.Trim());

    /// <exception cref="RefusedException">The keys have changed since it was sealed.</exception>
    public ChannelDoor Open(ChannelAccount account) =>
        new(account.PageId, Open(account.ProtectedToken), account.ProtectedSecret is { } secret ? Open(secret) : null);

    /// <exception cref="RefusedException">The keys have changed since it was sealed.</exception>
    public string Open(string sealedText)
    {
        try
        {
            return _seal.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            throw new RefusedException([ChannelRefusals.SecretUnreadable]);
        }
    }

    /// <summary>LINE's signature of a webhook: the Base64 of HMAC-SHA256 over the body, keyed with the channel secret.</summary>
    public static bool IsSignedByLine(string secret, ReadOnlySpan<byte> body, string? signature)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);
        var given = new byte[expected.Length];

        return signature is not null
            && Convert.TryFromBase64String(signature, given, out var length)
            && length == expected.Length
            && CryptographicOperations.FixedTimeEquals(expected, given);
    }
}

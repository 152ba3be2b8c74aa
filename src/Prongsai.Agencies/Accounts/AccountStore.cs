using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts.Passkeys;
using Prongsai.Agencies.Accounts.SecondSteps;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

/// <summary>
/// Where ASP.NET Core Identity keeps accounts. Three things differ from its own: passkeys have a table of plain columns, recovery
/// codes are kept as hashes, and the key of the authenticator app is sealed, so that a copy of these tables opens nothing.
/// </summary>
internal sealed class AccountStore(ProngsaiDb db, IdentityErrorDescriber words, AppKeySeal seal, TimeProvider clock)
    : UserOnlyStore<Account, ProngsaiDb, Guid>(db, words)
{
    public override Task SetTokenAsync(
        Account user,
        string loginProvider,
        string name,
        string? value,
        CancellationToken cancellationToken
    ) =>
        base.SetTokenAsync(
            user,
            loginProvider,
            name,
            value is not null && AppKeySeal.Holds(loginProvider, name) ? seal.Close(user.Id, value) : value,
            cancellationToken
        );

    public override async Task<string?> GetTokenAsync(
        Account user,
        string loginProvider,
        string name,
        CancellationToken cancellationToken
    )
    {
        var kept = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);

        return AppKeySeal.Holds(loginProvider, name) ? seal.Open(user.Id, kept) : kept;
    }

    public override Task ReplaceCodesAsync(
        Account user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    ) => base.ReplaceCodesAsync(user, recoveryCodes.Select(code => Hash(user, code)), cancellationToken);

    public override Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, Hash(user, code), cancellationToken);

    public override async Task AddOrUpdatePasskeyAsync(
        Account user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    )
    {
        var known = await FindAsync(user.Id, passkey.CredentialId, cancellationToken);
        if (known is null)
            Context.Add(Passkey.Of(user.Id, passkey));
        else
            known.Update(passkey, clock.Now().Utc);
        await SaveChanges(cancellationToken);
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        Account user,
        CancellationToken cancellationToken
    )
    {
        var keys = await Context
            .Passkeys.AsNoTracking()
            .Where(p => p.AccountId == user.Id)
            .OrderBy(p => p.AddedAt)
            .ToListAsync(cancellationToken);

        return [.. keys.Select(p => p.AsInfo())];
    }

    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var key = await Context
            .Passkeys.AsNoTracking()
            .FirstOrDefaultAsync(p => p.CredentialId == credentialId, cancellationToken);

        return key is null ? null : await Users.FirstOrDefaultAsync(a => a.Id == key.AccountId, cancellationToken);
    }

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) => (await FindAsync(user.Id, credentialId, cancellationToken))?.AsInfo();

    public override async Task RemovePasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(user.Id, credentialId, cancellationToken) is not { } key)
            return;

        Context.Remove(key);
        await SaveChanges(cancellationToken);
    }

    private Task<Passkey?> FindAsync(Guid account, byte[] credentialId, CancellationToken cancellationToken) =>
        Context.Passkeys.FirstOrDefaultAsync(
            p => p.AccountId == account && p.CredentialId == credentialId,
            cancellationToken
        );

    // Fifty random bits, redeemed under the account's lock-out; the account's id keeps equal codes of two people apart.
    private static string Hash(Account account, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.Id}:{code}")));
}

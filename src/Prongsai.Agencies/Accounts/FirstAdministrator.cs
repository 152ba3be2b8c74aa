using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

/// <summary>Makes the one administrator of a new installation. The password exists only in the answer: it is shown once.</summary>
internal sealed class FirstAdministrator(ProngsaiDb db, UserManager<Account> accounts, TimeProvider clock)
    : IFirstAdministrator
{
    public const string Name = "admin";

    // Without l, I, O, 0 and 1, which are mistaken for one another when copied from a screen.
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public async Task<Credentials?> EnsureAsync(AgencyId? agency, CancellationToken cancellation = default)
    {
        var existing = await db.Set<Account>().OrderBy(a => a.UserName).FirstOrDefaultAsync(cancellation);
        if (existing is not null)
        {
            if (existing.AgencyId is null && agency is not null)
            {
                existing.AgencyId = agency;
                await db.SaveChangesAsync(cancellation);
            }

            return null;
        }

        var password = RandomNumberGenerator.GetString(Letters, 16);
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = Name,
            AgencyId = agency,
        };
        db.Journal(agency, clock.Now(), Actor.System, "AdministratorMade", $"account:{account.Id}", new { Name });
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
            throw new InvalidOperationException(string.Join("; ", made.Errors.Select(e => e.Description)));

        return new Credentials(Name, password);
    }
}

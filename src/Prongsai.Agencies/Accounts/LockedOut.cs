using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts.SecondSteps;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

internal sealed class LockedOut(ProngsaiDb db, UserManager<Account> accounts, OwnSecondStep second, TimeProvider clock)
    : ILockedOut
{
    public async Task<Credentials> OpenAsync(string name, CancellationToken cancellation = default)
    {
        var account = await accounts.FindByNameAsync(name) ?? throw new MissingException($"ผู้ใช้ / user “{name}”");
        var password = NewPassword.Next();

        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        db.Journal(
            account.AgencyId,
            clock.Now(),
            Actor.System,
            "AccountOpened",
            $"account:{account.Id}",
            new { account.UserName }
        );
        await second.TurnOffAsync(account, Actor.System);
        await db.Passkeys.Where(p => p.AccountId == account.Id).ExecuteDeleteAsync(cancellation);
        await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(cancellation);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        await accounts.UpdateAsync(account);
        await whole.CommitAsync(cancellation);

        return new Credentials(account.UserName!, password);
    }
}

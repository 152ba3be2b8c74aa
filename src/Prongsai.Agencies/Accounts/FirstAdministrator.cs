using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts.Passwords;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Accounts.SetUp;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.People;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

/// <summary>Makes the one administrator of a new installation. The password exists only in the answer: it is shown once.</summary>
internal sealed class FirstAdministrator(ProngsaiDb db, UserManager<Account> accounts, TimeProvider clock)
    : IFirstAdministrator
{
    public const string Name = "admin";

    public async Task<Credentials?> EnsureAsync(AgencyId? agency, CancellationToken cancellation = default)
    {
        var now = clock.Now();
        var existing = await db.Set<Account>().OrderBy(a => a.UserName).FirstOrDefaultAsync(cancellation);
        if (existing is not null)
        {
            await CatchUpAsync(existing, agency, now, cancellation);
            return null;
        }

        var password = NewPassword.Next();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = Name,
            AgencyId = agency,
        };
        db.Journal(agency, now, Actor.System, "AdministratorMade", $"account:{account.Id}", new { Name });
        db.GiveTheInstallation(account.Id, now, Actor.System);
        if (agency is { } own)
            db.GiveFirstDuties(own, account.Id, now, Actor.System);
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
            throw new InvalidOperationException(string.Join("; ", made.Errors.Select(e => e.Description)));

        return new Credentials(Name, password);
    }

    // An installation older than duties has one account and no duties; a newer one always has a system administrator.
    private async Task CatchUpAsync(Account first, AgencyId? agency, Now now, CancellationToken cancellation)
    {
        var adopted = first.AgencyId is null && agency is not null;
        first.AgencyId ??= agency;
        if (!await db.HeldDuties.AnyAsync(d => d.Duty == Duty.SystemAdministrator, cancellation))
        {
            db.GiveTheInstallation(first.Id, now, Actor.System);
            adopted = true;
        }

        if (
            adopted
            && first.AgencyId is { } own
            && !await db.HeldDuties.AnyAsync(d => d.AgencyId == own && d.AccountId == first.Id, cancellation)
        )
            db.GiveFirstDuties(own, first.Id, now, Actor.System);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<string?> SetUpPathAsync(CancellationToken cancellation = default)
    {
        if (await db.Accounts.AnyAsync(cancellation))
            return null;

        var token = NewPassword.Next() + NewPassword.Next();
        db.SetUpLinks.Add(new SetUpLink { TokenHash = Session.HashOf(token), MadeAt = clock.Now().Utc });
        await db.SaveChangesAsync(cancellation);
        return $"/staff/set-up?token={token}";
    }

    /// <summary>True for the token of a link that was printed less than a day ago, while there is no account.</summary>
    public async Task<bool> MayBeMadeWithAsync(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return false;

        var hash = Session.HashOf(token);
        var since = clock.Now().Utc - SetUpLink.OpensFor;
        return await db.SetUpLinks.AnyAsync(l => l.TokenHash == hash && l.MadeAt > since)
            && !await db.Accounts.AnyAsync();
    }

    /// <summary>Makes the administrator that a person has named; the link is used up, and with it all others.</summary>
    public async Task<(Account? Made, IReadOnlyList<Refusal> WhyNot)> MakeAsync(
        string token,
        string name,
        string password
    )
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        // Whoever takes the link away first may go on; a second one in the same moment finds none.
        var hash = Session.HashOf(token);
        if (await db.SetUpLinks.Where(l => l.TokenHash == hash).ExecuteDeleteAsync() == 0)
            throw new MissingException("set-up link");

        var account = new Account { Id = Guid.CreateVersion7(), UserName = name };
        var now = clock.Now();
        db.Journal(null, now, Actor.System, "AdministratorMade", $"account:{account.Id}", new { Name = name });
        db.GiveTheInstallation(account.Id, now, Actor.System);
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            // Rolled back: the link opens again for another try.
            db.ChangeTracker.Clear();
            return (null, PasswordRefusals.Of(made));
        }

        await db.SetUpLinks.ExecuteDeleteAsync();
        await whole.CommitAsync();
        return (account, []);
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>The door to the people of agencies.</summary>
internal sealed class Staff(ProngsaiDb db, UserManager<Account> accounts, TimeProvider clock) : IPeople
{
    public async Task<IReadOnlyList<Holder>> HoldersAsync(
        AgencyId agency,
        IReadOnlyCollection<Duty> anyOf,
        CancellationToken cancellation = default
    )
    {
        var held = db.HeldDuties.Where(HeldDuty.On(clock.Now().Today));
        var holders = await (
            from duty in held
            where (duty.AgencyId == agency || duty.AgencyId == null) && anyOf.Contains(duty.Duty)
            join account in db.Accounts on duty.AccountId equals account.Id
            select new
            {
                account.Id,
                account.DisplayName,
                account.UserName,
                duty.Duty,
            }
        ).ToListAsync(cancellation);

        return
        [
            .. holders
                .Select(h => new Holder(h.Id, h.DisplayName.Length > 0 ? h.DisplayName : h.UserName ?? "", h.Duty))
                .OrderBy(h => h.Name, StringComparer.Ordinal)
                .ThenBy(h => h.Duty),
        ];
    }

    public async Task<Credentials?> AppointAsync(
        AgencyId agency,
        Newcomer who,
        IReadOnlyCollection<Duty> duties,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        if (await accounts.FindByNameAsync(who.SignInName) is not null)
            return null;

        var now = clock.Now();
        var password = NewPassword.Next();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = who.SignInName,
            DisplayName = who.Name,
            AgencyId = agency,
        };
        db.Journal(agency, now, by, "PersonAppointed", $"account:{account.Id}", new { who.Name, duties });
        foreach (var duty in duties)
            db.HeldDuties.Add(HeldDuty.Give(agency, account.Id, duty, now.Today));
        // The store saves all of it together.
        var made = await accounts.CreateAsync(account, password);

        return made.Succeeded
            ? new Credentials(who.SignInName, password)
            : throw new InvalidOperationException(string.Join("; ", made.Errors.Select(e => e.Description)));
    }
}

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
        var roster = await Roster.OfAsync(db, agency, clock.Now().Today, cancellation);

        return
        [
            .. from person in roster.People
            from duty in person.Duties
            where anyOf.Contains(duty)
            select new Holder(person.Id, person.Name, duty) { Post = person.Post, SectionId = person.SectionId },
        ];
    }

    public async Task<IReadOnlyList<StaffMember>> StaffAsync(AgencyId agency, CancellationToken cancellation = default)
    {
        var people = await db
            .Accounts.AsNoTracking()
            .Where(a => a.AgencyId == agency && a.SuspendedAt == null)
            .ToListAsync(cancellation);

        return
        [
            .. people
                .Select(a => new StaffMember(a.Id, a.Name, a.Post, a.SectionId))
                .OrderBy(p => p.Name, StringComparer.Ordinal),
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

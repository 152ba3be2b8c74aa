using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>Finds people as one agency may see them: its own, and those of others who hold a duty in it.</summary>
internal static class FindingPeople
{
    /// <exception cref="MissingException">There is no such person, or they have nothing to do with this agency.</exception>
    public static Task<Account> PersonAsync(
        this ProngsaiDb db,
        AgencyId agency,
        Guid id,
        CancellationToken cancellation
    ) => db.PeopleOf(agency).FirstOrDefaultAsync(a => a.Id == id, cancellation).OrMissAsync();

    public static IQueryable<Account> PeopleOf(this ProngsaiDb db, AgencyId agency)
    {
        var duties = db.HeldDuties;

        return db.Accounts.Where(a =>
            a.AgencyId == agency || duties.Any(d => d.AccountId == a.Id && d.AgencyId == agency && d.EndedAt == null)
        );
    }

    /// <summary>The duties of a person in an agency that hold or are promised; the system administrator's among them.</summary>
    public static Task<List<HeldDuty>> OpenDutiesAsync(
        this ProngsaiDb db,
        AgencyId agency,
        Guid account,
        DateOnly today,
        CancellationToken cancellation
    ) =>
        db
            .HeldDuties.Where(d => d.AccountId == account && (d.AgencyId == agency || d.AgencyId == null))
            .Where(d => d.EndedAt == null && (d.Until == null || d.Until >= today))
            .OrderBy(d => d.Since)
            .ToListAsync(cancellation);

    /// <summary>True when nobody else could do what the last administrator does.</summary>
    public static async Task<bool> IsLastAsync(
        this ProngsaiDb db,
        AgencyId agency,
        Guid account,
        Duty duty,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        if (duty is not (Duty.AgencyAdministrator or Duty.SystemAdministrator))
            return false;

        var working = db.Accounts.Where(a => a.SuspendedAt == null);
        return !await db
            .HeldDuties.Where(HeldDuty.On(today))
            .AnyAsync(
                d =>
                    d.Duty == duty
                    && (d.AgencyId == agency || d.AgencyId == null)
                    && d.AccountId != account
                    && working.Any(a => a.Id == d.AccountId),
                cancellation
            );
    }
}

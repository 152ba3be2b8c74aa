using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>Somebody who works in an agency, and what they may do there today.</summary>
/// <param name="Own">Duties of their own.</param>
/// <param name="StandingIn">Duties that they hold for somebody else, and for whom.</param>
internal sealed record Colleague(
    Guid Id,
    string Name,
    string SignInName,
    string? Post,
    SectionId? SectionId,
    bool IsSuspended,
    bool IsGuest,
    IReadOnlyList<Duty> Own,
    IReadOnlyList<(Duty Duty, string For)> StandingIn
)
{
    /// <summary>What opens doors today: nothing while suspended.</summary>
    public IReadOnlyList<Duty> Duties =>
        IsSuspended ? [] : [.. HeldDuty.Together([.. Own, .. StandingIn.Select(one => one.Duty)]).Order()];

    public Actor AsActor => new(Id, Name);
}

/// <summary>
/// Everybody who works in one agency, with the duties of today: the list, the refusals and "who could" read it, and it is computed by
/// the same rules as the signed-in user's claims (<see cref="SessionDuties"/>). Three queries, however many people.
/// </summary>
internal sealed record Roster(IReadOnlyList<Colleague> People)
{
    public static async Task<Roster> OfAsync(
        ProngsaiDb db,
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var held = await db
            .HeldDuties.AsNoTracking()
            .Where(HeldDuty.On(today))
            .Where(d => d.AgencyId == agency || d.AgencyId == null)
            .ToListAsync(cancellation);
        var standIns = await db
            .StandIns.AsNoTracking()
            .Where(StandIn.On(today))
            .Where(s => s.AgencyId == agency)
            .ToListAsync(cancellation);
        var duties = db.HeldDuties;
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a =>
                a.AgencyId == agency
                || duties.Any(d =>
                    d.AccountId == a.Id && d.EndedAt == null && (d.AgencyId == agency || d.AgencyId == null)
                )
            )
            .Select(a => new
            {
                a.Id,
                a.AgencyId,
                a.DisplayName,
                a.UserName,
                a.Post,
                a.SectionId,
                a.SuspendedAt,
            })
            .ToListAsync(cancellation);

        var own = held.ToLookup(d => d.AccountId);
        var names = accounts.ToDictionary(a => a.Id, a => a.DisplayName.Length > 0 ? a.DisplayName : a.UserName ?? "");
        var standing = standIns.ToLookup(s => s.DeputyId);

        return new Roster([
            .. accounts
                .Select(a => new Colleague(
                    a.Id,
                    names[a.Id],
                    a.UserName ?? "",
                    a.Post,
                    a.SectionId,
                    a.SuspendedAt is not null,
                    a.AgencyId != agency,
                    [.. own[a.Id].Select(d => d.Duty).Distinct().Order()],
                    [
                        .. from one in standing[a.Id]
                        from duty in own[one.ForId]
                        where duty.AgencyId is not null
                        select (duty.Duty, names.GetValueOrDefault(one.ForId, "")),
                    ]
                ))
                .OrderBy(p => p.Name, StringComparer.Ordinal),
        ]);
    }

    /// <summary>Those who work here: everybody but system administrators who only keep the installation.</summary>
    public IEnumerable<Colleague> Here =>
        People.Where(p => !p.IsGuest || p.Own.Any(duty => duty != Duty.SystemAdministrator) || p.StandingIn.Count > 0);
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// Puts the agency that the session works for and the person's duties there into the signed-in user, at every request and from the
/// database: a duty taken back, or a suspended account, ends with the next click on every node. Two queries by index.
/// </summary>
/// <remarks>
/// It is made for every request, also a stranger's: the database is opened only for whoever is signed in. Making it each time was a
/// fifth of what a public page costs.
/// </remarks>
internal sealed class SessionDuties(IServiceProvider services, IHttpContextAccessor request, TimeProvider clock)
    : IClaimsTransformation
{
    private const string Kind = "prongsai-duties";

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (
            principal.Identities.Any(identity => identity.AuthenticationType == Kind)
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        )
            return principal;

        var db = services.GetRequiredService<ProngsaiDb>();
        var today = clock.Now().Today;
        var passkeys = db.Passkeys;
        var person = await db
            .Accounts.AsNoTracking()
            .Where(a => a.Id == id && a.SuspendedAt == null)
            .Select(a => new
            {
                a.AgencyId,
                a.DisplayName,
                HasSecondStep = a.TwoFactorEnabled || passkeys.Any(p => p.AccountId == a.Id),
            })
            .FirstOrDefaultAsync();
        // Nobody, or suspended: the next thing that happens is the sign-in page.
        if (person is null)
            return new ClaimsPrincipal(new ClaimsIdentity());

        var standIns = db.StandIns.Where(StandIn.On(today)).Where(s => s.DeputyId == id);
        var held = await db
            .HeldDuties.AsNoTracking()
            .Where(HeldDuty.On(today))
            .Where(d =>
                d.AccountId == id || standIns.Any(s => s.ForId == d.AccountId && (AgencyId?)s.AgencyId == d.AgencyId)
            )
            .Select(d => new { d.AgencyId, d.Duty })
            .ToListAsync();
        var duties = held.Select(d => (d.AgencyId, d.Duty)).ToList();
        var (agency, here) = await WorkingFor.ChooseAsync(
            db,
            WorkingFor.Wanted(request.HttpContext),
            person.AgencyId,
            duties
        );
        var now = new ClaimsIdentity(Kind);
        if (agency is { } works)
            now.AddClaim(new Claim(Actor.AgencyClaim, works.ToString()));
        if (person.DisplayName.Length > 0)
            now.AddClaim(new Claim(Actor.NameClaim, person.DisplayName));
        if (person.HasSecondStep)
            now.AddClaim(new Claim(SecondStep.Claim, "yes"));
        now.AddClaims(HeldDuty.Together([.. here]).Select(duty => duty.AsClaim()));

        var user = principal.Clone();
        user.AddIdentity(now);
        return user;
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// Puts the agency that the session works for and the person's duties there into the signed-in user, at every request and from the
/// database: a duty taken back, or a suspended account, ends with the next click on every node. One query.
/// </summary>
internal sealed class SessionDuties(ProngsaiDb db, IHttpContextAccessor request, TimeProvider clock)
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

        var today = clock.Now().Today;
        var passkeys = db.Passkeys;
        var held = db.HeldDuties.Where(HeldDuty.On(today));
        var person = await db
            .Accounts.AsNoTracking()
            .Where(a => a.Id == id)
            .Select(a => new
            {
                a.AgencyId,
                a.DisplayName,
                HasSecondStep = a.TwoFactorEnabled || passkeys.Any(p => p.AccountId == a.Id),
                Duties = held.Where(d => d.AccountId == a.Id).Select(d => new { d.AgencyId, d.Duty }).ToList(),
            })
            .FirstOrDefaultAsync();
        // Nobody: the next thing that happens is the sign-in page.
        if (person is null)
            return new ClaimsPrincipal(new ClaimsIdentity());

        var wanted = WorkingFor.Wanted(request.HttpContext);
        var agency = person.Duties.Any(d => d.AgencyId is { } one && one == wanted) ? wanted : person.AgencyId;
        var now = new ClaimsIdentity(Kind);
        if (agency is { } works)
            now.AddClaim(new Claim(Actor.AgencyClaim, works.ToString()));
        if (person.DisplayName.Length > 0)
            now.AddClaim(new Claim(Actor.NameClaim, person.DisplayName));
        if (person.HasSecondStep)
            now.AddClaim(new Claim(SecondStep.Claim, "yes"));
        now.AddClaims(
            person
                .Duties.Where(d => d.AgencyId is null || d.AgencyId == agency)
                .Select(d => d.Duty)
                .Distinct()
                .Select(duty => duty.AsClaim())
        );

        var user = principal.Clone();
        user.AddIdentity(now);
        return user;
    }
}

/// <summary>
/// Which of their agencies this browser works for. Only a wish: the duties there are read from the database each time, so a forged
/// cookie opens nothing.
/// </summary>
internal static class WorkingFor
{
    public const string Cookie = "prongsai-agency";

    public static AgencyId? Wanted(HttpContext? request) =>
        Guid.TryParse(request?.Request.Cookies[Cookie], out var agency) ? new AgencyId(agency) : null;
}

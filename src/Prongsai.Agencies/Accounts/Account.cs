using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

/// <summary>A person who may sign in, and the agency for which they work.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public AgencyId? AgencyId { get; set; }
}

/// <summary>Puts the agency into the signed-in user's claims, where <c>User.Agency()</c> finds it.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.AgencyId is { } agency)
            identity.AddClaim(new Claim(Actor.AgencyClaim, agency.ToString()));

        return identity;
    }
}

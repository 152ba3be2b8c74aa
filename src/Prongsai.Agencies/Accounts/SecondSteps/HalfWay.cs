using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Prongsai.Agencies.Accounts.Sessions;

namespace Prongsai.Agencies.Accounts.SecondSteps;

/// <summary>Somebody who has done the first step of signing in and not yet the second: a sealed cookie that lasts ten minutes.</summary>
internal sealed record HalfWay(Account Account, Entrance FirstStep)
{
    public const string Scheme = "prongsai-half-way";

    private const string StampClaim = "stamp";

    public static void Configure(CookieAuthenticationOptions cookie) =>
        AgenciesModule.ShortLived(cookie, "prongsai-half-way");

    public static ClaimsPrincipal PrincipalOf(Account account, Entrance firstStep) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                    new Claim(StampClaim, account.SecurityStamp ?? ""),
                    new Claim(SessionsInTheDatabase.EntranceClaim, firstStep.ToString()),
                ],
                Scheme
            )
        );

    /// <summary>Who is half way in this browser; null for nobody, or when the password was changed since.</summary>
    public static async Task<HalfWay?> OfAsync(HttpContext context, UserManager<Account> accounts)
    {
        var user = (await context.AuthenticateAsync(Scheme)).Principal;
        if (user?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            return null;

        var account = await accounts.FindByIdAsync(id);
        return
            account is not null
            && account.SecurityStamp == user.FindFirstValue(StampClaim)
            && Enum.TryParse<Entrance>(user.FindFirstValue(SessionsInTheDatabase.EntranceClaim), out var first)
            ? new HalfWay(account, first)
            : null;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Provider;

/// <summary>
/// Back from the provider, who has said who it is. An identity opens the account it is linked to, and never makes an account.
/// </summary>
[AllowAnonymous, EnableRateLimiting(SignInTries.Policy)]
internal sealed class FromProviderModel(FrontDoor door, ProviderLinks links, SignInSettings settings) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? returnUrl)
    {
        if (settings.Provider is not { } provider)
            throw new MissingException("no provider");
        if (await ProviderIdentity.OfAsync(HttpContext) is not { } identity)
            return SignInPage(ProviderRefusals.NotAccepted);

        // Somebody who is signed in already has come to link; that page shows whom, and asks.
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect("/staff/account/provider");

        var account = await links.AccountOfAsync(identity);
        if (account is null && provider.LinksByEmail && identity.VerifiedEmail is { } email)
        {
            account = await links.ByEmailAsync(email);
            if (account is not null)
                await links.LinkAsync(
                    account,
                    identity,
                    new Actor(account.Id, account.UserName ?? ""),
                    "verified e-mail"
                );
        }

        // Also when it opens nothing: the next person at this computer is somebody else.
        await ProviderIdentity.ForgetAsync(HttpContext);
        if (account is null)
            return SignInPage(ProviderRefusals.NotLinked);

        var back = Url.IsLocalUrl(returnUrl) ? returnUrl : "/staff";
        return await door.FirstStepDoneAsync(
            account,
            Entrance.Provider,
            asksSecondStep: !provider.AsksSecondStep
        ) switch
        {
            Came.In => LocalRedirect(back),
            Came.HalfWay => LocalRedirect($"/staff/sign-in/second-step?returnUrl={Uri.EscapeDataString(back)}"),
            _ => SignInPage(ProviderRefusals.NotAccepted),
        };
    }

    private LocalRedirectResult SignInPage(string failed) => LocalRedirect($"/staff/sign-in?failed={failed}");
}

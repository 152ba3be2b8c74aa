using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Provider;

/// <summary>
/// Sends the browser to the provider. A link and not a form: a form may lead only to ourselves (content security policy), and going
/// there changes nothing; what comes back is decided in <see cref="FromProviderModel"/>.
/// </summary>
[AllowAnonymous, EnableRateLimiting(SignInTries.Policy)]
internal sealed class WithProviderModel(
    SignInSettings settings,
    IOptionsMonitor<OpenIdConnectOptions> options,
    ILogger<WithProviderModel> log
) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? returnUrl, CancellationToken cancellation)
    {
        if (settings.Provider is not { } provider)
            throw new MissingException("no provider");

        var back = Url.IsLocalUrl(returnUrl) ? returnUrl : "/staff";
        try
        {
            // Asked here first, because a provider that is down should be a sentence and not a failed page.
            await options.Get(ProviderScheme.Name).ConfigurationManager!.GetConfigurationAsync(cancellation);
        }
        catch (Exception silent)
            when (silent is InvalidOperationException or HttpRequestException or IOException or TaskCanceledException)
        {
            ProviderLog.Silent(log, provider.Authority, silent.GetType().Name);
            return LocalRedirect(
                $"/staff/sign-in?failed={ProviderRefusals.Silent}&returnUrl={Uri.EscapeDataString(back)}"
            );
        }

        return Challenge(
            new AuthenticationProperties
            {
                RedirectUri = $"/staff/sign-in/from-provider?returnUrl={Uri.EscapeDataString(back)}",
            },
            ProviderScheme.Name
        );
    }
}

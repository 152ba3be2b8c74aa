using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Prongsai.Agencies.Contracts;

namespace Prongsai.Agencies.Accounts.Provider;

/// <summary>
/// The OpenID Connect provider of this installation: authorization code with PKCE, and a state, a nonce, an issuer and an audience
/// that are checked. It only tells who somebody is; whether that opens an account here is decided in <see cref="FromProviderModel"/>.
/// </summary>
internal static class ProviderScheme
{
    public const string Name = "oidc";
    public const string CallbackPath = "/staff/sign-in/oidc";

    public static AuthenticationBuilder AddProvider(this AuthenticationBuilder schemes, ProviderSettings settings) =>
        schemes.AddOpenIdConnect(
            Name,
            settings.Name,
            provider =>
            {
                provider.SignInScheme = IdentityConstants.ExternalScheme;
                provider.Authority = settings.Authority.ToString();
                provider.ClientId = settings.ClientId;
                provider.ClientSecret = settings.ClientSecret;
                // Only an address of this machine may be http (ProviderSettings): a provider under test.
                provider.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
                provider.CallbackPath = CallbackPath;
                provider.ResponseType = OpenIdConnectResponseType.Code;
                // The answer comes back in the address, not in a form from elsewhere, so that cookies may stay SameSite=Lax.
                provider.ResponseMode = OpenIdConnectResponseMode.Query;
                provider.UsePkce = true;
                provider.SaveTokens = false;
                provider.MapInboundClaims = false;
                provider.DisableTelemetry = true;
                provider.GetClaimsFromUserInfoEndpoint = false;
                // Thrown away by default; it is half of who somebody is.
                provider.ClaimActions.Remove("iss");
                provider.Scope.Clear();
                provider.Scope.Add("openid");
                provider.Scope.Add("profile");
                provider.Scope.Add("email");
                provider.TokenValidationParameters.NameClaimType = "name";
                provider.BackchannelTimeout = TimeSpan.FromSeconds(10);
                provider.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(10);
                provider.NonceCookie.Name = "prongsai-nonce.";
                provider.NonceCookie.SameSite = SameSiteMode.Lax;
                provider.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                provider.CorrelationCookie.Name = "prongsai-state.";
                provider.CorrelationCookie.SameSite = SameSiteMode.Lax;
                provider.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                provider.Events.OnRemoteFailure = SayThatItFailed;
            }
        );

    // Refused there, or an answer that is not the one we asked for: back to the sign-in page, which still takes a password.
    private static Task SayThatItFailed(RemoteFailureContext failed)
    {
        var refused = failed.Request.Query["error"] == "access_denied";
        if (!refused)
            ProviderLog.AnswerNotAccepted(
                failed
                    .HttpContext.RequestServices.GetRequiredService<ILoggerFactory>()
                    .CreateLogger(typeof(ProviderScheme).FullName!),
                failed.Failure?.GetType().Name ?? "unknown"
            );
        failed.Response.Redirect(
            $"/staff/sign-in?failed={(refused ? ProviderRefusals.Refused : ProviderRefusals.NotAccepted)}"
        );
        failed.HandleResponse();
        return Task.CompletedTask;
    }
}

internal static partial class ProviderLog
{
    // The kind of failure only: its message may quote tokens.
    [LoggerMessage(1, LogLevel.Warning, "The OpenID Connect provider's answer was not accepted: {Kind}.")]
    public static partial void AnswerNotAccepted(ILogger logger, string kind);

    [LoggerMessage(2, LogLevel.Warning, "The OpenID Connect provider at {Authority} does not answer: {Kind}.")]
    public static partial void Silent(ILogger logger, Uri authority, string kind);
}

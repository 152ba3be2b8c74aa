using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// Who is signed in: a sealed cookie that lasts one working day. It holds only the key of a session; the session is in the database.
/// </summary>
internal static class SignInCookie
{
    private static readonly string[] OpenToNewcomers =
    [
        "/staff/account",
        "/staff/agency",
        "/staff/password",
        "/staff/sign-in",
        "/staff/sign-out",
        "/staff/status",
    ];

    // Where somebody who must set up a second step may go before that.
    private static readonly string[] OpenWithoutSecondStep =
    [
        "/staff/account",
        "/staff/password",
        "/staff/sign-in",
        "/staff/sign-out",
    ];

    /// <summary>Whoever brings it may be signed in; whoever does not is a visitor.</summary>
    public const string Name = "prongsai-session";

    public static void AddSignInCookie(this IServiceCollection services) =>
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<ITicketStore>((cookie, sessions) => cookie.SessionStore = sessions);

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.LoginPath = "/staff/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Cookie.Name = Name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
        cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        cookie.Events.OnRedirectToLogin = AskToSignIn;
        cookie.Events.OnRedirectToAccessDenied = denied =>
        {
            // A good cookie of somebody who is suspended, or no longer there: nobody (SessionDuties).
            if (denied.HttpContext.User.Identity?.IsAuthenticated != true)
            {
                denied.Response.Redirect(cookie.LoginPath);
                return Task.CompletedTask;
            }

            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>Where a second step is required (Prongsai:SecondStep), whoever has none sets one up before anything else.</summary>
    public static void UseSecondStepFirst(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<SignInSettings>().SecondStepRequired)
            return;

        app.Use(
            (context, next) =>
            {
                var path = context.Request.Path;
                var lacksOne =
                    path.StartsWithSegments("/staff")
                    && context.User.Identity?.IsAuthenticated == true
                    && !context.User.HasSecondStep()
                    && !OpenWithoutSecondStep.Any(open => path.StartsWithSegments(open));
                if (!lacksOne)
                    return next(context);

                context.Response.Redirect("/staff/account");
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>
    /// A signed-in person without an agency has one thing to do first; a system administrator without another duty begins elsewhere.
    /// </summary>
    public static void UseNewcomersRegisterFirst(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var path = context.Request.Path;
                var newcomer =
                    path.StartsWithSegments("/staff")
                    && context.User.Identity?.IsAuthenticated == true
                    && !context.User.HasClaim(claim => claim.Type == Actor.AgencyClaim)
                    && context.GetEndpoint()?.Metadata.GetMetadata<OwnAccountAttribute>() is null
                    && !OpenToNewcomers.Any(open => path.StartsWithSegments(open));
                // Whoever keeps the installation reads no agency's work: "today" is not theirs.
                var keeper =
                    path == "/staff" && context.User.Has(Duty.SystemAdministrator) && !context.User.ReadsContent();
                if (!newcomer && !keeper)
                    return next(context);

                context.Response.Redirect(newcomer ? "/staff/agency" : "/staff/my-duties");
                return Task.CompletedTask;
            }
        );

    // htmx would put the sign-in page into a corner of the page at hand; it is told to go there instead.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> asked)
    {
        if (!asked.Request.Headers.ContainsKey("HX-Request"))
        {
            asked.Response.Redirect(asked.RedirectUri);
            return Task.CompletedTask;
        }

        asked.Response.StatusCode = StatusCodes.Status401Unauthorized;
        asked.Response.Headers["HX-Redirect"] = "/staff/sign-in";
        return Task.CompletedTask;
    }
}

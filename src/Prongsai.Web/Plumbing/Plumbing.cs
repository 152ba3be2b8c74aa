using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.WebEncoders;
using Prongsai.Web.Layouts;
using System.Text.Unicode;

namespace Prongsai.Web.Plumbing;

/// <summary>Errors, headers, language, sign-in: what every request passes through, in the order in which it does.</summary>
internal static class Plumbing
{
    public static IServiceCollection AddProngsaiPlumbing(this IServiceCollection services)
    {
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(
                IdentityConstants.ApplicationScheme,
                cookie =>
                {
                    cookie.LoginPath = "/staff/sign-in";
                    cookie.ReturnUrlParameter = "returnUrl";
                    cookie.Cookie.Name = "prongsai-session";
                    cookie.Cookie.HttpOnly = true;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
                }
            );

        // Default-deny: a page without a policy asks for sign-in.
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        services
            .AddRazorPages(pages => pages.RootDirectory = "/")
            .AddMvcOptions(mvc => mvc.ModelBinderProviders.Insert(0, new ValuesFromRoutes()));

        services.AddScoped<Letterhead>();

        // The default encoder writes Thai as entities, six times its size.
        services.Configure<WebEncoderOptions>(encoder =>
            encoder.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(UnicodeRanges.All)
        );
        return services;
    }

    public static void UseProngsaiPlumbing(this WebApplication app)
    {
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
    }
}

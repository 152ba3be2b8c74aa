using System.Net;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using Prongsai.Agencies;
using Prongsai.Kernel;
using Prongsai.Web.Layouts;
using Prongsai.Web.Plumbing.Failures;
using Prongsai.Web.Plumbing.Keys;
using Prongsai.Web.Status;
using Prongsai.Web.Telemetry;

namespace Prongsai.Web.Plumbing;

/// <summary>Errors, headers, language, sign-in: what every request passes through, in the order of the README beside this file.</summary>
internal static class Plumbing
{
    public static IServiceCollection AddProngsaiPlumbing(this IServiceCollection services, IConfiguration settings)
    {
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, SignInCookie.Configure)
            .AddSignIn(settings);
        services.AddSignInCookie();

        // Default-deny: a page without attributes asks for sign-in, opens to those who read content, and takes no form.
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(
                new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(DutyAllows.It).Build()
            );

        services
            .AddRazorPages(pages => pages.RootDirectory = "/")
            .AddMvcOptions(mvc =>
            {
                mvc.ModelBinderProviders.Insert(0, new ValuesFromRoutes());
                mvc.ModelBinderProviders.Insert(0, new DaysFromForms());
                mvc.Filters.Add(new FormsWithoutAnAct());
            });
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "prongsai-form";
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        services.AddSealingKeys(settings);
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddScoped<Letterhead>();
        services.AddSignInLimit();
        services.AddPortalCache();
        services
            .AddSingleton<Running>()
            .AddScoped<Inspection>()
            .AddStatus<TheProgram>()
            .AddStatus<TheDatabase>()
            .AddStatus<TheDisk>()
            .AddStatus<TheClock>();
        services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(settings.GetValue("Prongsai:StopSeconds", 30))
        );
        services.AddUploadLimits();
        services.AddResponseCompression(answers =>
        {
            // Antiforgery tokens differ in every answer, so compressing them over TLS gives nothing away (BREACH).
            answers.EnableForHttps = true;
            answers.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<ForwardedHeadersOptions>(proxies => Trust(proxies, settings["Prongsai:TrustedProxies"]));

        // The default encoder writes Thai as entities, six times its size.
        services.Configure<WebEncoderOptions>(encoder =>
            encoder.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(UnicodeRanges.All)
        );
        return services;
    }

    public static void UseProngsaiPlumbing(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseNamedTraces();
        app.UsePortalCache();
        app.UseSafeHeaders();
        app.UseFailures();
        app.UseUnavailable();
        app.UseHsts();
        app.UseChosenLanguage();
        app.UseResponseCompression();
        app.UseStaticFiles(StaticFiles.Cached);
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseUploadLimits();
        app.UseSecondStepFirst();
        app.UseNewcomersRegisterFirst();
        app.UseAuthorization();
        app.EmptyPortalCacheAfterActs();

        app.MapLanguageChoice();
        app.MapHealth();
        app.MapMetrics();
        // An address that nobody has is missing, not secret: without this the fallback policy would ask strangers to sign in.
        app.MapFallback("{*anything}", () => Results.NotFound()).AllowAnonymous();
    }

    // Prongsai:TrustedProxies, "10.0.0.2, 10.1.0.0/16": whose word about the visitor's address and scheme is believed.
    private static void Trust(ForwardedHeadersOptions options, string? proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        const StringSplitOptions tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var proxy in proxies?.Split(',', tidy) ?? [])
        {
            if (proxy.Contains('/', StringComparison.Ordinal))
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else
                options.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        var anyone = options.KnownProxies.Count + options.KnownIPNetworks.Count > 0;
        options.ForwardedHeaders = anyone
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
            : ForwardedHeaders.None;
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.Accounts.Passwords;
using Prongsai.Agencies.Accounts.Provider;
using Prongsai.Agencies.Accounts.SecondSteps;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.Importing;
using Prongsai.Agencies.People;
using Prongsai.Agencies.Register;
using Prongsai.Kernel;

namespace Prongsai.Agencies;

/// <summary>Everything this module adds to the host.</summary>
public static class AgenciesModule
{
    /// <summary>The register of agencies, accounts and sign-in.</summary>
    public static IServiceCollection AddAgencies(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddFilesUsedIn("agencies", new("ตราหน่วยงาน", "Crest of the agency"), _ => "/staff/agency");
        services.AddJournalWords(Register.AgencyJournalWords.Words);
        services.AddScoped<IAgencies, AgencyRegister>();
        services.AddScoped<IAgencyImport, AgencyImport>();
        services.AddScoped<IMailAddresses, MailAddresses>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<IFirstAdministrator>(all => all.GetRequiredService<FirstAdministrator>());
        services.AddScoped<ILockedOut, LockedOut>();
        services.AddScoped<IPeople, Staff>();
        services.AddHttpContextAccessor();
        services.AddScoped<IClaimsTransformation, SessionDuties>();

        services
            .AddIdentityCore<Account>(options =>
            {
                // Length protects; composition rules only annoy (NIST SP 800-63B).
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
            })
            .AddPasswordValidator<NotAKnownPassword>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddSignInManager();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddScoped<OpenSessions>();
        services.AddScoped<FrontDoor>();
        services.AddSingleton<AppKeySeal>();
        services.AddScoped<OwnSecondStep>();
        services.AddScoped<ProviderLinks>();
        services.AddSingleton<KnownPasswords>();
        services.AddSingleton<IKnownPasswords>(provider => provider.GetRequiredService<KnownPasswords>());
        services.AddSingleton<ITicketStore, SessionsInTheDatabase>();
        // A changed password ends the sessions of other devices within this time.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        return services;
    }

    /// <summary>Everything about signing in but the session cookie itself: second step, passkeys, the provider.</summary>
    /// <exception cref="RefusedException">A setting cannot be used.</exception>
    public static AuthenticationBuilder AddSignIn(this AuthenticationBuilder schemes, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(schemes);
        var settings = SignInSettings.From(configuration);
        schemes.Services.AddSingleton(settings);
        schemes.Services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = settings.PasskeyDomain;
            // A passkey stands alone, without name and password: it must know its owner, and the owner must prove to be there.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
        });

        // Between the first step and the second; Identity's own cookie carries the questions put to passkeys.
        schemes.AddCookie(HalfWay.Scheme, HalfWay.Configure);
        schemes.AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => ShortLived(cookie, "prongsai-passkey"));
        if (settings.Provider is { } provider)
        {
            schemes.AddCookie(IdentityConstants.ExternalScheme, cookie => ShortLived(cookie, "prongsai-provider"));
            schemes.AddProvider(provider);
        }

        return schemes;
    }

    /// <summary>
    /// Seals the keys of authenticator apps that an earlier version kept open. After the tables and the sealing keys are there; called
    /// by one node at a time.
    /// </summary>
    public static async Task SealAuthenticatorKeysAsync(
        this IServiceProvider provider,
        CancellationToken cancellation = default
    )
    {
        await using var scope = provider.CreateAsyncScope();
        await provider
            .GetRequiredService<AppKeySeal>()
            .CloseOpenOnesAsync(scope.ServiceProvider.GetRequiredService<ProngsaiDb>(), cancellation);
    }

    internal static void ShortLived(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
        cookie.SlidingExpiration = false;
    }
}

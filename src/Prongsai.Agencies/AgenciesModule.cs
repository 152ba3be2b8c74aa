using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Accounts;
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
        services.AddScoped<IFirstAdministrator, FirstAdministrator>();
        services.AddScoped<IMailAddresses, MailAddresses>();
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
            .AddSignInManager();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        // A changed password ends the sessions of other devices within this time.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        return services;
    }
}

internal sealed class AccountStore(ProngsaiDb db, IdentityErrorDescriber words)
    : UserOnlyStore<Account, ProngsaiDb, Guid>(db, words);

using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Agencies;

/// <summary>Everything this module adds to the host.</summary>
public static class AgenciesModule
{
    /// <summary>The register of agencies, accounts and sign-in.</summary>
    public static IServiceCollection AddAgencies(this IServiceCollection services) => services;
}

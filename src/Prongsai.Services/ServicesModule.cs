using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Services.Counter;
using Prongsai.Services.Statistics;

namespace Prongsai.Services;

/// <summary>Everything this module adds to the host.</summary>
public static class ServicesModule
{
    /// <summary>The registry of service manuals, and online requests.</summary>
    public static IServiceCollection AddServices(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddCounter();
        services.AddStatistics();
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Reports;

/// <summary>Everything this module adds to the host.</summary>
public static class ReportsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services;
}

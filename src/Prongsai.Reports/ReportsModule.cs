using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;
using Prongsai.Reports.Pdf;

namespace Prongsai.Reports;

/// <summary>Everything this module adds to the host.</summary>
public static class ReportsModule
{
    /// <summary>The official report: its content, its three forms, its editions and templates.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddSingleton<InstalledBrowser>();
        services.AddSingleton<IPrinter, WarmBrowser>();
        services.AddScoped<LiveReport>();
        services.AddScoped<IReports, Reports>();
        return services;
    }
}

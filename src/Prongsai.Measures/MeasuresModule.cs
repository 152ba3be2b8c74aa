using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.FourColumns;
using Prongsai.Measures.Importing;

namespace Prongsai.Measures;

/// <summary>Everything this module adds to the host.</summary>
public static class MeasuresModule
{
    /// <summary>The four-column table, its pages and its import.</summary>
    public static IServiceCollection AddMeasures(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        services.AddScoped<IMeasures, LiveTable>();
        services.AddScoped<IMeasuresImport, MeasuresImport>();

        return services;
    }
}

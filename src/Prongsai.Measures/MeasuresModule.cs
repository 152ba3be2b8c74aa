using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Measures;

/// <summary>Everything this module adds to the host.</summary>
public static class MeasuresModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddMeasures(this IServiceCollection services) => services;
}

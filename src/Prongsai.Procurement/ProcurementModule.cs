using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Procurement;

/// <summary>Everything this module adds to the host.</summary>
public static class ProcurementModule
{
    /// <summary>What was bought, from whom and for how much: its import, its forms, its open data and its signs of risk.</summary>
    public static IServiceCollection AddProcurement(this IServiceCollection services) => services;
}

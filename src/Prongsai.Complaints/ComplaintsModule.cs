using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Complaints;

/// <summary>Everything this module adds to the host.</summary>
public static class ComplaintsModule
{
    /// <summary>See the module's README.</summary>
    public static IServiceCollection AddComplaints(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Frameworks;
using Prongsai.Kernel;

namespace Prongsai.Assessment;

/// <summary>Everything this module adds to the host.</summary>
public static class AssessmentModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddAssessment(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<FrameworkLibrary>();

        return services.AddTables<FrameworkTables>();
    }
}

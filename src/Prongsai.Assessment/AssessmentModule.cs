using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Assessment;

/// <summary>Everything this module adds to the host.</summary>
public static class AssessmentModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddAssessment(this IServiceCollection services) => services;
}

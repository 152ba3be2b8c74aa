using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Frameworks;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Scoring;
using Prongsai.Kernel;

namespace Prongsai.Assessment;

/// <summary>Everything this module adds to the host.</summary>
public static class AssessmentModule
{
    /// <summary>Frameworks, import of results, scores, gaps.</summary>
    public static IServiceCollection AddAssessment(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<FrameworkLibrary>();
        services.AddScoped<AgencyScores>();
        services.AddScoped<IScores>(provider => provider.GetRequiredService<AgencyScores>());
        services.AddScoped<ResultImport>();
        services.AddScoped<IResultImport>(provider => provider.GetRequiredService<ResultImport>());

        return services.AddTables<FrameworkTables>().AddTables<Tables>();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Feedback;

/// <summary>Everything this module adds to the host.</summary>
public static class FeedbackModule
{
    /// <summary>See the module's README.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services)
    {
        services.AddTables<Tables>();
        return services;
    }
}

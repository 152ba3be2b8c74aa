using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>The counter of the sample office with a month of made-up tickets.</summary>
internal static class SampleCounter
{
    /// <summary>Loads it; loading it again changes nothing.</summary>
    public static async Task LoadAsync(IServiceProvider services, AgencyId agency, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISampleCounter>().LoadAsync(agency, cancellation);
    }
}

using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>The made-up survey rounds of the sample office: last month's, answered, and this month's with an open kiosk.</summary>
internal static class SampleSurveys
{
    /// <summary>Loads them; loading them again changes nothing.</summary>
    /// <exception cref="RefusedException">The file has mistakes.</exception>
    public static async Task LoadAsync(
        IServiceProvider services,
        AgencyId agency,
        string folder,
        CancellationToken cancellation
    )
    {
        await using var scope = services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<ISampleSurveys>()
            .LoadAsync(agency, Path.Combine(folder, "surveys.json"), cancellation);
    }
}

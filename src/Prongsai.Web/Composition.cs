using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies;
using Prongsai.Assessment;
using Prongsai.Data.Postgres;
using Prongsai.Data.Sqlite;
using Prongsai.Kernel;
using Prongsai.Measures;
using Prongsai.Reports;

namespace Prongsai.Web;

/// <summary>What Prongsai is made of. The web server and every verb of the command line stand on this one list.</summary>
internal static class Composition
{
    public static IServiceCollection AddProngsai(this IServiceCollection services, Installation installation)
    {
        services.AddKernel(installation);
        if (installation.UsesPostgres)
            services.AddPostgres(installation.ConnectionString);
        else
            services.AddSqlite(installation.ConnectionString);

        return services.AddAgencies().AddAssessment().AddMeasures().AddReports();
    }

    /// <summary>Makes the folders and brings the database to this version of the program.</summary>
    public static async Task PrepareAsync(this IServiceProvider provider, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(provider.GetRequiredService<Installation>().DataFolder);
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProngsaiDb>().Database.MigrateAsync(cancellation);
    }
}

using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Results;
using Prongsai.Kernel;
using Prongsai.Web.City;
using Prongsai.Web.CommandLine;

namespace Prongsai.Bench;

/// <summary>
/// The parent's page with every agency of the country (8,300, three years each) against the same with fifty: 166 times the
/// agencies may cost less than 40 times the time, because nothing is asked per agency.
/// </summary>
internal static class ManyAgencies
{
    private const int Country = 8300;
    private const int City = 50;
    private const double Gate = 40;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        await using var app = await AnInstallation.PreparedAsync(folder);

        var small = await GivenAsync(app.Services, "city", City);
        var large = await GivenAsync(app.Services, "country", Country);
        Console.WriteLine(
            $"first time, {Country} agencies: {await Rounds.TimeAsync(() => OverviewAsync(app.Services, large)):0} ms"
        );
        var ratio = await Rounds.CompareAsync(
            10,
            ($"{Country} agencies side by side", () => OverviewAsync(app.Services, large)),
            ($"{City} agencies side by side", () => OverviewAsync(app.Services, small))
        );
        Rounds.Ratio(ratio / Gate, "< 1.0");
        Directory.Delete(folder, recursive: true);
        return ratio < Gate ? 0 : 1;
    }

    private static async Task OverviewAsync(IServiceProvider services, AgencyId parent)
    {
        await using var scope = services.CreateAsyncScope();
        var overview = await scope
            .ServiceProvider.GetRequiredService<OverviewOfBelow>()
            .OfAsync(parent, CancellationToken.None);
        new Asked { Sort = "2568", Dir = "desc" }.Of(overview);
    }

    private static async Task<AgencyId> GivenAsync(IServiceProvider services, string slug, int count)
    {
        var file = new StringBuilder("slug,name_th,name_en,profile,parent\n");
        file.Append(CultureInfo.InvariantCulture, $"{slug},{slug},{slug},general,\n");
        for (var i = 0; i < count; i++)
            file.Append(CultureInfo.InvariantCulture, $"{slug}-{i},หน่วยงาน {i},Agency {i},sub_department,{slug}\n");
        AgencyId parent;
        IReadOnlyList<Agency> agencies;
        await using (var scope = services.CreateAsyncScope())
        {
            var import = scope.ServiceProvider.GetRequiredService<IAgencyImport>();
            var took = await Rounds.TimeAsync(async () =>
                (
                    await import.ImportAsync(
                        "agencies.csv",
                        Encoding.UTF8.GetBytes(file.ToString()),
                        null,
                        false,
                        null,
                        Actor.System
                    )
                ).Refusals.ThrowIfAny()
            );
            Console.WriteLine($"import of {count} agencies: {took:0} ms");
            var register = scope.ServiceProvider.GetRequiredService<IAgencies>();
            parent = (await register.BySlugAsync(slug))!.Id;
            agencies = await register.BelowAsync(parent);
        }

        // Through the database at once: what is measured is reading.
        foreach (var some in agencies.Chunk(500))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var now = TimeProvider.System.Now();
            foreach (var agency in some)
            {
                var import = ImportedFile.Of(agency.Id, now, Actor.System, "r.csv", FileHash.Of("r"u8), 30, 0);
                db.Add(import);
                var results = ResultsFile.Read("r.csv", Encoding.UTF8.GetBytes(SampleCity.Results(agency.Slug)));
                foreach (var year in results.AgencyYears)
                foreach (var figure in year.Figures.Values)
                    db.Add(ImportedFigure.Of(import, year.Year!.Value, figure));
            }

            await db.SaveChangesAsync();
        }

        return parent;
    }
}

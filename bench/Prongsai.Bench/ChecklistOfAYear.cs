using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Web;
using Prongsai.Web.CommandLine;

namespace Prongsai.Bench;

/// <summary>Every item of the sample office's year against its elements, read from the database and checked: 200 ms at the most.</summary>
internal static class ChecklistOfAYear
{
    private const double GateMilliseconds = 200;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        await using var app = Web.Host.Build([
            "--Prongsai:DataFolder",
            folder,
            "--Logging:LogLevel:Default",
            "Warning",
        ]);
        await app.Services.PrepareAsync();
        var agency = await SampleOffice.LoadAsync(
            app.Services,
            SampleOffice.FolderOf("khlong-sam-wa"),
            CancellationToken.None
        );

        var items = 0;
        List<double> times = [];
        for (var round = 0; round < 30; round++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var checks = scope.ServiceProvider.GetRequiredService<IDisclosureChecks>();
            var took = await Rounds.TimeAsync(async () =>
                items = (await checks.OfYearAsync(agency.Id, new FiscalYear(2567))).Count
            );
            // The first is a cold program; an office's is warm.
            if (round > 4)
                times.Add(took);
        }

        if (items == 0)
            throw new InvalidOperationException("no items were checked");
        Rounds.Show($"{items} items of one agency", times);
        Rounds.Machine();
        Rounds.Ratio(
            Rounds.Median(times) / GateMilliseconds,
            string.Create(CultureInfo.InvariantCulture, $"< 1.0 (of {GateMilliseconds} ms)")
        );
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return Rounds.Median(times) < GateMilliseconds ? 0 : 1;
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;

namespace Prongsai.Bench;

/// <summary>What a line of the journal adds to a change that is saved anyway: the same save with and without it, turn about.</summary>
internal static class JournalAgainstNone
{
    private const int Saves = 200;
    private const double GateMilliseconds = 1;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        await using var app = await AnInstallation.PreparedAsync(folder);
        var agency = Ids.Next<AgencyId>();
        var by = new Actor(Guid.CreateVersion7(), "สมศรี สมมุติ");
        var clock = TimeProvider.System;

        // A line with a line beside it, against a line alone: one transaction each way, so only the line's own cost differs.
        async Task SaveAsync(bool journalled)
        {
            for (var i = 0; i < Saves; i++)
            {
                await using var scope = app.Services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
                var now = clock.Now();
                db.Journal(agency, now, by, "Changed", "bench:1", new { i });
                if (journalled)
                    db.Journal(agency, now, by, "MeasureReworded", "improvement:1", new { was = "ก่อน", now = "หลัง" });
                await db.SaveChangesAsync();
            }
        }

        List<double> with = [],
            without = [];
        await SaveAsync(true);
        await SaveAsync(false);
        for (var round = 0; round < 10; round++)
        {
            with.Add(await Rounds.TimeAsync(() => SaveAsync(true)) / Saves);
            without.Add(await Rounds.TimeAsync(() => SaveAsync(false)) / Saves);
        }

        Rounds.Show("a change with its journal line", with);
        Rounds.Show("the same change without", without);
        Rounds.Machine();
        var added = Rounds.Median(with) - Rounds.Median(without);
        Rounds.Ratio(
            added / GateMilliseconds,
            string.Create(
                CultureInfo.InvariantCulture,
                $"< 1.0 (a line adds {added:0.000} ms of {GateMilliseconds} ms)"
            )
        );
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return added < GateMilliseconds ? 0 : 1;
    }
}

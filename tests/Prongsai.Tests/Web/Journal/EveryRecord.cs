using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Tests.Web.Journal;

/// <summary>
/// Whatever has a history that everybody may read must be one click away from it: the kinds of records come from the modules' words
/// for the journal, the clicks from walking the sample office.
/// </summary>
public sealed class EveryRecord
{
    [Theory, OnBothDatabases]
    public async Task With_a_history_is_linked_to_it_and_the_history_opens(Database database)
    {
        await using var app = await App.StartAsync(
            database,
            builder => builder.Configuration["Prongsai:Browser"] = "/nowhere"
        );
        await SampleIn.LoadAsync(app);
        await App.SubmitAsync(app.Officer, "/staff/agency/sections", new() { ["NameTh"] = "ฝ่ายปกครอง" });
        await App.SubmitAsync(app.Officer, "/staff/reports/2568", [], "/issue");

        HashSet<string> linked = [];
        foreach (var address in await PageKinds.ReachableAsync(app))
        {
            var page = await App.OpenAsync(app.Officer, address);
            foreach (var link in page.QuerySelectorAll("a[href^='/staff/history?record=']"))
            {
                var href = link.GetAttribute("href")!;
                if (linked.Add(Uri.UnescapeDataString(href.Split('=')[1]).Split(':')[0]))
                    Assert.NotEmpty((await App.OpenAsync(app.Officer, href)).QuerySelectorAll("ol.story li"));
            }
        }

        var written = await app.Ask<ProngsaiDb, List<string>>(db =>
            db.Set<JournalEntry>().Where(e => e.AgencyId == app.Agency).Select(e => e.Record).Distinct().ToListAsync()
        );
        var without = await app.Ask<JournalReading, List<string>>(reading =>
            Task.FromResult(
                written
                    .Where(record => reading.KindOf(record) is { ForEverybody: true })
                    .Select(record => record.Split(':')[0])
                    .Distinct()
                    .Where(kind => !linked.Contains(kind))
                    // A row of the measures table has a page of its own for its history (Measures/Improvements/History).
                    .Where(kind => kind != "improvement")
                    .ToList()
            )
        );

        Assert.True(without.Count == 0, "No page links to the history of: " + string.Join(", ", without));
        Assert.Contains("report-edition", linked);
        Assert.Contains("section", linked);
    }
}

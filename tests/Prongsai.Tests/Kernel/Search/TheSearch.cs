using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Search;

/// <summary>The search of a running program, spoken to as a module and as a page speak to it.</summary>
internal sealed class TheSearch(App app) : IAsyncDisposable
{
    private static readonly DateTime Beginning = new(2025, 1, 1, 3, 0, 0, DateTimeKind.Utc);
    private int _published;

    public AgencyId Agency { get; } = Ids.Next<AgencyId>();

    public static async Task<TheSearch> StartAsync(Database database) =>
        new(await App.StartAsync(database, administrator: false));

    /// <summary>Publishes one text, later than those before it.</summary>
    public Task PublishAsync(string record, string title, string text = "", AgencyId? agency = null) =>
        PublishAsync([(record, title, text)], agency);

    public Task PublishAsync(IEnumerable<(string Record, string Title, string Text)> said, AgencyId? agency = null) =>
        app.With<ProngsaiDb>(async db =>
        {
            foreach (var (record, title, text) in said)
                await db.PutIntoSearchAsync(Said(record, title, text, agency));
            await db.SaveChangesAsync();
        });

    public Searchable Said(string record, string title, string text = "", AgencyId? agency = null) =>
        new(
            agency ?? Agency,
            "edition",
            record,
            $"/somewhere/{record}",
            title,
            text,
            Beginning.AddMinutes(_published++)
        );

    public Task WithdrawAsync(string record) =>
        app.With<ProngsaiDb>(async db =>
        {
            await db.TakeOutOfSearchAsync(Agency, "edition", record);
            await db.SaveChangesAsync();
        });

    public Task<SearchFound> FindAsync(string asked, AgencyId? agency = null, int page = 1, int size = 100) =>
        app.Ask<SiteSearch, SearchFound>(search => search.FindAsync(asked, agency, page, size));

    /// <summary>The records that are found, best first.</summary>
    public async Task<IEnumerable<string>> RecordsAsync(string asked, AgencyId? agency = null) =>
        (await FindAsync(asked, agency)).Hits.Select(hit => hit.Record);

    public Task<int> RebuildAsync(params ISearchSource[] sources) =>
        app.Ask<SiteSearch, int>(search => search.RebuildAsync(sources));

    /// <summary>What the status page says of it.</summary>
    public Task<StatusLine> StandingAsync() =>
        app.Ask<IEnumerable<IStatus>, StatusLine>(all =>
            all.OfType<SearchStatus>().Single().LookAsync(TimeProvider.System.Now())
        );

    public Task With(Func<ProngsaiDb, Task> act) => app.With(act);

    public Task SqlAsync(string sql) => app.With<ProngsaiDb>(db => db.Database.ExecuteSqlRawAsync(sql));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

namespace Prongsai.Kernel;

/// <summary>Makes the search anew; restoring a backup of an older program asks for it.</summary>
public sealed record RebuildSearch;

internal sealed class RebuildingSearch(SiteSearch search, IEnumerable<ISearchSource> sources) : IJobWork<RebuildSearch>
{
    public Task RunAsync(RebuildSearch job, JobRun run, CancellationToken cancellation) =>
        search.RebuildAsync(sources, cancellation);
}

/// <summary>Says on the status page whether searching has its index.</summary>
internal sealed class SearchStatus(ProngsaiDb db, ISearchIndex index) : IStatus
{
    public Bilingual What => new("การค้นหาเนื้อหา", "Searching");

    public async Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default) =>
        await index.TroubleAsync(db, cancellation) is var (finding, whatToDo)
            ? new StatusLine(What, Standing.Watch, finding, whatToDo)
            : new StatusLine(What, Standing.Good, new("มีดัชนีครบ", "has its index"));
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Editions;

/// <summary>The latest standing edition of every item, as the public searches it: title, blocks, and what its files say.</summary>
internal sealed class FoundEditions(ProngsaiDb db, IAgencies agencies, KeptFiles files, FileReading reading)
    : ISearchSource
{
    public const string Name = "disclosure";

    public string Kind => Name;

    public async IAsyncEnumerable<Searchable> PublishedAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var slugs = (await agencies.AllAsync(cancellation)).ToDictionary(a => a.Id, a => a.Slug);
        var latest = await db.LatestEditions().OrderBy(e => e.PublishedAt).Select(e => e.Id).ToListAsync(cancellation);
        // One at a time in memory: a country has three hundred thousand.
        foreach (var id in latest)
        {
            var edition = await db.DisclosureEditions.AsNoTracking().SingleAsync(e => e.Id == id, cancellation);
            if (slugs.TryGetValue(edition.AgencyId, out var slug))
                yield return await OfAsync(edition, slug, cancellation);
        }
    }

    public async Task<Searchable> OfAsync(Edition edition, string slug, CancellationToken cancellation)
    {
        var frozen = edition.Read();
        List<string> texts = [.. frozen.Blocks.Select(Found).SelectMany(b => b.Texts).Where(t => t.Length > 0)];
        foreach (var file in frozen.Files)
        {
            texts.Add(file.Name);
            if (!file.MediaType.StartsWith("image/", StringComparison.Ordinal))
                texts.Add((await SaysAsync(file, cancellation)).Text);
        }

        return new Searchable(
            edition.AgencyId,
            Name,
            RecordOf(edition.Year, edition.Code),
            $"/{slug}/oit/{edition.Year}/{edition.Code}",
            $"{edition.Code} {edition.TitleTh} ปีงบประมาณ พ.ศ. {edition.Year}",
            string.Join('\n', texts),
            edition.PublishedAt
        );
    }

    // The module that a long table was taken from has a search of its own over every row.
    private static Block Found(Block block) =>
        block is TableBlock { Rows.Count: > Limits.Rows } table
            ? table with
            {
                Rows = [.. table.Rows.Take(Limits.Rows)],
            }
            : block;

    public static string RecordOf(FiscalYear year, string code) => $"{year}/{code}";

    private async Task<FileSays> SaysAsync(FrozenFile file, CancellationToken cancellation)
    {
        if (!FileHash.TryParse(file.Sha256, out var hash))
            return new FileSays(FileState.CannotBeJudged);

        return await reading.ReadAsync(file.Name, await files.ReadAsync(hash, cancellation), cancellation);
    }
}

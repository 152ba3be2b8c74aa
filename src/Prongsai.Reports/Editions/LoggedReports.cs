using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;
using Prongsai.Reports.Contracts;

namespace Prongsai.Reports.Editions;

/// <summary>What a report says in the agency's public log once a second person put their name to it: its files.</summary>
internal sealed class LoggedReports(ProngsaiDb db, IAgencies agencies) : ILoggedActs
{
    public IReadOnlyCollection<string> Names => ["ReportPublished"];

    public async Task<IReadOnlyList<ToldAct>> TellAsync(
        IReadOnlyList<JournalEntry> lines,
        CancellationToken cancellation
    )
    {
        var ids = lines.ToDictionary(line => new EditionId(Guid.Parse(line.Record.Split(':')[1])));
        var wanted = ids.Keys.ToList();
        var editions = await db
            .ReportEditions.AsNoTracking()
            .Where(e => wanted.Contains(e.Id))
            .ToListAsync(cancellation);
        List<FileHash> hashes = [.. editions.SelectMany(FilesOf).Select(f => f.Hash)];
        var sizes = await db.SizesAsync(hashes, cancellation);
        var slugs = (await agencies.AllAsync(cancellation)).ToDictionary(a => a.Id, a => a.Slug);

        return
        [
            .. editions.Select(e => new ToldAct(
                ids[e.Id].Id,
                new LoggedAct("report-signed")
                {
                    Year = e.Programme.Buddhist,
                    Edition = e.Number,
                    Role = "reviewer",
                    Files =
                    [
                        .. FilesOf(e)
                            .Select(f => new LoggedFile(
                                $"report-{slugs[e.AgencyId]}-{e.Programme}-{e.Number}.{f.Form.Extension()}",
                                f.Hash.Hex,
                                sizes[f.Hash]
                            )),
                    ],
                }
            )),
        ];
    }

    private static IEnumerable<(ReportForm Form, FileHash Hash)> FilesOf(Edition edition) =>
        from form in Enum.GetValues<ReportForm>()
        let hash = edition.FileOf(form)
        where hash is not null
        select (form, hash.Value);
}

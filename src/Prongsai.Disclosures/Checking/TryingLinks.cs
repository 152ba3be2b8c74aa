using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Checking;

/// <summary>Tries the links of every agency's disclosures: the nightly round.</summary>
internal sealed record TryLinks;

/// <summary>
/// Visits each link once a week at the most, those that did not answer every night, and remembers what came of it. As an anonymous
/// visitor, politely, and never where only this server can reach (Kernel/Outside).
/// </summary>
internal sealed class TryingLinks(ProngsaiDb db, PoliteVisitor visitor, TimeProvider clock) : IJobWork<TryLinks>
{
    public async Task RunAsync(TryLinks job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var drafts = await db
            .DisclosureDrafts.AsNoTracking()
            .Where(d => d.Blocks.Contains("http"))
            .Select(d => new { d.AgencyId, d.Blocks })
            .ToListAsync(cancellation);
        var links = drafts
            .SelectMany(d => FileRules.LinksOf(Document.Of(d.Blocks)).Select(l => (d.AgencyId, l.Url)))
            .Distinct()
            .ToList();
        var known = await db.DisclosureLinks.ToDictionaryAsync(l => (l.AgencyId, l.Id), cancellation);
        var done = 0;
        foreach (var (agency, url) in links)
        {
            run.Progress(++done, links.Count);
            var check = known.GetValueOrDefault((agency, LinkCheck.IdOf(url)));
            if (check is { Answers: true } && check.At > now.Utc.AddDays(-7))
                continue;

            if (check is null)
                db.DisclosureLinks.Add(check = LinkCheck.For(agency, url));
            check.Found(await visitor.VisitAsync(new Uri(url), new VisitWish(PagesOnly: true), cancellation), now);
            await db.SaveChangesAsync(cancellation);
        }
    }
}

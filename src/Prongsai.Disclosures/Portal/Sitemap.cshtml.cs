using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>For search engines: /sitemap.xml names one map for each agency (a map holds 50,000 addresses at most).</summary>
[AllowAnonymous]
internal sealed class SitemapModel(ProngsaiDb db, IAgencies agencies, IEnumerable<IMonthlyRecords> records) : PageModel
{
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public async Task<IActionResult> OnGetAsync(string? agency, CancellationToken cancellation)
    {
        var origin = Request.Origin();
        if (agency is null)
        {
            var all = await agencies.AllAsync(cancellation);
            return Xml(
                new XElement(
                    Sitemaps + "sitemapindex",
                    all.Select(a => new XElement(
                        Sitemaps + "sitemap",
                        new XElement(Sitemaps + "loc", $"{origin}/{a.Slug}/sitemap.xml")
                    ))
                )
            );
        }

        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var id = whose.Id;
        var items = await db.StandingEditions()
            .Where(e => e.AgencyId == id)
            .GroupBy(e => new { e.Year, e.Code })
            .Select(g => new
            {
                g.Key.Year,
                g.Key.Code,
                At = g.Max(e => e.PublishedAt),
            })
            .ToListAsync(cancellation);
        List<string> rooms = ["", "/scores", "/reports", "/oit", "/procurement"];
        foreach (var door in records)
            rooms.AddRange(await door.PublicPathsAsync(id, cancellation));

        return Xml(
            new XElement(
                Sitemaps + "urlset",
                rooms.Select(room => At($"{origin}/{whose.Slug}{room}", null)),
                items.Select(i => i.Year).Distinct().Order().Select(y => At($"{origin}/{whose.Slug}/oit/{y}", null)),
                items
                    .OrderBy(i => i.Year)
                    .ThenBy(i => i.Code, StringComparer.Ordinal)
                    .Select(i => At(origin + Reading.AddressOf(whose, i.Year, i.Code), i.At.DayInThailand()))
            )
        );
    }

    private static XElement At(string address, DateOnly? changed) =>
        new(
            Sitemaps + "url",
            new XElement(Sitemaps + "loc", address),
            changed is null ? null : new XElement(Sitemaps + "lastmod", Days.Iso(changed))
        );

    private ContentResult Xml(XElement root) =>
        Content($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}", "application/xml", Encoding.UTF8);
}

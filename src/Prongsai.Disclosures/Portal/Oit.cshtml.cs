using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>The OIT page that every agency must show: all items in the official order, each with its state and its link.</summary>
[AllowAnonymous]
internal sealed class OitModel(ProngsaiDb db, IAgencies agencies, IDisclosureItems items, TimeProvider clock)
    : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public FiscalYear Year { get; private set; }
    public DisclosureList? List { get; private set; }
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public ILookup<string, EditionLine> Editions { get; private set; } = null!;
    public IReadOnlyDictionary<string, int> WithdrawnUpTo { get; private set; } = new Dictionary<string, int>();

    public async Task OnGetAsync(string agency, FiscalYear? year, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        if (RouteData.Values.ContainsKey("year") && year is null)
            throw new MissingException("year");

        var id = Agency.Id;
        var present = FiscalYear.Of(clock.Now().Today);
        var published = await db
            .DisclosureEditions.Where(e => e.AgencyId == id)
            .Select(e => e.Year)
            .Distinct()
            .ToListAsync(cancellation);
        Years = [.. published.Append(year ?? present).Distinct().OrderDescending()];
        Year = year ?? (published.Count > 0 ? published.Max() : present);
        List = await items.OfYearAsync(id, Year, cancellation);
        Editions = (await db.EditionLinesAsync(id, Year, cancellation)).ToLookup(e => e.Code);
        WithdrawnUpTo = await db.WithdrawnUpToAsync(id, Year, cancellation);
        if (List is null && Editions.Count == 0)
            throw new MissingException($"OIT of {Year}");
    }

    /// <summary>Every code in official order; then what was published and a corrected framework no longer has.</summary>
    public IEnumerable<(string Code, Bilingual Title, DisclosureItem? Item)> Lines =>
        (List?.Items ?? [])
            .Select(item => (item.Code, item.Title, (DisclosureItem?)item))
            .Concat(
                Editions
                    .Select(group => group.Key)
                    .Where(code => List?[code] is null)
                    .Order(StringComparer.Ordinal)
                    .Select(code =>
                        (
                            code,
                            new Bilingual("(ไม่มีในกรอบแล้ว)", "(no longer in the framework)"),
                            (DisclosureItem?)null
                        )
                    )
            );

    /// <summary>The edition that is read now; null where none is.</summary>
    public EditionLine? Public(string code) =>
        Editions[code].LastOrDefault() is { } last && last.Number > WithdrawnUpTo.GetValueOrDefault(code) ? last : null;
}

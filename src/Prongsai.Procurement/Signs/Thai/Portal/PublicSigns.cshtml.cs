using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai.Portal;

/// <summary>A finding as anybody may read it.</summary>
/// <param name="Evidence">Without citizens' numbers.</param>
internal sealed record PublicFinding(ExplainedFinding One, DateOnly Since, IReadOnlyList<Purchase> Evidence);

/// <summary>
/// What to look at in an agency's purchases, for the public: what the office has explained, and what it has had its days to explain.
/// </summary>
[AllowAnonymous]
internal sealed class PublicSignsModel(ProngsaiDb db, IAgencies agencies, Thresholds thresholds, TimeProvider clock)
    : PageModel
{
    public const int MostEvidence = 25;

    public Agency Agency { get; private set; } = null!;
    public FiscalYear Year { get; private set; }
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public IReadOnlyList<PublicFinding> Findings { get; private set; } = [];
    public IReadOnlyList<(ThaiSign Sign, Bilingual Why)> NotComputable { get; private set; } = [];

    public Thresholds Thresholds => thresholds;

    public async Task OnGetAsync(string agency, FiscalYear? year, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var today = clock.Now().Today;
        var present = FiscalYear.Of(today);
        Year = year ?? present;
        Years = [present, present.Previous, present.Previous.Previous];
        var due = (await db.FindingsAsync(Agency.Id, Year, cancellation))
            .Select(f => (One: f, Since: f.PublicOn(thresholds)))
            .Where(f => f.Since <= today)
            .ToList();
        var evidence = await db.EvidenceAsync(Agency.Id, [.. due.Select(f => f.One.Finding.Id)], cancellation);
        var published = await PublishedMonthsAsync(db, Agency.Id, Year, cancellation);
        Findings =
        [
            .. due.Select(f => (f.One, f.Since, Evidence: evidence[f.One.Finding.Id].ToList()))
                .Where(f => f.Evidence.TrueForAll(p => published.Contains(p.Month)))
                .Select(f => new PublicFinding(f.One, f.Since, [.. f.Evidence.Select(p => p.ForThePublic())])),
        ];
        NotComputable =
        [
            .. (await db.CountsAsync(Agency.Id, Year, cancellation))
                .Values.Where(c => c.WhyNot is not null && ThaiSigns.Of(c.Code) is not null)
                .OrderBy(c => c.Code, StringComparer.Ordinal)
                .Select(c => (ThaiSigns.Of(c.Code)!, c.WhyNot!.Value)),
        ];
    }

    /// <summary>
    /// The months of a year whose purchases the agency has formally published. A finding rests on published purchases only. As long
    /// as the register does not know of publications, these are the months that stand in it.
    /// </summary>
    private static async Task<IReadOnlySet<DateOnly>> PublishedMonthsAsync(
        ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    ) =>
        (
            await db.Standing(agency)
                .Where(p => p.Year == year)
                .Select(p => p.Month)
                .Distinct()
                .ToListAsync(cancellation)
        ).ToHashSet();
}

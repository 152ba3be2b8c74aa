using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Public;
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
        var id = Agency.Id;
        var months = await db
            .FrozenMonths.Where(m => m.AgencyId == id && m.IsShown)
            .Select(m => m.Month)
            .ToListAsync(cancellation);
        Years = [.. months.Select(FiscalYear.Of).Distinct().OrderDescending()];
        Year = year ?? (Years.Count > 0 ? Years[0] : FiscalYear.Of(today));
        var due = (await db.FindingsAsync(Agency.Id, Year, cancellation))
            .Select(f => (One: f, Since: f.PublicOn(thresholds)))
            .Where(f => f.Since <= today)
            .ToList();
        var evidence = await db.EvidenceAsync(Agency.Id, [.. due.Select(f => f.One.Finding.Id)], cancellation);
        var published = await db.PublishedEvidenceAsync(Agency.Id, Year, cancellation);
        Findings =
        [
            .. due.Select(f => (f.One, f.Since, Evidence: evidence[f.One.Finding.Id].ToList()))
                .Where(f => published.WhyNotShown(f.Evidence.Select(p => (p.VersionId, p.Month))) is null)
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
}

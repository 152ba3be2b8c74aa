using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>One finding: what it rests on, the arithmetic, how usual it is, and what the office says to it.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer)]
[Act("ชี้แจงจุดที่ควรดูของการจัดซื้อจัดจ้าง", "Explain something to look at in procurement")]
internal sealed class ExplainModel(ProngsaiDb db, IDisclosureItems items, Thresholds thresholds, TimeProvider clock)
    : PageModel
{
    public ExplainedFinding One { get; private set; } = null!;
    public IReadOnlyList<Purchase> Evidence { get; private set; } = [];
    public IReadOnlyList<Threshold> Limits { get; private set; } = [];
    public Peers? Peers { get; private set; }
    public DateOnly PublicOn { get; private set; }

    /// <summary>What keeps it from the public; null where nothing does.</summary>
    public KeptFromThePublic? Kept { get; private set; }

    /// <summary>The items of the assessment that publish the months.</summary>
    public IReadOnlyList<string> Items { get; private set; } = [];
    public DateOnly Today { get; private set; }
    public string? Text { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public SignFinding Finding => One.Finding;

    public async Task OnGetAsync(SignFindingId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Text = One.Valid?.Text;
    }

    public async Task<IActionResult> OnPostAsync(
        SignFindingId id,
        string? evidence,
        string? text,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        Text = text;
        WhyNot = Finding.WhyNotExplain(text, evidence);
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        var said = ThaiText.Normalise(text!).Trim();
        db.SignExplanations.Add(
            new SignExplanation
            {
                AgencyId = Finding.AgencyId,
                Id = Ids.Next<SignExplanationId>(),
                FindingId = Finding.Id,
                Year = Finding.Year,
                EvidenceHash = Finding.EvidenceHash,
                Text = said,
                At = now.Utc,
                ById = by.AccountId,
                ByName = by.Name,
            }
        );
        db.Journal(
            Finding.AgencyId,
            now,
            by,
            "SignExplained",
            Finding.Record,
            new
            {
                sign = Finding.Code,
                year = Finding.Year.Buddhist,
                about = Finding.SubjectTh,
                text = TaxId.Cover(said),
            }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Finding.Address);
    }

    private async Task FetchAsync(SignFindingId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var finding = await db
            .SignFindings.AsNoTracking()
            .FirstOrDefaultAsync(f => f.AgencyId == agency && f.Id == id, cancellation)
            .OrMissAsync();
        var explanations = await db
            .SignExplanations.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.FindingId == id)
            .ToListAsync(cancellation);
        var purchases = db.Purchases;
        One = ExplainedFinding.Of(finding, explanations);
        Evidence = await db
            .SignEvidence.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.FindingId == id)
            .Join(
                purchases.AsNoTracking(),
                e => new { e.AgencyId, e.VersionId },
                p => new { p.AgencyId, p.VersionId },
                (_, purchase) => purchase
            )
            .OrderBy(p => p.Month)
            .ThenBy(p => p.Number)
            .ToListAsync(cancellation);
        Limits = thresholds.Of(finding.Code, finding.Year);
        Peers = (await db.PeersAsync(agency, finding.Year, cancellation)).GetValueOrDefault(finding.Code);
        Kept = (await db.KeptFromThePublicAsync(agency, finding.Year, [id], cancellation)).GetValueOrDefault(id);
        Items = Kept is null ? [] : await items.OfMonthsAsync(agency, finding.Year, cancellation);
        PublicOn = One.PublicOn(thresholds);
        Today = clock.Now().Today;
    }
}

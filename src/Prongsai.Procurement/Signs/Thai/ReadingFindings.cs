using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>A finding with what the office says to it.</summary>
/// <param name="Valid">The explanation of this very evidence; null while there is none.</param>
/// <param name="Earlier">Explanations of earlier evidence, newest first.</param>
internal sealed record ExplainedFinding(
    SignFinding Finding,
    ThaiSign Sign,
    SignExplanation? Valid,
    IReadOnlyList<SignExplanation> Earlier
)
{
    /// <summary>The day from which the public may read it.</summary>
    public DateOnly PublicOn(Thresholds thresholds) =>
        Finding.PublicOn(Valid, thresholds.DaysUntilPublic(Finding.Year));

    public static ExplainedFinding Of(SignFinding finding, IEnumerable<SignExplanation> explanations)
    {
        var newest = explanations.OrderByDescending(e => e.At).ThenByDescending(e => e.Id.Value).ToList();
        var valid = newest.FirstOrDefault(e => e.EvidenceHash == finding.EvidenceHash);

        return new(finding, ThaiSigns.Of(finding.Code)!, valid, [.. newest.Where(e => e != valid)]);
    }
}

/// <summary>What stands among the findings.</summary>
internal static class ReadingFindings
{
    /// <summary>The findings of a year that stand, with their explanations, in the order of the catalogue.</summary>
    public static async Task<IReadOnlyList<ExplainedFinding>> FindingsAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var findings = await db
            .SignFindings.AsNoTracking()
            .Where(f => f.AgencyId == agency && f.Year == year && f.GoneOn == null)
            .ToListAsync(cancellation);
        var explanations = (
            await db
                .SignExplanations.AsNoTracking()
                .Where(e => e.AgencyId == agency && e.Year == year)
                .ToListAsync(cancellation)
        ).ToLookup(e => e.FindingId);

        return
        [
            .. findings
                .Where(f => ThaiSigns.Of(f.Code) is not null)
                .OrderBy(f => f.Code, StringComparer.Ordinal)
                .ThenByDescending(f => f.LookFirst)
                .ThenByDescending(f => f.EvidenceCount)
                .ThenBy(f => f.SubjectTh, StringComparer.Ordinal)
                .Select(f => ExplainedFinding.Of(f, explanations[f.Id])),
        ];
    }

    /// <summary>The purchases that findings rest on, as they were looked at.</summary>
    public static async Task<ILookup<SignFindingId, Purchase>> EvidenceAsync(
        this ProngsaiDb db,
        AgencyId agency,
        IReadOnlyList<SignFindingId> findings,
        CancellationToken cancellation
    )
    {
        var purchases = db.Purchases.AsNoTracking();
        var rows = await (
            from evidence in db.SignEvidence.AsNoTracking()
            where evidence.AgencyId == agency && findings.Contains(evidence.FindingId)
            join purchase in purchases
                on new { evidence.AgencyId, evidence.VersionId } equals new { purchase.AgencyId, purchase.VersionId }
            select new { evidence.FindingId, Purchase = purchase }
        ).ToListAsync(cancellation);

        return rows.OrderBy(r => r.Purchase.ContractDay ?? r.Purchase.Month)
            .ThenBy(r => r.Purchase.Month)
            .ThenBy(r => r.Purchase.Number)
            .ToLookup(r => r.FindingId, r => r.Purchase);
    }

    /// <summary>How each sign stood when the year was last computed.</summary>
    public static async Task<IReadOnlyDictionary<string, SignCount>> CountsAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    ) =>
        await db
            .SignCounts.AsNoTracking()
            .Where(c => c.AgencyId == agency && c.Year == year)
            .ToDictionaryAsync(c => c.Code, cancellation);

    /// <summary>
    /// How the same year looks in the other agencies of this installation, by sign: sums only, and only of at least
    /// <see cref="Peers.Fewest"/>, so that none can be told.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, Peers>> PeersAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    ) =>
        (
            await db
                .SignCounts.Where(c => c.Year == year && c.AgencyId != agency && c.Looked > 0)
                .GroupBy(c => c.Code)
                .Select(of => new
                {
                    of.Key,
                    Peers = new Peers(
                        of.Count(),
                        of.Sum(c => c.Found > 0 ? 1 : 0),
                        of.Sum(c => c.Looked),
                        of.Sum(c => c.Purchases)
                    ),
                })
                .ToListAsync(cancellation)
        )
            .Where(of => of.Peers.Agencies >= Peers.Fewest)
            .ToDictionary(of => of.Key, of => of.Peers);
}

/// <summary>A sign over the other agencies of this installation.</summary>
/// <param name="Agencies">For which it could be computed.</param>
/// <param name="WithFindings">Of these, so many have it.</param>
/// <param name="Looked">Purchases it looked at.</param>
/// <param name="Purchases">Of these, so many are in a finding.</param>
internal sealed record Peers(int Agencies, int WithFindings, int Looked, int Purchases)
{
    public const int Fewest = 2;

    public Bilingual InWords =>
        Figures.Said(
            $"หน่วยงานอื่น: พบใน {WithFindings} จาก {Agencies} แห่ง; {Figures.Percent(Purchases, Looked)} ของรายการ",
            $"Other agencies: in {WithFindings} of {Agencies}; {Figures.Percent(Purchases, Looked)} of their purchases"
        );
}

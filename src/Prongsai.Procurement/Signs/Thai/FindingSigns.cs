using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>Computes the signs of a fiscal year (B.E.) again.</summary>
internal sealed record FindSigns(int Year);

/// <summary>When the signs are computed again: with every change of the register, in its transaction.</summary>
internal static class FindingAgain
{
    public static void FindSignsAgain(this ProngsaiDb db, AgencyId agency, FiscalYear year, Now now) =>
        db.Enqueue(
            agency,
            now,
            new FindSigns(year.Buddhist),
            key: FormattableString.Invariant($"{agency.Value}:{year.Buddhist}")
        );

    /// <summary>
    /// For every year that a change touched: a purchase may have moved from one to another. Of a change that is taken back it is asked while
    /// it still stands.
    /// </summary>
    public static async Task FindSignsAgainAsync(
        this ProngsaiDb db,
        AgencyId agency,
        ChangeId change,
        Now now,
        CancellationToken cancellation
    )
    {
        // Asked by what it brought and what it ended, each from an index: a purchase's other versions would be looked up one by one.
        var of = db.Purchases.Where(p => p.AgencyId == agency);
        var years = await of.Where(p => p.ChangeId == change)
            .Select(p => p.Year)
            .Union(of.Where(p => p.EndedBy == change).Select(p => p.Year))
            .ToListAsync(cancellation);
        foreach (var year in years)
            db.FindSignsAgain(agency, year, now);
    }
}

/// <summary>
/// Computes the signs of one agency's year, keeps what is new, lets go of what is not found any more, and tells the officers in
/// charge. Explanations stay with their finding.
/// </summary>
internal sealed class FindingSigns(
    ProngsaiDb db,
    IAgencies agencies,
    Thresholds thresholds,
    WorkingDays working,
    INotices notices,
    IPublicPages portal,
    TimeProvider clock
) : IJobWork<FindSigns>
{
    /// <summary>The kind of its notices.</summary>
    public const string NoticeKind = "procurement-signs";

    public async Task RunAsync(FindSigns job, JobRun run, CancellationToken cancellation)
    {
        if (run.Agency is not { } agency || await agencies.ByIdAsync(agency, cancellation) is null)
            return;

        var year = new FiscalYear(job.Year);
        var signs = await ComputeAsync(agency, year, cancellation);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (added, changed) = await KeepAsync(agency, year, signs, now, cancellation);
        await CountAsync(agency, year, signs, now, cancellation);
        if (added + changed > 0)
            notices.Tell(now, Told(agency, year, added, changed));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await portal.HaveChangedAsync(cancellation);
    }

    /// <summary>The signs of a year as they are now; nothing is kept.</summary>
    public async Task<IReadOnlyList<SignOfYear>> ComputeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var whose = await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency");
        var asked = FormProfiles
            .AskedOf(whose.ProfileOf(year), year)
            .Aggregate(FieldSet.Empty, (all, form) => new FieldSet(all.Bits | form.Asked.Bits));
        var purchases = await db.Standing(agency)
            .Where(p => p.Year == year)
            .OrderBy(p => p.Month)
            .ThenBy(p => p.Number)
            .ThenBy(p => p.VersionId)
            .ToListAsync(cancellation);

        return SignsOfAYear.Find(new YearOfPurchases(year, purchases, working, asked), thresholds);
    }

    private async Task<(int Added, int Changed)> KeepAsync(
        AgencyId agency,
        FiscalYear year,
        IReadOnlyList<SignOfYear> signs,
        Now now,
        CancellationToken cancellation
    )
    {
        var kept = await db
            .SignFindings.Where(f => f.AgencyId == agency && f.Year == year)
            .ToDictionaryAsync(f => (f.Code, f.Key), cancellation);
        var evidence = (
            await db
                .SignEvidence.AsNoTracking()
                .Where(e => e.AgencyId == agency && e.Year == year)
                .Select(e => new { e.FindingId, e.VersionId })
                .ToListAsync(cancellation)
        ).ToLookup(e => e.FindingId, e => e.VersionId);
        var (added, changed) = (0, 0);
        List<SignFindingId> renewed = [];
        foreach (var (sign, found) in signs.SelectMany(s => s.Findings.Select(f => (s.Sign, f))))
        {
            if (kept.Remove((sign.Code, found.Key), out var finding))
            {
                var isBack = finding.GoneOn is not null;
                if (finding.SeenAs(found, sign) || isBack)
                    changed++;
            }
            else
            {
                finding = SignFinding.Of(agency, year, sign, found, now.Today);
                db.SignFindings.Add(finding);
                added++;
            }

            List<PurchaseVersionId> versions = [.. found.Evidence.Take(SignEvidence.Most).Select(p => p.VersionId)];
            if (versions.ToHashSet().SetEquals(evidence[finding.Id]))
                continue;

            renewed.Add(finding.Id);
            db.SignEvidence.AddRange(
                versions.Select(version => new SignEvidence
                {
                    AgencyId = agency,
                    FindingId = finding.Id,
                    VersionId = version,
                    Year = year,
                })
            );
        }

        foreach (var gone in kept.Values)
            gone.NotSeen(now.Today);
        await db
            .SignEvidence.Where(e => e.AgencyId == agency && renewed.Contains(e.FindingId))
            .ExecuteDeleteAsync(cancellation);
        return (added, changed);
    }

    private async Task CountAsync(
        AgencyId agency,
        FiscalYear year,
        IReadOnlyList<SignOfYear> signs,
        Now now,
        CancellationToken cancellation
    )
    {
        var counts = await db
            .SignCounts.Where(c => c.AgencyId == agency && c.Year == year)
            .ToDictionaryAsync(c => c.Code, cancellation);
        foreach (var of in signs)
        {
            if (!counts.TryGetValue(of.Sign.Code, out var count))
                db.SignCounts.Add(
                    count = new SignCount
                    {
                        AgencyId = agency,
                        Year = year,
                        Code = of.Sign.Code,
                    }
                );
            count.Found = of.Findings.Count;
            count.Purchases = of.Findings.SelectMany(f => f.Evidence).Select(p => p.Id).Distinct().Count();
            (count.Looked, count.Rows, count.At) = (of.Looked, of.Rows, now.Utc);
            (count.WhyNotTh, count.WhyNotEn) = (of.WhyNot?.Th, of.WhyNot?.En);
        }
    }

    private static Notice Told(AgencyId agency, FiscalYear year, int added, int changed) =>
        new(
            agency,
            Recipients.Holders(Duty.ProcurementOfficer, Duty.Preparer),
            NoticeKind,
            new(
                $"จัดซื้อจัดจ้าง {year}: จุดที่ควรดูใหม่ {added} จุด หลักฐานเปลี่ยน {changed} จุด โปรดดูและชี้แจง",
                $"Procurement {year}: {added} new thing(s) to look at, {changed} with other evidence. Please look and explain."
            ),
            $"/staff/procurement/signs?year={year}"
        );
}

/// <summary>The daily round over the signs.</summary>
internal sealed record LookAfterSigns;

/// <summary>
/// Has the signs of this year and the last computed where they never were, or with other thresholds or holidays than today's; reminds
/// of what becomes public soon and has no explanation.
/// </summary>
internal sealed class LookingAfterSigns(
    ProngsaiDb db,
    Thresholds thresholds,
    INotices notices,
    IPublicPages portal,
    TimeProvider clock
) : IJobWork<LookAfterSigns>
{
    // People who are told the same every day stop reading.
    private static readonly int[] DaysBefore = [5, 1];

    public async Task RunAsync(LookAfterSigns job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var year = FiscalYear.Of(now.Today);
        var previous = year.Previous;
        var years = await db
            .Purchases.Where(p => p.EndedBy == null && (p.Year == year || p.Year == previous))
            .Select(p => new { p.AgencyId, p.Year })
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var one in years)
            db.FindSignsAgain(one.AgencyId, one.Year, now);

        var explained = db.SignExplanations;
        var open = await db
            .SignFindings.AsNoTracking()
            .Where(f => f.GoneOn == null && (f.Year == year || f.Year == previous))
            .Where(f =>
                !explained.Any(e => e.AgencyId == f.AgencyId && e.FindingId == f.Id && e.EvidenceHash == f.EvidenceHash)
            )
            .Select(f => new
            {
                f.AgencyId,
                f.Year,
                f.FirstSeenOn,
            })
            .ToListAsync(cancellation);
        foreach (
            var due in open.Select(f =>
                    (
                        f.AgencyId,
                        f.Year,
                        Left: f.FirstSeenOn.DayNumber + thresholds.DaysUntilPublic(f.Year) - now.Today.DayNumber
                    )
                )
                .Where(f => DaysBefore.Contains(f.Left))
                .GroupBy(f => f)
        )
            notices.Tell(now, Due(due.Key.AgencyId, due.Key.Year, due.Count(), due.Key.Left));
        await db.SaveChangesAsync(cancellation);
        // What became public overnight is there for the next reader.
        await portal.HaveChangedAsync(cancellation);
    }

    private static Notice Due(AgencyId agency, FiscalYear year, int count, int days) =>
        new(
            agency,
            Recipients.Holders(Duty.ProcurementOfficer, Duty.Preparer),
            FindingSigns.NoticeKind,
            new(
                $"จัดซื้อจัดจ้าง {year}: {count} จุดที่ยังไม่ชี้แจงจะเปิดเผยต่อสาธารณะในอีก {days} วัน",
                $"Procurement {year}: {count} thing(s) without an explanation become public in {days} day(s)."
            ),
            $"/staff/procurement/signs?year={year}"
        );
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>Why the public does not read a finding although its time has come: it rests on what is not published.</summary>
/// <param name="Unpublished">Months of its evidence that stand in no published edition.</param>
/// <param name="ChangedSince">Months that are published, but with other versions of the purchases than it rests on.</param>
internal sealed record KeptFromThePublic(IReadOnlyList<DateOnly> Unpublished, IReadOnlyList<DateOnly> ChangedSince)
{
    public Bilingual InWords =>
        (Unpublished.Count, ChangedSince.Count) switch
        {
            (_, 0) => new(
                $"ประชาชนยังไม่เห็น เพราะเดือน{Listed(Unpublished).Th} ยังไม่ได้เผยแพร่",
                $"The public does not see it: {Listed(Unpublished).En} is not published."
            ),
            (0, _) => new(
                $"ประชาชนยังไม่เห็น เพราะทะเบียนเดือน{Listed(ChangedSince).Th} เปลี่ยนหลังเผยแพร่",
                $"The public does not see it: the register of {Listed(ChangedSince).En} changed since it was published."
            ),
            _ => new(
                $"ประชาชนยังไม่เห็น เพราะเดือน{Listed(Unpublished).Th} ยังไม่ได้เผยแพร่ และทะเบียนเดือน{Listed(ChangedSince).Th} เปลี่ยนหลังเผยแพร่",
                $"The public does not see it: {Listed(Unpublished).En} is not published, and the register of {Listed(ChangedSince).En} changed since it was."
            ),
        };

    private static Bilingual Listed(IReadOnlyList<DateOnly> months) =>
        new(
            string.Join(", ", months.Select(m => ThaiDate.Month(m))),
            string.Join(", ", months.Select(ThaiDate.EnglishMonth))
        );
}

/// <summary>What of a year's purchases the public reads, version by version.</summary>
internal sealed record PublishedEvidence(IReadOnlySet<PurchaseVersionId> Versions, IReadOnlySet<DateOnly> Months)
{
    /// <summary>Null where everything that it rests on is public.</summary>
    public KeptFromThePublic? WhyNotShown(IEnumerable<(PurchaseVersionId Version, DateOnly Month)> evidence)
    {
        var missing = evidence
            .Where(e => !Versions.Contains(e.Version))
            .Select(e => e.Month)
            .Distinct()
            .Order()
            .ToList();

        return missing.Count == 0
            ? null
            : new KeptFromThePublic(
                [.. missing.Where(m => !Months.Contains(m))],
                [.. missing.Where(m => Months.Contains(m))]
            );
    }
}

internal static class ReadingPublishedEvidence
{
    // A finding rests on what is public: on the very versions that stand in the editions, not on what the office has changed since.
    public static async Task<PublishedEvidence> PublishedEvidenceAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var shown = db.FrozenMonths.Where(m =>
            m.AgencyId == agency && m.IsShown && m.Month >= first && m.Month <= last
        );
        var months = await shown.Select(m => m.Month).ToListAsync(cancellation);
        var versions = shown.Select(m => m.Version);
        var taken = await db
            .TakenPurchases.AsNoTracking()
            .Where(t => t.AgencyId == agency && versions.Contains(t.Version))
            .ToListAsync(cancellation);

        return new PublishedEvidence(taken.SelectMany(t => t.All).ToHashSet(), months.ToHashSet());
    }

    /// <summary>Of each of these findings, what keeps it from the public; none where nothing does.</summary>
    public static async Task<IReadOnlyDictionary<SignFindingId, KeptFromThePublic>> KeptFromThePublicAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        IReadOnlyList<SignFindingId> findings,
        CancellationToken cancellation
    )
    {
        var published = await db.PublishedEvidenceAsync(agency, year, cancellation);
        var purchases = db.Purchases.AsNoTracking();
        var evidence = (
            await (
                from one in db.SignEvidence.AsNoTracking()
                where one.AgencyId == agency && findings.Contains(one.FindingId)
                join purchase in purchases
                    on new { one.AgencyId, one.VersionId } equals new { purchase.AgencyId, purchase.VersionId }
                select new
                {
                    one.FindingId,
                    one.VersionId,
                    purchase.Month,
                }
            ).ToListAsync(cancellation)
        ).ToLookup(e => e.FindingId, e => (e.VersionId, e.Month));

        return evidence
            .Select(of => (of.Key, Why: published.WhyNotShown(of)))
            .Where(of => of.Why is not null)
            .ToDictionary(of => of.Key, of => of.Why!);
    }
}

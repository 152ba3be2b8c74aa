using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Register;

/// <summary>Versions end and stand again; none is changed.</summary>
internal static class Versions
{
    /// <summary>Ends these versions.</summary>
    /// <exception cref="RefusedException">One of them ended at this moment.</exception>
    public static async Task EndAsync(
        this ProngsaiDb db,
        AgencyId agency,
        IReadOnlyList<PurchaseVersionId> versions,
        ChangeId by,
        CancellationToken cancellation
    )
    {
        ChangeId? ended = by;
        var count = await db
            .Purchases.Where(p => p.AgencyId == agency && versions.Contains(p.VersionId) && p.EndedBy == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.EndedBy, ended), cancellation);
        if (count != versions.Count)
            throw new RefusedException([Refusals.Raced]);
    }

    /// <summary>Why a change cannot be taken back: something was changed since.</summary>
    public static async Task<IReadOnlyList<Refusal>> WhyNotTakeBackAsync(
        this ProngsaiDb db,
        AgencyId agency,
        ChangeId change,
        CancellationToken cancellation
    )
    {
        var since = await db.Purchases.CountAsync(
            p => p.AgencyId == agency && p.ChangeId == change && p.EndedBy != null,
            cancellation
        );

        return since > 0 ? [Refusals.ChangedSince(since)] : [];
    }

    /// <summary>Takes a change back: what it brought ends by itself, and what it ended stands again.</summary>
    public static async Task TakeBackAsync(
        this ProngsaiDb db,
        AgencyId agency,
        ChangeId change,
        CancellationToken cancellation
    )
    {
        ChangeId? ended = change,
            none = null;
        await db
            .Purchases.Where(p => p.AgencyId == agency && p.ChangeId == change)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.EndedBy, ended), cancellation);
        await db
            .Purchases.Where(p => p.AgencyId == agency && p.EndedBy == ended && p.ChangeId != change)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.EndedBy, none), cancellation);
    }
}

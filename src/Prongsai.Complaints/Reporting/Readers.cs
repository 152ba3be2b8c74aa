using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Keys;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Reporting;

/// <summary>Whom a report accuses, as far as it decides who may read it.</summary>
/// <param name="IsHead">The head of the agency, or an executive.</param>
/// <param name="Section">The accused section; null where it is not known, or is the head.</param>
/// <param name="Excluded">Handlers whom the reporter named.</param>
internal sealed record Accused(bool IsHead, SectionId? Section, IReadOnlyList<Guid> Excluded);

/// <summary>A handler who holds the duty today and has a key.</summary>
internal sealed record Reader(
    Guid AccountId,
    string Name,
    string? Post,
    SectionId? SectionId,
    HandlerKeyId KeyId,
    byte[] PublicKey
);

/// <summary>Everybody of an agency for whom a report can be sealed today, and who of them may read a report about somebody.</summary>
internal sealed record Readers(IReadOnlyList<Reader> All, IReadOnlyList<Section> Sections)
{
    public const int NeededForHead = 3;

    public static async Task<Readers> OfAsync(
        ProngsaiDb db,
        IPeople people,
        IAgencies agencies,
        AgencyId agency,
        CancellationToken cancellation
    )
    {
        var holders = (await people.HoldersAsync(agency, [Duty.ComplaintHandler], cancellation))
            .DistinctBy(h => h.AccountId)
            .ToList();
        var ids = holders.Select(h => h.AccountId).ToList();
        var keys = await db
            .HandlerKeys.AsNoTracking()
            .Where(k => k.AgencyId == agency && k.RetiredOn == null && ids.Contains(k.AccountId))
            .ToDictionaryAsync(k => k.AccountId, cancellation);
        return new Readers(
            [
                .. from holder in holders
                let key = keys.GetValueOrDefault(holder.AccountId)
                where key is not null
                select new Reader(holder.AccountId, holder.Name, holder.Post, holder.SectionId, key.Id, key.PublicKey),
            ],
            await agencies.SectionsAsync(agency, cancellation)
        );
    }

    /// <summary>Those who may read it: not who works in the accused section or in one above it, not whom the reporter named.</summary>
    public IReadOnlyList<Reader> Of(Accused accused)
    {
        var chain = ChainOf(accused.Section);
        return
        [
            .. All.Where(r =>
                !accused.Excluded.Contains(r.AccountId) && (r.SectionId is not { } own || !chain.Contains(own))
            ),
        ];
    }

    /// <summary>True when a report about them can be taken at all.</summary>
    public bool CanTake(Accused accused) => Of(accused).Count >= (accused.IsHead ? NeededForHead : 1);

    private HashSet<SectionId> ChainOf(SectionId? section)
    {
        var byId = Sections.ToDictionary(s => s.Id);
        HashSet<SectionId> chain = [];
        while (section is { } id && chain.Add(id) && byId.TryGetValue(id, out var found))
            section = found.ParentId;
        return chain;
    }
}

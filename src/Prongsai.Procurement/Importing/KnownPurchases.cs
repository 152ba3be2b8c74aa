using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>How a row was found to be a purchase that the register has.</summary>
internal enum MatchedBy
{
    Nothing,
    EgpNumber,
    ContractNumber,

    /// <summary>The same work, price and month, word for word.</summary>
    Wording,

    /// <summary>Nearly the same work in the same month: a person must say.</summary>
    Likeness,
}

/// <summary>The purchase of the register that a row is, or may be.</summary>
internal sealed record Recognised(MatchedBy By, Known? Purchase)
{
    public static readonly Recognised None = new(MatchedBy.Nothing, null);
}

/// <summary>What is needed of a standing purchase to know it again.</summary>
internal sealed record Known(
    PurchaseId Id,
    PurchaseVersionId VersionId,
    FiscalYear Year,
    DateOnly Month,
    string? EgpNumber,
    string? ContractNumber,
    string Work,
    Money? AgreedPrice
);

/// <summary>
/// The purchases that stand, by what tells them apart: the e-GP number, else the year and the contract number, else the work itself.
/// Each is found once, so that two rows of one project are two purchases.
/// </summary>
internal sealed class KnownPurchases
{
    // By pairs of letters; measured by eye on works that differ in a month or a quantity.
    private const double Alike = 0.8;

    private readonly ILookup<string, Known> _byEgpNumber;
    private readonly ILookup<(FiscalYear, string), Known> _byContract;
    private readonly ILookup<DateOnly, Known> _byMonth;
    private readonly HashSet<PurchaseId> _found = [];

    public KnownPurchases(IReadOnlyList<Known> known)
    {
        _byEgpNumber = known.Where(k => k.EgpNumber is not null).ToLookup(k => k.EgpNumber!);
        _byContract = known
            .Where(k => k.ContractNumber is not null)
            .ToLookup(k => (k.Year, ThaiText.Fold(k.ContractNumber!)));
        _byMonth = known.ToLookup(k => k.Month);
        Count = known.Count;
    }

    public int Count { get; }

    /// <summary>Those of an agency in a year, and in other years those with a number in e-GP.</summary>
    public static async Task<KnownPurchases> OfAsync(
        ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    ) =>
        new(
            await db.Standing(agency)
                .Where(p => p.Year == year || p.EgpNumber != null)
                .Select(p => new Known(
                    p.Id,
                    p.VersionId,
                    p.Year,
                    p.Month,
                    p.EgpNumber,
                    p.ContractNumber,
                    p.Work,
                    p.AgreedPrice
                ))
                .ToListAsync(cancellation)
        );

    /// <summary>Which purchase this is; it is then taken and not found again.</summary>
    public Recognised Find(Purchase purchase)
    {
        if (Count == 0)
            return Recognised.None;

        var match = Look(purchase);
        if (match.Purchase is { } known)
            _found.Add(known.Id);
        return match;
    }

    private Recognised Look(Purchase purchase)
    {
        if (purchase.EgpNumber is { } number && Free(_byEgpNumber[number], purchase) is { } byNumber)
            return new Recognised(MatchedBy.EgpNumber, byNumber);
        if (
            purchase.ContractNumber is { } contract
            && Free(_byContract[(purchase.Year, ThaiText.Fold(contract))], purchase) is { } byContract
        )
            return new Recognised(MatchedBy.ContractNumber, byContract);

        var work = ThaiText.Fold(purchase.Work);
        Known? likest = null;
        var likeness = Alike;
        foreach (var known in _byMonth[purchase.Month])
        {
            if (_found.Contains(known.Id) || Contradict(known, purchase))
                continue;

            var knownWork = ThaiText.Fold(known.Work);
            if (knownWork == work && known.AgreedPrice == purchase.AgreedPrice)
                return new Recognised(MatchedBy.Wording, known);
            var alike = Likeness.Of(work, knownWork);
            if (alike >= likeness)
                (likest, likeness) = (known, alike);
        }

        return likest is null ? Recognised.None : new Recognised(MatchedBy.Likeness, likest);
    }

    // One project may have several contracts; a row with another contract of it is not this purchase.
    private Known? Free(IEnumerable<Known> candidates, Purchase purchase) =>
        candidates.Where(k => !_found.Contains(k.Id) && !Contradict(k, purchase)).MaxBy(k => Same(k, purchase) ? 1 : 0);

    private static bool Same(Known known, Purchase purchase) =>
        known.ContractNumber is { } one
        && purchase.ContractNumber is { } other
        && ThaiText.Fold(one) == ThaiText.Fold(other);

    private static bool Contradict(Known known, Purchase purchase) =>
        known.EgpNumber is { } number && purchase.EgpNumber is { } otherNumber && number != otherNumber
        || known.ContractNumber is not null && purchase.ContractNumber is not null && !Same(known, purchase);
}

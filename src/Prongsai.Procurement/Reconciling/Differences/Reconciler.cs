using System.Globalization;
using Prongsai.Kernel;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Reconciling.Announcements;
using Prongsai.Procurement.Reconciling.NationalRecord;
using Prongsai.Procurement.Register;
using static Prongsai.Procurement.Reconciling.Differences.SaidOfBothSides;

namespace Prongsai.Procurement.Reconciling.Differences;

/// <summary>Both sides of a fiscal year.</summary>
/// <param name="Year">Whose differences are wanted.</param>
/// <param name="Ours">What stands in the register, of every year: a project may be reported in another year than it is recorded in.</param>
/// <param name="National">The national record of the year; null while it was never read to its end.</param>
/// <param name="Announced">Every announcement kept of the agency.</param>
internal sealed record BothSides(
    FiscalYear Year,
    IReadOnlyList<Purchase> Ours,
    IReadOnlyList<NationalContract>? National,
    IReadOnlyList<Announcement> Announced
);

/// <summary>
/// Compares the register with the national systems: by the number of the project in e-GP, and where ours has none by the contract
/// number within the agency's year. Values in, differences out.
/// </summary>
internal static class Reconciler
{
    public static IReadOnlyList<Difference> Compare(BothSides sides)
    {
        List<Difference> found = [];
        var national = sides.National ?? [];
        Contracts(sides, national, found);
        Announced(sides, national, found);

        // Two rows about the same thing stay two, with addresses of their own.
        return
        [
            .. found
                .GroupBy(d => (d.Kind, d.Identity))
                .SelectMany(same => same.Select((d, i) => i == 0 ? d : Numbered(d, i + 1)))
                .OrderBy(d => d.Kind)
                .ThenBy(d => d.ProjectNumber, StringComparer.Ordinal)
                .ThenBy(d => d.ContractNumber, StringComparer.Ordinal),
        ];
    }

    private static Difference Numbered(Difference d, int number) =>
        new(
            d.Kind,
            d.ProjectNumber,
            d.ContractNumber,
            d.About,
            d.Ours,
            d.Theirs,
            d.Purchase,
            string.Create(CultureInfo.InvariantCulture, $"{d.Identity}#{number}"),
            d.Compared
        );

    private static void Contracts(BothSides sides, IReadOnlyList<NationalContract> national, List<Difference> found)
    {
        var byProject = sides.Ours.Where(p => p.EgpNumber is not null).ToLookup(p => p.EgpNumber!);
        // Without a number in e-GP the contract number must do; one that two purchases have says nothing.
        var byContract = sides
            .Ours.Where(p => p.EgpNumber is null && p.Year == sides.Year && KeyOf(p.ContractNumber) is not null)
            .ToLookup(p => KeyOf(p.ContractNumber)!);
        HashSet<PurchaseId> met = [];
        foreach (var project in national.GroupBy(n => n.ProjectNumber))
        {
            List<NationalContract> theirs = [.. project];
            List<Purchase> ours = [.. byProject[project.Key]];
            if (ours.Count == 0)
            {
                foreach (var contract in theirs.ToList())
                {
                    if (KeyOf(contract.ContractNumber) is not { } key || byContract[key].Count() != 1)
                        continue;
                    var one = byContract[key].Single();
                    theirs.Remove(contract);
                    if (met.Add(one.Id))
                        Pair(one, contract, found);
                }
            }

            met.UnionWith(ours.Select(p => p.Id));
            Match(sides, ours, theirs, found);
        }

        // Without a record to compare with, nothing is missing from it.
        if (national.Count == 0)
            return;
        foreach (var purchase in sides.Ours.Where(p => p.Year == sides.Year && IsExpected(p) && !met.Contains(p.Id)))
            found.Add(NotThere(purchase));
    }

    /// <summary>The record has awarded contracts that went through e-GP, so only those are expected in it.</summary>
    public static bool IsExpected(Purchase purchase) =>
        purchase is { EgpNumber: not null, AgreedPrice: not null }
        && purchase.Status.HasWinner()
        && (purchase.ContractNumber is not null || purchase.ContractDay is not null);

    // Of one project: those that name the same contract first, then the same vendor, then the same price.
    private static void Match(
        BothSides sides,
        List<Purchase> ours,
        List<NationalContract> theirs,
        List<Difference> found
    )
    {
        // One purchase of several winners stands for all contracts of its project.
        if (ours.Count == 1 && theirs.Count > 1)
        {
            Whole(ours[0], theirs, found);
            return;
        }

        Func<Purchase, NationalContract, bool>[] same =
        [
            (p, n) => KeyOf(p.ContractNumber) is { } key && key == KeyOf(n.ContractNumber),
            (p, n) => IsOfVendor(p, n) == true,
            (p, n) => p.AgreedPrice is { } price && price == n.Agreed,
        ];
        foreach (var isSame in same)
        foreach (var purchase in ours.ToList())
        {
            if (theirs.FirstOrDefault(n => isSame(purchase, n)) is not { } contract)
                continue;
            ours.Remove(purchase);
            theirs.Remove(contract);
            Pair(purchase, contract, found);
        }

        // One left on each side: the number of the project says that it is the same.
        if (ours.Count == 1 && theirs.Count == 1)
        {
            Pair(ours[0], theirs[0], found);
            return;
        }

        found.AddRange(theirs.Select(NotHere));
        found.AddRange(ours.Where(p => p.Year == sides.Year && IsExpected(p)).Select(NotThere));
    }

    private static void Pair(Purchase ours, NationalContract theirs, List<Difference> found)
    {
        if (ours.AgreedPrice is { } price && theirs.Agreed is { } agreed && price != agreed)
            found.Add(Differs(DifferenceKind.PriceDiffers, ours, theirs, Baht(price), Baht(agreed)));
        Vendors(ours, [theirs], found);
        if (
            KeyOf(ours.ContractNumber) is { } number
            && KeyOf(theirs.ContractNumber) is { } theirNumber
            && number != theirNumber
        )
            found.Add(
                Differs(
                    DifferenceKind.ContractNumberDiffers,
                    ours,
                    theirs,
                    Bilingual.ThaiOnly(TaxId.Cover(ours.ContractNumber!)),
                    Bilingual.ThaiOnly(TaxId.Cover(theirs.ContractNumber!))
                )
            );
        if (ours.ContractDay is { } day && theirs.ContractDay is { } theirDay && day != theirDay)
            found.Add(
                Differs(
                    DifferenceKind.ContractDayDiffers,
                    ours,
                    theirs,
                    ThaiDate.InWords(day),
                    ThaiDate.InWords(theirDay)
                )
            );
    }

    private static void Whole(Purchase ours, List<NationalContract> theirs, List<Difference> found)
    {
        if (ours.AgreedPrice is { } price && theirs.TrueForAll(n => n.Agreed is not null))
        {
            // Prices of contracts are added up; the project's budget stands on each row and is not.
            var sum = theirs.Aggregate(default(Money), (total, n) => total + n.Agreed!.Value);
            if (sum != price)
                found.Add(
                    Differs(
                        DifferenceKind.PriceDiffers,
                        ours,
                        theirs[0] with
                        {
                            ContractNumber = null,
                        },
                        Baht(price),
                        new($"{sum} บาท รวม {theirs.Count} สัญญา", $"{sum} baht in {theirs.Count} contracts")
                    )
                );
        }

        Vendors(ours, theirs, found);
        var numbers = KeysIn(ours.ContractNumber);
        if (numbers.Count > 0 && theirs.TrueForAll(n => KeyOf(n.ContractNumber) is { } key && !numbers.Contains(key)))
        {
            var all = string.Join(", ", theirs.Select(n => n.ContractNumber));
            found.Add(
                Differs(
                    DifferenceKind.ContractNumberDiffers,
                    ours,
                    theirs[0] with
                    {
                        ContractNumber = all,
                    },
                    Bilingual.ThaiOnly(TaxId.Cover(ours.ContractNumber!)),
                    Bilingual.ThaiOnly(TaxId.Cover(all))
                )
            );
        }
    }

    // By number where both sides have one; a citizen's is covered in theirs, and then the name must do.
    private static void Vendors(Purchase ours, IReadOnlyList<NationalContract> theirs, List<Difference> found)
    {
        var known = ours.Winners.List.Select(w => w.TaxId).OfType<string>().ToList();
        foreach (var contract in theirs.Where(n => IsOfVendor(ours, n) == false))
        {
            var id = contract.WinnerTaxId is { } whole && IsWhole(whole) ? whole : null;
            var byNumber = known.Count > 0 && id is not null;
            found.Add(
                Differs(
                    byNumber ? DifferenceKind.TaxIdDiffers : DifferenceKind.VendorDiffers,
                    ours,
                    contract,
                    VendorsInWords(ours.Winners.List.Select(w => (w.Name, w.TaxId))),
                    VendorsInWords([(contract.Winner ?? FormText.None, id)]),
                    byNumber
                        ? $"{string.Join(',', known)}|{id}"
                        : $"{string.Join(',', ours.Winners.List.Select(w => w.Name))}|{contract.Winner}"
                )
            );
        }
    }

    // Null where one of the sides names nobody.
    private static bool? IsOfVendor(Purchase ours, NationalContract theirs)
    {
        var id = theirs.WinnerTaxId is { } whole && IsWhole(whole) ? whole : null;
        if (id is not null && ours.Winners.List.Any(w => w.TaxId == id))
            return true;

        var numbered = id is not null && ours.Winners.List.Any(w => w.TaxId is not null);
        // Whose numbers are both known is not told by the name.
        var byName = ours.Winners.List.Where(w => w.Name.Length > 0 && (id is null || w.TaxId is null)).ToList();
        if (theirs.Winner is { Length: > 0 } name && byName.Count > 0)
            return byName.Exists(w => VendorNames.MayBeOne(w.Name, name));

        return numbered ? false : null;
    }

    private static void Announced(BothSides sides, IReadOnlyList<NationalContract> national, List<Difference> found)
    {
        var here = sides.Ours.Select(p => p.EgpNumber).OfType<string>().ToHashSet();
        // A contract that is in the record says more than the announcement before it.
        here.UnionWith(national.Select(n => n.ProjectNumber));
        foreach (var project in sides.Announced.GroupBy(a => a.ProjectNumber).Where(p => !here.Contains(p.Key)))
        {
            var told = project.OrderBy(a => a.Day).ThenBy(a => a.Kind).ToList();
            var last = told[^1];
            if (!sides.Year.Contains(last.Day) || last.Kind == AnnouncementKind.InvitationCancelled)
                continue;

            var won = last.Kind is AnnouncementKind.Winner or AnnouncementKind.WinnerChanged;
            var kind = last.Kind.Name();
            found.Add(
                new(
                    won ? DifferenceKind.WinnerAnnouncedNotHere : DifferenceKind.AnnouncedNotHere,
                    project.Key,
                    null,
                    TaxId.Cover(last.Title),
                    DifferenceWords.NotInTheRegister,
                    new(
                        $"{kind.Th} {ThaiDate.InFull(last.Day)}{(last.Method is { } th ? $" ({th})" : "")}",
                        $"{kind.En}, {ThaiDate.English(last.Day)}{(last.Method is { } en ? $" ({en})" : "")}"
                    ),
                    null,
                    project.Key,
                    $"{last.Kind}|{last.Day:O}"
                )
            );
        }
    }
}

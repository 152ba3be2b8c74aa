using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Checking;
using Prongsai.Procurement.Forms;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Disclosing;

/// <summary>The register of purchases, month by month, for the items of the assessment that ask for it.</summary>
internal sealed class PurchasesDisclosed(ProngsaiDb db, IAgencies agencies, Freezing freezing) : IMonthlyRecords
{
    public const string Name = "procurement";

    public string Source => Name;

    Bilingual IMonthlyRecords.Name => new("ทะเบียนจัดซื้อจัดจ้าง", "the register of purchases");

    public IReadOnlyList<string> Topics => ["proc_monthly"];

    public string PublicPathOf(FiscalYear year) => PublicAddress.PathOf(year);

    // Contracts are found from their months: a map of the site takes 50,000 addresses.
    public async Task<IReadOnlyList<string>> PublicPathsAsync(AgencyId agency, CancellationToken cancellation = default)
    {
        var months = await db
            .FrozenMonths.Where(m => m.AgencyId == agency && m.IsShown)
            .OrderBy(m => m.Month)
            .Select(m => m.Month)
            .ToListAsync(cancellation);

        return
        [
            .. months.Select(FiscalYear.Of).Distinct().Select(PublicAddress.PathOf),
            .. months.Select(PublicAddress.PathOf),
        ];
    }

    public async Task<IReadOnlyList<MonthAtHand>> LookAsync(
        AgencyId agency,
        FiscalYear year,
        bool closely,
        CancellationToken cancellation = default
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var standing = db.Standing(agency).Where(p => p.Month >= first && p.Month <= last);
        var versions = (
            await standing
                .OrderBy(p => p.Month)
                .ThenBy(p => p.Number)
                .ThenBy(p => p.VersionId)
                .Select(p => new { p.Month, p.VersionId })
                .ToListAsync(cancellation)
        ).ToLookup(p => p.Month, p => p.VersionId);
        var nothing = await NothingAsync(agency, first, last, cancellation);
        var whose = await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency");
        var form = MonthTable.FormOf(whose.ProfileOf(year), year);
        var unsaid = FormAgency.Of(whose).Unsaid(form.Asked);
        var looks = closely ? SecondLooks(await standing.ToListAsync(cancellation), form, unsaid) : null;

        return
        [
            .. MonthOfPurchases
                .Of(year)
                .Select(month =>
                {
                    IReadOnlyList<PurchaseVersionId> of = [.. versions[month]];
                    var isNothing = of.Count == 0 && nothing.Contains(month);
                    return new MonthAtHand(
                        month,
                        of.Count,
                        isNothing,
                        looks is null ? [] : [.. looks[month]],
                        TakenPurchases.VersionOf(month, of, isNothing, unsaid),
                        MonthOfYear.Address(month)
                    );
                }),
        ];
    }

    public async Task<IReadOnlyList<TakenMonth>> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        IReadOnlyCollection<DateOnly> months,
        CancellationToken cancellation = default
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var wanted = months.Where(m => m >= first && m <= last).Distinct().Order().ToList();
        var whose = await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency");
        var form = MonthTable.FormOf(whose.ProfileOf(year), year);
        var purchases = (
            await db.Standing(agency)
                .Where(p => wanted.Contains(p.Month))
                .OrderBy(p => p.Month)
                .ThenBy(p => p.Number)
                .ThenBy(p => p.VersionId)
                .ToListAsync(cancellation)
        ).ToLookup(p => p.Month);
        var nothing = await NothingAsync(agency, first, last, cancellation);
        var shown = FormAgency.Of(whose);
        var unsaid = shown.Unsaid(form.Asked);
        List<TakenMonth> taken = [];
        foreach (var month in wanted.Where(m => purchases.Contains(m) || nothing.Contains(m)))
        {
            IReadOnlyList<Purchase> of = [.. purchases[month]];
            var remembered = TakenPurchases.Of(agency, month, [.. of.Select(p => p.VersionId)], unsaid);
            db.TakenPurchases.Add(remembered);
            taken.Add(
                new TakenMonth(
                    month,
                    remembered.Version,
                    of.Count == 0 ? null : MonthTable.Of(form, shown, month, of),
                    of.Count == 0 ? NothingBought.Statement : null
                )
            );
        }

        return taken;
    }

    public Task PublishedAsync(PublishedMonths published, CancellationToken cancellation = default) =>
        freezing.FreezeAsync(published, cancellation);

    private async Task<IReadOnlySet<DateOnly>> NothingAsync(
        AgencyId agency,
        DateOnly first,
        DateOnly last,
        CancellationToken cancellation
    ) =>
        (
            await db
                .MonthsOfNothing.Where(n => n.AgencyId == agency && n.Month >= first && n.Month <= last)
                .Select(n => n.Month)
                .ToListAsync(cancellation)
        ).ToHashSet();

    // "3 รายการ: ยังไม่มี…" of each kind, with what the list itself asks for, of the agency too.
    private static ILookup<DateOnly, Bilingual> SecondLooks(List<Purchase> purchases, FormProfile form, FieldSet unsaid)
    {
        var ofPurchases =
            from purchase in purchases
            from problem in PurchaseCheck.Of(purchase, form.Asked)
            group purchase by (purchase.Month, problem.Why.Code) into kind
            let name = Problems.NameOf(kind.Key.Code)
            let count = kind.Distinct().Count()
            select (kind.Key.Month, Words: new Bilingual($"{name.Th} {count} รายการ", $"{name.En}: {count}"));
        var ofAgency =
            from month in purchases.Select(p => p.Month).Distinct()
            where unsaid != FieldSet.Empty
            select (Month: month, Words: Unsaid(unsaid));

        return ofAgency.Concat(ofPurchases).ToLookup(look => look.Month, look => look.Words);
    }

    private static Bilingual Unsaid(FieldSet fields) =>
        new(
            $"หน้าข้อมูลหน่วยงานยังไม่ระบุ{string.Join(" ", fields.Each.Select(f => f.Name().Th))} จะเป็นช่องว่าง",
            $"The page of the agency does not give: {string.Join(", ", fields.Each.Select(f => f.Name().En))}; it will stay blank"
        );
}

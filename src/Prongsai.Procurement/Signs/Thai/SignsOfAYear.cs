using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>One sign over one year: what it found, and on how much of the register it could look.</summary>
/// <param name="Looked">Purchases that have what the sign reads.</param>
/// <param name="Rows">Purchases of the year.</param>
/// <param name="WhyNot">Why it is not computed; null where it is. That is never the same as "nothing found".</param>
internal sealed record SignOfYear(
    ThaiSign Sign,
    int Looked,
    int Rows,
    Bilingual? WhyNot,
    IReadOnlyList<Found> Findings
);

/// <summary>
/// Computes every sign over the purchases of an agency's fiscal year. The rows are read once; nothing here asks a database or a clock.
/// </summary>
internal static class SignsOfAYear
{
    private static readonly Dictionary<string, Func<YearOfPurchases, Limits, IEnumerable<Found>>> Rules = new()
    {
        ["F01"] = Splitting.OnOneDay,
        ["F02"] = Splitting.WithinDays,
        ["F03"] = Splitting.JustBelow,
        ["F04"] = Prices.NoDiscount,
        ["F05"] = Prices.NearReference,
        ["F06"] = Prices.AboveReference,
        ["F07"] = Prices.AboveBudget,
        ["F08"] = Prices.UnusuallyLow,
        ["F09"] = Prices.ReferenceIsBudget,
        ["F10"] = Bidders.Single,
        ["F11"] = Bidders.TooFew,
        ["F12"] = Splitting.AboveWithoutGround,
        ["F13"] = Vendors.Repeated,
        ["F14"] = Vendors.Share,
        ["F15"] = Vendors.Concentration,
        ["F17"] = ContractNumbersAndDays.InARow,
        ["F18"] = Vendors.SameMonth,
        ["F20"] = YearEnd.Rush,
        ["F22"] = ContractNumbersAndDays.OnADayOff,
        ["F23"] = ContractNumbersAndDays.Twice,
        ["F24"] = Vendors.NamesAndTaxIds,
        ["F25"] = ContractNumbersAndDays.Contradictory,
        ["F26"] = Prices.Round,
        ["F27"] = Bidders.SamePrice,
        ["F28"] = Bidders.Together,
        ["F31"] = Completeness.Missing,
        ["F33"] = Vendors.OnlyDirect,
    };

    /// <summary>All thirty-four, in the order of the catalogue.</summary>
    public static IReadOnlyList<SignOfYear> Find(YearOfPurchases year, Thresholds thresholds) =>
        [.. ThaiSigns.All.Select(sign => Of(sign, year, thresholds))];

    private static SignOfYear Of(ThaiSign sign, YearOfPurchases year, Thresholds thresholds)
    {
        var rows = year.All.Count;
        if (sign.Absent is { } absent)
            return new(sign, 0, rows, NotComputable(absent), []);
        if (!thresholds.Has(sign.Code, year.Year))
            return new(
                sign,
                0,
                rows,
                new($"ไม่มีเกณฑ์สำหรับปีงบประมาณ {year.Year}", $"There is no threshold for fiscal year {year.Year}."),
                []
            );

        var looked = year.Having(sign.Reads);
        if (looked == 0)
            return new(sign, 0, rows, rows == 0 ? NothingThere : NotComputable(Lacking(sign, year)), []);

        List<Found> findings =
        [
            .. Rules[sign.Code]
                (year, new Limits(thresholds.Of(sign.Code, year.Year)))
                .OrderByDescending(f => f.LookFirst)
                .ThenByDescending(f => f.Evidence.Count)
                .ThenBy(f => f.Subject.Th, StringComparer.Ordinal)
                .ThenBy(f => f.Key, StringComparer.Ordinal),
        ];
        return new(sign, looked, rows, null, findings);
    }

    private static readonly Bilingual NothingThere = new(
        "ยังไม่มีรายการจัดซื้อจัดจ้างของปีนี้",
        "The year has no purchases yet."
    );

    private static Bilingual NotComputable(Bilingual absent) =>
        new($"คำนวณไม่ได้ ไม่มีข้อมูล: {absent.Th}", $"Not computable, data absent: {absent.En}");

    // The fields that no purchase has; if each is there somewhere, no purchase has them all.
    private static Bilingual Lacking(ThaiSign sign, YearOfPurchases year)
    {
        var asked = Enum.GetValues<Field>().Where(sign.Reads.Has).ToList();
        var nowhere = asked.Where(field => year.Lacking(field) == year.All.Count).ToList();
        var named = nowhere.Count > 0 ? nowhere : asked;
        var (th, en) = (
            string.Join(", ", named.Select(f => f.Name().Th)),
            string.Join(", ", named.Select(f => f.Name().En))
        );

        return nowhere.Count > 0
            ? new($"{th} ไม่มีในรายการใดเลย", $"{en}: in no purchase")
            : new($"ไม่มีรายการใดที่มีครบทั้ง {th}", $"no purchase has all of {en}");
    }
}

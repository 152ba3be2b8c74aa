namespace Prongsai.Procurement.Signs.Thai;

/// <summary>F20: how much of the year is signed in its last two months.</summary>
internal static class YearEnd
{
    private const int LastDays = 10;

    public static IEnumerable<Found> Rush(YearOfPurchases year, Limits limit)
    {
        var dated = year
            .Bought.Where(p => p is { ContractDay: not null, AgreedPrice: not null })
            .Where(p => year.Year.Contains(p.ContractDay!.Value))
            .ToList();
        var total = Figures.Total(dated.Select(p => p.AgreedPrice!.Value));
        var august = new DateOnly(year.Year.LastDay.Year, 8, 1);
        var late = dated.Where(p => p.ContractDay >= august).ToList();
        var of = Figures.Total(late.Select(p => p.AgreedPrice!.Value));
        if (dated.Count < limit.Count("contracts") || total.Satang == 0 || of.Satang < limit["share"] * total.Satang)
            yield break;

        var lastDays = late.Where(p => p.ContractDay > year.Year.LastDay.AddDays(-LastDays)).ToList();
        yield return new Found(
            Found.KeyOf("F20", year.Year.ToString()),
            new($"ทั้งปีงบประมาณ {year.Year}", $"Fiscal year {year.Year}"),
            late,
            [
                new(new("มูลค่าในเดือนสิงหาคมและกันยายน", "Value of August and September"), Figures.Share(of, total)),
                new(new("จำนวนสัญญา", "Contracts"), Figures.Share(late.Count, dated.Count)),
                new(
                    new("มูลค่าในสิบวันสุดท้ายของกันยายน", "Value of the last ten days of September"),
                    Figures.Share(Figures.Total(lastDays.Select(p => p.AgreedPrice!.Value)), total)
                ),
            ]
        );
    }
}

using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Counter;

namespace Prongsai.Services.Statistics;

/// <summary>
/// The first six months of a fiscal year (October to March) as the item asks for them: each service of the manual with walk-ins and online
/// requests apart. An officer takes the table into the item with one click; a second person publishes it.
/// </summary>
internal sealed class StatisticsDisclosed(ProngsaiDb db, IRequestFigures online) : IDisclosedRecords
{
    public const string SourceName = "service-statistics";

    public string Source => SourceName;

    public Bilingual Name =>
        new("สถิติการให้บริการ 6 เดือนแรกของปีงบประมาณ", "service statistics of the first six months");

    public IReadOnlyList<string> Topics => ["service_stats"];

    /// <summary>March, the last of the six.</summary>
    public static DateOnly LastMonth(FiscalYear year) => year.FirstDay.AddMonths(5);

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var all = await YearOfServices.OfAsync(db, online, agency, year, cancellation);
        var (first, last) = (year.FirstDay, LastMonth(year));
        var lines = all.ByService(first, last);
        if (lines.Count == 0)
            return null;

        var total = ServiceMonth.Sum(lines, "รวม", "Total", first);
        var madeUp = lines.Any(l => l.IsMadeUp) ? " (ข้อมูลสมมุติ)" : "";
        var sources = all
            .Outside.Where(f => f.Month <= last)
            .Select(f => f.Source)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var from = sources.Count > 0 ? $" รวมข้อมูลจาก {string.Join(", ", sources)}" : "";
        return DisclosedTable.Of(
            $"สถิติการให้บริการ {ThaiDate.Month(first)} – {ThaiDate.Month(last)} ปีงบประมาณ พ.ศ. {year}{from}{madeUp}",
            [
                new Column("งานบริการ"),
                new Column("Walk-in (ราย)", ColumnType.Number),
                new Column("E-Service (ราย)", ColumnType.Number),
                new Column("รวม (ราย)", ColumnType.Number),
                new Column("แล้วเสร็จภายในเวลาตามคู่มือ (ร้อยละ)"),
            ],
            [
                .. lines
                    .Append(total)
                    .Select(l =>
                        (IReadOnlyList<string>)
                            [
                                l.Service,
                                CounterWords.N(l.WalkIn),
                                CounterWords.N(l.Online),
                                CounterWords.N(l.Total),
                                l.KeptRate ?? "-",
                            ]
                    ),
            ]
        );
    }
}

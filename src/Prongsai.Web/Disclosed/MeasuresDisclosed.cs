using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Web.Disclosed;

/// <summary>
/// The integrity measures of a year as a table to disclose. It stands here because measures come after disclosures in the life of a
/// datum: only the host knows both.
/// </summary>
internal sealed class MeasuresDisclosed(IMeasures measures) : IDisclosedRecords
{
    public string Source => "measures";

    public Bilingual Name => new("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "the integrity and transparency measures");

    public IReadOnlyList<string> Topics => ["measures"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var table = await measures.TableAsync(agency, year, cancellation);
        var rows = (
            from row in table.Rows
            from measure in row.Measures
            select (IReadOnlyList<string>)
                [
                    $"{row.Item.Code} {row.Item.Title}",
                    row.MustImprove,
                    measure.Text,
                    string.Join(" ", new[] { measure.Section, measure.Person }.Where(w => !string.IsNullOrEmpty(w))),
                    Words(measure.Period),
                    measure.Success ?? "",
                ]
        ).ToList();

        return DisclosedTable.Of(
            $"มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {year}",
            [
                new Column("ประเด็น"),
                new Column("สิ่งที่ต้องปรับปรุง"),
                new Column("มาตรการ"),
                new Column("ผู้รับผิดชอบ"),
                new Column("ระยะเวลา"),
                new Column("การติดตามและตัวชี้ความสำเร็จ"),
            ],
            rows
        );
    }

    private static string Words(MeasurePeriod period)
    {
        var days = (period.StartsOn, period.EndsOn) switch
        {
            ({ } first, { } last) => ThaiDate.Range(first, last),
            ({ } first, null) => $"ตั้งแต่ {ThaiDate.InFull(first)}",
            (null, { } last) => $"ภายใน {ThaiDate.InFull(last)}",
            _ => "",
        };

        return period.EveryMonth ? $"ทุกเดือน {days}".Trim() : days;
    }
}

/// <summary>What came of each measure, for the item that asks for the report.</summary>
internal sealed class OutcomesDisclosed(IMeasures measures) : IDisclosedRecords
{
    public string Source => "measures-report";

    public Bilingual Name => new("ผลการดำเนินการตามมาตรการ", "the results of the measures");

    public IReadOnlyList<string> Topics => ["measures_report"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var table = await measures.TableAsync(agency, year, cancellation);
        var rows = (
            from row in table.Rows
            from outcome in row.Outcomes
            select (IReadOnlyList<string>)
                [
                    $"{row.Item.Code} {row.Item.Title}",
                    string.Join("\n", row.Measures.Select(m => m.Text)),
                    outcome.Text,
                    outcome.On is { } day ? ThaiDate.InFull(day) : "",
                ]
        ).ToList();

        return DisclosedTable.Of(
            $"ผลการดำเนินการตามมาตรการ ปีงบประมาณ พ.ศ. {year}",
            [
                new Column("ประเด็น"),
                new Column("มาตรการ"),
                new Column("ผลการดำเนินการ"),
                new Column("วันที่", ColumnType.Date),
            ],
            rows
        );
    }
}

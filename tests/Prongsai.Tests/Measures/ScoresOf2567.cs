using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Tests.Measures;

/// <summary>The document's weak items with their headings, as Assessment would tell them; the same for every agency.</summary>
internal sealed class ScoresOf2567 : IScores
{
    public static void Use(WebApplicationBuilder builder) => builder.Services.AddScoped<IScores, ScoresOf2567>();

    private static readonly YearResult Result = new(
        default,
        new FiscalYear(2567),
        new FrameworkKey(new FiscalYear(2567), "sub_department"),
        [
            Of("TOTAL", FigureKind.Total, null, "คะแนนรวม", null),
            Of("IIT", FigureKind.Instrument, "TOTAL", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", null),
            Of("IND02", FigureKind.Indicator, "IIT", "การใช้งบประมาณ", null),
            Of("I5", FigureKind.Item, "IND02", "การจัดซื้อจัดจ้างหรือการจัดหาพัสดุมีการเอื้อประโยชน์ให้แก่ผู้ประกอบการรายใดรายหนึ่ง", 9170),
            Of("EIT", FigureKind.Instrument, "TOTAL", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", null),
            Of("IND06", FigureKind.Indicator, "EIT", "คุณภาพการดำเนินงาน", null),
            Of("E1", FigureKind.Item, "IND06", "เต็มใจให้บริการ เท่าเทียมไม่เลือกปฏิบัติ", 8911),
            Of("E2", FigureKind.Item, "IND06", "อำนวยความสะดวกในการให้บริการประชาชน", 8923),
            Of("IND07", FigureKind.Indicator, "EIT", "ประสิทธิภาพการสื่อสาร", null),
            Of("E4", FigureKind.Item, "IND07", "มีการเผยแพร่ประชาสัมพันธ์ข้อมูลข่าวสารการให้บริการประชาชนอย่างชัดเจน", 8725),
            Of("IND08", FigureKind.Indicator, "EIT", "การปรับปรุงระบบการทำงาน", null),
            Of("E5", FigureKind.Item, "IND08", "มีการปรับปรุงการให้บริการประชาชนที่สะดวก รวดเร็วมากขึ้น", 8793),
            Of("E6", FigureKind.Item, "IND08", "มีการนำเทคโนโลยีต่าง ๆ มาใช้อำนวยความสะดวกในการให้บริการประชาชน", 8770),
            Of("OIT", FigureKind.Instrument, "TOTAL", "แนวทางการเปิดเผยข้อมูลสาธารณะ (OIT)", null),
            Of("IND09", FigureKind.Indicator, "OIT", "การเปิดเผยข้อมูล", 9500),
            Of("9.3", FigureKind.SubIndicator, "IND09", "การจัดซื้อจัดจ้าง", null),
            Of("O15", FigureKind.Item, "9.3", "ประกาศต่าง ๆ เกี่ยวกับการจัดซื้อจัดจ้างและสรุปผลการจัดซื้อจัดจ้างรายเดือน", 0),
        ],
        null
    );

    public Task<IReadOnlyList<FiscalYear>> YearsAsync(AgencyId agency, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<FiscalYear>>([new FiscalYear(2567)]);

    public Task<YearResult?> OfYearAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default) =>
        Task.FromResult(year == Result.Year ? Result with { Agency = agency } : null);

    public Task<YearComparison?> CompareAsync(AgencyId agency, FiscalYear earlier, FiscalYear later, CancellationToken cancellation = default) =>
        Task.FromResult<YearComparison?>(null);

    public Task<IReadOnlyList<WeakPoint>> WeakPointsAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<WeakPoint>>(
            [
                .. Result
                    .Figures.Where(f => f is { Kind: FigureKind.Item, Official: not null })
                    .OrderBy(f => f.Official)
                    .Select(f => new WeakPoint(f, Exact.Of(1), "(100 − 0.00) × 1/20 × 1/2 × 0.40 = 1.00", Confidence.Derived, null)),
            ]
        );

    private static Figure Of(string code, FigureKind kind, string? parent, string title, int? hundredths) =>
        new(
            code,
            kind,
            parent,
            Bilingual.ThaiOnly(title),
            Confidence.Copy,
            hundredths is { } h ? Score.OfHundredths(h) : null,
            Confidence.Official,
            "the document",
            null
        );
}

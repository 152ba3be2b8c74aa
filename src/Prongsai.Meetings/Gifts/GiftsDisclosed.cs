using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>The issued announcement, taken into the item of the No Gift Policy.</summary>
internal sealed class PolicyDisclosed(ProngsaiDb db, IAgencies agencies) : IDisclosedRecords
{
    public string Source => "no-gift-policy";

    public Bilingual Name => new("ประกาศนโยบายไม่รับของขวัญ", "the No Gift Policy");

    public IReadOnlyList<string> Topics => ["no_gift"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var policy = await db
            .GiftPolicies.AsNoTracking()
            .FirstOrDefaultAsync(
                p => p.AgencyId == agency && p.Year == year && p.State == PolicyState.Issued,
                cancellation
            );
        if (policy is null || await agencies.ByIdAsync(agency, cancellation) is not { } of)
            return null;

        return DisclosedTable.Of(
            GiftPolicy.TitleOf(of, year),
            [new Column("รายการ"), new Column("รายละเอียด")],
            [
                ["ประกาศ ณ วันที่", ThaiDate.InFull(policy.SignedOn)],
                ["ผู้ลงนาม", $"{policy.HeadName} {policy.HeadPosition}"],
                .. policy.Points.Select(
                    (point, i) =>
                        (IReadOnlyList<string>)[$"ข้อ {(i + 1).ToString(CultureInfo.InvariantCulture)}", point]
                ),
                ["หน้าเผยแพร่", $"/{of.Slug}/no-gift/{year}"],
            ]
        );
    }
}

/// <summary>The numbers of the approved yearly report; nobody who gave or received stands in them.</summary>
internal sealed class GiftReportDisclosed(ProngsaiDb db) : IDisclosedRecords
{
    public string Source => "gift-report";

    public Bilingual Name => new("รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา", "the report on gifts received");

    public IReadOnlyList<string> Topics => ["gift_report", "no_gift"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var report = await db.ApprovedGiftReportAsync(agency, year, cancellation);
        if (report is null)
            return null;

        return DisclosedTable.Of(
            $"รายงานผลตามนโยบาย No Gift Policy ปีงบประมาณ พ.ศ. {year} ฉบับที่ {report.Number}",
            [
                new Column("รอบ"),
                new Column("การดำเนินการ"),
                new Column("จำนวน (รายการ)", ColumnType.Number),
                new Column("มูลค่าโดยประมาณ (บาท)", ColumnType.Money),
            ],
            [
                .. report.Content.Halves.SelectMany(half =>
                    half.Count == 0
                        ? (IEnumerable<IReadOnlyList<string>>)
                            [
                                [GiftRefusals.HalfWords(half.Half).Th, half.Words.Th, "0", "0.00"],
                            ]
                        : half
                            .Counts.Where(c => c.Count > 0)
                            .Select(c =>
                                (IReadOnlyList<string>)
                                    [
                                        GiftRefusals.HalfWords(half.Half).Th,
                                        c.Outcome.Words().Th,
                                        c.Count.ToString(CultureInfo.InvariantCulture),
                                        c.Value.ToString(),
                                    ]
                            )
                ),
            ]
        );
    }
}

internal static class FindingGifts
{
    /// <summary>The latest report that a second person approved; null while there is none.</summary>
    public static Task<GiftReport?> ApprovedGiftReportAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    ) =>
        db
            .GiftReports.AsNoTracking()
            .Where(r => r.AgencyId == agency && r.Year == year && r.ApprovedAt != null)
            .OrderByDescending(r => r.Number)
            .FirstOrDefaultAsync(cancellation);

    /// <exception cref="MissingException">It is no year.</exception>
    public static FiscalYear YearOrMiss(string? text) =>
        FiscalYear.TryParse(text, out var year) ? year : throw new MissingException("year");
}

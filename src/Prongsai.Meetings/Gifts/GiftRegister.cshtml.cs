using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>The register of a year with the givers' names, for those who keep it, and the sections' declarations.</summary>
[Reads(Duty.Preparer, Duty.AgencyAdministrator, Duty.Executive, Duty.Reviewer, Duty.Auditor)]
[Writes(Duty.Preparer, Duty.AgencyAdministrator, Duty.Executive)]
[Act("บันทึกว่าส่วนงานไม่มีการรับของขวัญในรอบ", "Record that a section declares no gifts")]
internal sealed class GiftRegisterModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public const string Here = "/staff/gifts";

    public FiscalYear Year { get; private set; }
    public IReadOnlyList<Gift> Gifts { get; private set; } = [];
    public GiftYear Of { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(string? year, CancellationToken cancellation) => FetchAsync(year, cancellation);

    public async Task<IActionResult> OnGetXlsxAsync(string? year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        var sheet = new WrittenSheet(
            $"gifts {Year}",
            [
                [
                    "วันที่",
                    "ผู้รับ",
                    "ตำแหน่ง",
                    "ส่วนงาน",
                    "ผู้ให้",
                    "ความสัมพันธ์",
                    "รายการ",
                    "มูลค่าโดยประมาณ (บาท)",
                    "โอกาส",
                    "การดำเนินการ",
                    "คำวินิจฉัย",
                    "ผู้วินิจฉัย",
                    "วันที่แจ้ง",
                ],
                .. Gifts.Select(g =>
                    (IReadOnlyList<object?>)
                        [
                            ThaiDate.Abbreviated(g.ReceivedOn),
                            g.Name,
                            g.Post,
                            g.Section,
                            g.Giver,
                            g.Relation.Words().Th,
                            g.What,
                            g.Value.ToString(),
                            g.Occasion,
                            g.Outcome.Words().Th,
                            g.DecisionNote ?? "",
                            g.DecidedBy ?? "",
                            ThaiDate.Abbreviated(g.ReportedAt.DayInThailand()),
                        ]
                ),
            ]
        );
        return File(sheet.Xlsx(), FileKind.Xlsx.MediaType, $"gifts-{Year}.xlsx");
    }

    public async Task<IActionResult> OnPostAsync(string? year, int half, Guid unit, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        var (agency, by, now) = (User.Agency(), User.Actor(), clock.Now());
        var of = Of.Halves.FirstOrDefault(h => h.Half == half)?.Units.FirstOrDefault(u => u.Unit == unit);
        WhyNot =
            of is null ? [GiftRefusals.Unit]
            : of.Gifts > 0 ? [GiftRefusals.HasGifts]
            : now.Today < GiftYear.DaysOf(Year, half).Last.AddMonths(-1).AddDays(1) ? [GiftRefusals.TooEarly]
            : [];
        if (WhyNot.Count > 0)
            return Page();
        if (of!.IsDeclared)
            return LocalRedirect($"{Here}?year={Year}");

        var declared = new NoGiftDeclaration
        {
            AgencyId = agency,
            Year = Year,
            Half = half,
            Unit = unit,
            UnitName = of.Name,
            At = now.Utc,
            ById = by.AccountId,
            ByName = by.Name,
        };
        db.NoGiftDeclarations.Add(declared);
        db.Journal(agency, now, by, "NoGiftsDeclared", $"{GiftReport.Kind}:{Year}", new { half, unit = of.Name });
        await db.SaveNewOrRefuseAsync<NoGiftDeclaration>(
            d => d.AgencyId == agency && d.Year == declared.Year && d.Half == half && d.Unit == unit,
            GiftRefusals.Raced,
            cancellation
        );
        return LocalRedirect($"{Here}?year={Year}");
    }

    private async Task FetchAsync(string? year, CancellationToken cancellation)
    {
        var id = User.Agency();
        Year = year is null ? FiscalYear.Of(clock.Now().Today) : FindingGifts.YearOrMiss(year);
        var agency = await agencies.ByIdAsync(id, cancellation).OrMissAsync();
        Of = await GiftYear.OfAsync(db, agencies, agency, Year, cancellation);
        var (first, last) = (Year.FirstDay, Year.LastDay);
        Gifts = await db
            .Gifts.AsNoTracking()
            .Where(g => g.AgencyId == id && g.ReceivedOn >= first && g.ReceivedOn <= last)
            .OrderByDescending(g => g.ReceivedOn)
            .ToListAsync(cancellation);
    }
}

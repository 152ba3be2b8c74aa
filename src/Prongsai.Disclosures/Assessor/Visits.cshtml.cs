using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Assessor;

/// <summary>How one item was found from outside, over the visits of a year.</summary>
internal sealed record Availability(string Code, Side Side, int Visits, int Answered)
{
    /// <summary>"98.7 %", cut, not rounded: 99.96 is not 100.</summary>
    public string Percent => $"{(Answered * 1000L / Visits / 10m).ToString("0.0", CultureInfo.InvariantCulture)} %";
}

/// <summary>Every visit to the public pages of a year: the evidence that a page was there, or when it was not.</summary>
internal sealed class VisitsModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    private const int Shown = 100;

    public FiscalYear Year { get; private set; }
    public string? Code { get; private set; }
    public bool OnlyFindings { get; private set; }
    public IReadOnlyList<Availability> Availability { get; private set; } = [];
    public IReadOnlyList<PageVisit> Visits { get; private set; } = [];

    /// <summary>The page after this one begins after this visit; null at the end.</summary>
    public Guid? Older { get; private set; }

    public string Query =>
        $"year={Year}{(Code is null ? "" : $"&code={Uri.EscapeDataString(Code)}")}{(OnlyFindings ? "&findings=true" : "")}";

    public async Task OnGetAsync(
        FiscalYear? year,
        string? code,
        bool findings,
        Guid? before,
        CancellationToken cancellation
    )
    {
        Ask(year, code, findings);
        var agency = User.Agency();
        var asked = Year;
        Availability = [.. (
                await db
                    .PageVisits.Where(v => v.AgencyId == agency && v.Year == asked && v.Part == Part.Page)
                    .GroupBy(v => new { v.Code, v.Side })
                    .Select(g => new
                    {
                        g.Key.Code,
                        g.Key.Side,
                        Visits = g.Count(),
                        Answered = g.Count(v => v.Answered),
                    })
                    .ToListAsync(cancellation)
            ).Select(g => new Availability(g.Code, g.Side, g.Visits, g.Answered)).Where(a => Code is null || a.Code == Code).OrderBy(a => a.Code, StringComparer.Ordinal).ThenBy(a => a.Side)];
        var visits = Wanted();
        if (before is { } place)
        {
            var last = new PageVisitId(place);
            var at = await db
                .PageVisits.Where(v => v.AgencyId == agency && v.Id == last)
                .Select(v => (DateTime?)v.At)
                .FirstOrDefaultAsync(cancellation);
            visits = visits.Where(v => v.At < at || v.At == at && v.Id != last);
        }

        var page = await visits.Take(Shown + 1).ToListAsync(cancellation);
        Visits = [.. page.Take(Shown)];
        Older = page.Count > Shown ? Visits[^1].Id.Value : null;
    }

    /// <summary>All of them as a file, for the letter of the clarification window.</summary>
    public async Task<IActionResult> OnGetCsvAsync(
        FiscalYear? year,
        string? code,
        bool findings,
        CancellationToken cancellation
    )
    {
        Ask(year, code, findings);
        var visits = await Wanted().ToListAsync(cancellation);
        var sheet = new WrittenSheet("visits", [VisitWords.Headings, .. visits.Select(VisitWords.Cells)]);

        return File(
            sheet.Csv(),
            "text/csv; charset=utf-8",
            $"visits-{Year}{(Code is null ? "" : $"-{Code}")}-{Days.Iso(clock.Now().Today)}.csv"
        );
    }

    private void Ask(FiscalYear? year, string? code, bool findings)
    {
        Year = year ?? FiscalYear.Of(clock.Now().Today);
        Code = string.IsNullOrWhiteSpace(code) ? null : code.Trim();
        OnlyFindings = findings;
    }

    private IQueryable<PageVisit> Wanted()
    {
        var (agency, year, code) = (User.Agency(), Year, Code);
        var visits = db.PageVisits.AsNoTracking().Where(v => v.AgencyId == agency && v.Year == year);
        if (code is not null)
            visits = visits.Where(v => v.Code == code);
        if (OnlyFindings)
            visits = visits.Where(v => !v.IsClean);

        return visits.OrderByDescending(v => v.At).ThenByDescending(v => v.Id);
    }
}

/// <summary>A visit in words and as a row.</summary>
internal static class VisitWords
{
    public static Bilingual Outcome(PageVisit visit) =>
        visit switch
        {
            { IsClean: true, Answered: true } => new("ปกติ", "good"),
            { IsClean: true } => new("ไม่ให้โปรแกรมเปิด", "turns programs away"),
            { Answered: true } => new("เปิดได้ แต่มีสิ่งที่ต้องแก้", "opens, with something to mend"),
            { Outcome: "robots-refuse" } => new("robots.txt ห้าม", "robots.txt forbids"),
            { Outcome: "timed-out" } => new("ไม่ตอบในเวลา", "timed out"),
            { Outcome: "too-large" } => new("ใหญ่เกินไป", "too large"),
            { Outcome: "endless-redirect" } => new("ส่งต่อไม่สิ้นสุด", "endless redirect"),
            { Outcome: "address-not-allowed" } => new("ที่อยู่ภายใน", "address inside the house"),
            { Status: { } status } => new($"ตอบ {Days.Plain(status)}", $"answered {Days.Plain(status)}"),
            _ => new("ติดต่อไม่ได้", "not reached"),
        };

    public static Bilingual Of(Side side) =>
        side == Side.Own ? new("ระบบนี้", "this program") : new("เว็บไซต์เดิม", "the other website");

    public static Bilingual Of(Part part) =>
        part switch
        {
            Part.Page => new("หน้าของข้อ", "page of the item"),
            Part.Whole => new("ฉบับเต็ม (JSON)", "whole edition (JSON)"),
            Part.Table => new("ตาราง", "table"),
            Part.File => new("ไฟล์", "file"),
            _ => new("ลิงก์", "link"),
        };

    public static readonly IReadOnlyList<object?> Headings =
    [
        "เวลา (ประเทศไทย) / time (Thailand)",
        "ปี / year",
        "ข้อ / item",
        "เว็บไซต์ / site",
        "สิ่งที่เปิด / part",
        "ที่อยู่ / address",
        "ผล / outcome",
        "รหัสตอบ / status",
        "ที่อยู่ปลายทาง / final address",
        "มิลลิวินาที / milliseconds",
        "ชนิด / media type",
        "ไบต์ / bytes",
        "SHA-256",
        "SHA-256 ของฉบับ / of the edition",
        "แก้ไขล่าสุด (UTC) / last modified (UTC)",
        "คลิก / clicks",
        "ทาง / path",
        "ปีที่พบ / years found",
        "ไฟล์ที่ให้ / files offered",
        "ตัวอักษร / characters of text",
        "สิ่งที่ต้องแก้ / findings",
    ];

    public static IReadOnlyList<object?> Cells(PageVisit visit) =>
        [
            Instant(visit.At + Clock.Thailand),
            visit.Year.ToString(),
            visit.Code,
            Of(visit.Side).ToString(),
            Of(visit.Part).ToString(),
            visit.Address,
            visit.Outcome,
            visit.Status,
            visit.FinalAddress,
            visit.Milliseconds,
            visit.MediaType,
            visit.Bytes,
            visit.Sha256,
            visit.Expected,
            visit.LastModified is { } modified ? Instant(modified) : null,
            visit.Clicks,
            visit.Path.Replace("\n", " → ", StringComparison.Ordinal),
            visit.Years,
            visit.Offers,
            visit.TextLength,
            string.Join(" · ", visit.Found().Select(f => f.Th)),
        ];

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

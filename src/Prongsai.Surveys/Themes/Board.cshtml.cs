using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Surveys.Themes;

/// <summary>"You said → we did": each theme with its measure, what was done, and how often it was said in each month.</summary>
[Writes(Duty.SurveyManager, Duty.MeasureOwner)]
[Act("ผูกเรื่องที่ประชาชนบอกกับมาตรการและสิ่งที่ทำ", "Link what people said to a measure and to what was done")]
internal sealed class BoardModel(ProngsaiDb db, IMeasuresToKeep measures, TimeProvider clock) : PageModel
{
    private const int MonthsShown = 6;

    public IReadOnlyList<BoardLine> Lines { get; private set; } = [];
    public IReadOnlyList<MeasureToKeep> Measures { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(
        BoardEntryId entry,
        int version,
        Guid? measure,
        string? did,
        CancellationToken cancellation
    )
    {
        await FetchAsync(cancellation);
        var found = await FindAsync(entry, cancellation);
        var linked = Measures.FirstOrDefault(m => m.Id == measure);
        WhyNot = found.Version != version ? [ThemeRefusals.Raced] : BoardEntry.WhyNot(found.Said, found.Words, did);
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        // A measure of an earlier year is not in the list any more and stays linked.
        var keeps = measure == found.MeasureId && linked is null;
        found.Answer(keeps ? found.MeasureId : linked?.Id, keeps ? found.Measure : linked?.Text, did, now);
        db.Journal(
            found.AgencyId,
            now,
            User.Actor(),
            "SurveyThemeAnswered",
            found.Record,
            new
            {
                said = found.Said,
                measure = found.Measure,
                did = found.Did,
            }
        );
        await db.SaveOrRefuseAsync(ThemeRefusals.Raced, cancellation);
        return LocalRedirect("/staff/surveys/board");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(BoardEntryId entry, CancellationToken cancellation)
    {
        var found = await FindAsync(entry, cancellation);
        var now = clock.Now();
        found.Withdraw(now);
        db.Journal(found.AgencyId, now, User.Actor(), "SurveyThemeWithdrawn", found.Record, new { said = found.Said });
        await db.SaveOrRefuseAsync(ThemeRefusals.Raced, cancellation);
        return LocalRedirect("/staff/surveys/board");
    }

    private Task<BoardEntry> FindAsync(BoardEntryId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        return db
            .BoardEntries.FirstOrDefaultAsync(
                e => e.AgencyId == agency && e.Id == id && e.WithdrawnAt == null,
                cancellation
            )
            .OrMissAsync();
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        var today = clock.Now().Today;
        var entries = await db
            .BoardEntries.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.WithdrawnAt == null)
            .OrderByDescending(e => e.Since)
            .ThenBy(e => e.Id)
            .ToListAsync(cancellation);
        var months = Enumerable
            .Range(1 - MonthsShown, MonthsShown)
            .Select(new DateOnly(today.Year, today.Month, 1).AddMonths)
            .ToList();
        var earliest = months[0];
        var years = months.Select(FiscalYear.Of).Distinct().ToList();
        List<(DateOnly Month, IReadOnlyList<string> Words)> texts = [];
        if (entries.Count > 0)
        {
            var rows = await db
                .FreeTexts.AsNoTracking()
                .Where(t => t.AgencyId == agency && years.Contains(t.Year) && t.Month >= earliest)
                .Select(t => new { t.Month, t.Text })
                .ToListAsync(cancellation);
            texts = [.. rows.Select(t => (t.Month, Clustering.WordsOf(Masking.Mask(t.Text))))];
        }

        Lines =
        [
            .. entries.Select(e => new BoardLine(
                e,
                [.. months.Select(m => new MonthCount(m, texts.Count(t => t.Month == m && e.IsIn(t.Words))))]
            )),
        ];
        Measures = await measures.OfAsync(agency, today, cancellation);
    }
}

internal sealed record MonthCount(DateOnly Month, int Count);

internal sealed record BoardLine(BoardEntry Entry, IReadOnlyList<MonthCount> Months);

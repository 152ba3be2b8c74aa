using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Surveys.Memo;

/// <summary>A memo on screen; executives say that they have read it.</summary>
[Writes(Duty.Executive)]
[Act("รับทราบบันทึกข้อความสรุปแบบสำรวจ", "Acknowledge a survey memo")]
internal sealed class ShowMemoModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public MemoRecord Written { get; private set; } = null!;
    public SurveyMemo Memo => Written.Memo;
    public IReadOnlyList<MemoSeen> Seen { get; private set; } = [];
    public string Here => $"/staff/surveys/memos/{MemoRecord.AddressOf(Written.Month)}";
    public bool SeenByMe => Seen.Any(s => s.AccountId == User.Actor().AccountId);

    public Task OnGetAsync(string month, CancellationToken cancellation) => FetchAsync(month, cancellation);

    public async Task<IActionResult> OnPostAsync(string month, CancellationToken cancellation)
    {
        await FetchAsync(month, cancellation);
        if (!SeenByMe)
        {
            var now = clock.Now();
            db.MemosSeen.Add(MemoSeen.By(Written, User.Actor(), now));
            db.Journal(
                Written.AgencyId,
                now,
                User.Actor(),
                "SurveyMemoAcknowledged",
                Written.Record,
                new { sha256 = Written.Hash }
            );
            await db.SaveChangesAsync(cancellation);
        }

        return LocalRedirect(Here);
    }

    public static ScoreChart Chart(Bilingual title, IEnumerable<MemoFigure> figures) =>
        new(
            title,
            [
                .. figures.Select(f => new ChartRow(
                    Bilingual.ThaiOnly(f.Name),
                    null,
                    f.Mean is { } mean ? Exact.Of((long)(mean * 100), 100) : null
                )),
            ]
        );

    private async Task FetchAsync(string month, CancellationToken cancellation)
    {
        var (agency, which) = (User.Agency(), MemoRecord.MonthOf(month));
        Written = await db
            .SurveyMemos.AsNoTracking()
            .FirstOrDefaultAsync(m => m.AgencyId == agency && m.Month == which, cancellation)
            .OrMissAsync();
        Seen = await db
            .MemosSeen.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.Month == which)
            .OrderBy(s => s.At)
            .ToListAsync(cancellation);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Surveys.Memo;

/// <summary>The memos that were written, the latest first; the one of last month can be written here where the job missed it.</summary>
[Writes(Duty.SurveyManager)]
[Act("จัดทำบันทึกข้อความสรุปแบบสำรวจของเดือนที่แล้ว", "Write last month’s survey memo")]
internal sealed class MemosModel(ProngsaiDb db, WritingMemos writing, TimeProvider clock) : PageModel
{
    private const int MostShown = 120;

    public IReadOnlyList<MemoListed> Memos { get; private set; } = [];
    public DateOnly LastMonth { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        LastMonth = WritingMemos.LastMonth(clock.Now().Today);
        var seen = db.MemosSeen;
        Memos = await db
            .SurveyMemos.AsNoTracking()
            .Where(m => m.AgencyId == agency)
            .OrderByDescending(m => m.Month)
            .Take(MostShown)
            .Select(m => new MemoListed(
                m.Month,
                m.WrittenAt,
                seen.Count(s => s.AgencyId == agency && s.Month == m.Month)
            ))
            .ToListAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var now = clock.Now();
        var month = WritingMemos.LastMonth(now.Today);
        await writing.WriteAsync(User.Agency(), month, now, User.Actor(), cancellation);
        return LocalRedirect($"/staff/surveys/memos/{MemoRecord.AddressOf(month)}");
    }
}

internal sealed record MemoListed(DateOnly Month, DateTime WrittenAt, int Seen);

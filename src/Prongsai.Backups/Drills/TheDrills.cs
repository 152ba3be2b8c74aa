using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Backups.Drills;

/// <summary>Whether a backup could be restored when it was last tried.</summary>
internal sealed class TheDrills(ProngsaiDb db) : IStatus
{
    public Bilingual What => new("การซ้อมกู้คืน", "Restore drill");

    public async Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default)
    {
        var last = await db
            .Drills.AsNoTracking()
            .OrderByDescending(d => d.At)
            .Select(d => new { d.At, d.Passed })
            .FirstOrDefaultAsync(cancellation);
        if (last is null)
            return new(
                What,
                Standing.Watch,
                new("ยังไม่เคยซ้อม", "None was held yet."),
                new(
                    "สั่งซ้อมครั้งแรกที่หน้า “ซ้อมกู้คืน” (/staff/drills) จากนั้นระบบซ้อมเองทุกวันที่ 1",
                    "Ask for the first on “Restore drills” (/staff/drills); from then on one is held on the first of each month."
                )
            );

        var finding = new Bilingual(
            $"ล่าสุด {last.At.InWords().Th} {(last.Passed ? "กู้คืนได้ครบถ้วน" : "กู้คืนไม่สำเร็จ")}",
            $"last on {last.At.InWords().En}: {(last.Passed ? "everything came back" : "failed")}"
        );
        var days = now.Today.DayNumber - last.At.DayInThailand().DayNumber;
        if (!last.Passed)
            return new(
                What,
                Standing.Bad,
                finding,
                new(
                    "สำเนาสำรองอาจใช้กู้คืนไม่ได้ อ่านผลที่ /staff/drills แก้ไข แล้วสั่งซ้อมใหม่",
                    "A backup may not be good. Read the result on /staff/drills, mend it, and ask for another drill."
                )
            );

        return days <= DrillsModel.OldAfterDays
            ? new(What, Standing.Good, finding)
            : new(
                What,
                Standing.Watch,
                finding,
                new(
                    $"ผ่านมา {days} วันแล้ว สั่งซ้อมที่ /staff/drills และดูที่ /staff/jobs ว่าเหตุใดรอบของเดือนนี้ไม่ได้ทำ",
                    $"That was {days} days ago. Ask for one on /staff/drills, and see on /staff/jobs why this month’s was not held."
                )
            );
    }
}

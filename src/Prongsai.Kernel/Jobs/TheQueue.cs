using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>Whether the work of the program is done: how much waits, since when, and what a person has to look at.</summary>
internal sealed class TheQueue(ProngsaiDb db) : IStatus
{
    // Far longer than the longest pause between two looks at the queue.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly Bilingual Name = new("งานของระบบ", "Jobs of the program");

    public Bilingual What => Name;

    public async Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default)
    {
        var jobs = db.Set<Job>().AsNoTracking();
        var counts = await jobs.Where(j =>
                j.State == JobState.Waiting || j.State == JobState.Running || j.State == JobState.Poisoned
            )
            .GroupBy(j => j.State)
            .Select(state => new { state.Key, Count = state.Count() })
            .ToDictionaryAsync(state => state.Key, state => state.Count, cancellation);
        var oldest = await jobs.Where(j => j.State == JobState.Waiting)
            .MinAsync(j => (DateTime?)(j.DueAt ?? j.EnqueuedAt), cancellation);

        return Of(now, counts, oldest);
    }

    internal static StatusLine Of(Now now, IReadOnlyDictionary<JobState, int> counts, DateTime? oldest)
    {
        var poisoned = counts.GetValueOrDefault(JobState.Poisoned);
        var (waiting, running) = (Count(JobState.Waiting), Count(JobState.Running));
        var finding = new Bilingual(
            $"รออยู่ {waiting} กำลังทำ {running} ล้มเหลว {poisoned} งาน",
            $"{waiting} waiting, {running} running, {poisoned} failed"
        );
        if (now.Utc - oldest > Patience)
            return new(
                Name,
                Standing.Bad,
                new(
                    $"{finding.Th} งานที่ถึงกำหนดแล้วรอมาตั้งแต่ {oldest!.Value.InWords().Th}",
                    $"{finding.En}; one that is due has waited since {oldest.Value.InWords().En}"
                ),
                new(
                    "ไม่มีเครื่องใดทำงานในคิว ตรวจว่า Prongsai:Jobs:Workers ไม่เป็น 0 ในทุกเครื่อง แล้วเริ่มโปรแกรมใหม่ ระหว่างนี้อีเมล ข่าวแจ้ง และการสำรองข้อมูลจะไม่ออก",
                    "No node works the queue. See that Prongsai:Jobs:Workers is not 0 everywhere, then start the program again. Until then no e-mail, no notice and no backup goes out."
                )
            );

        return poisoned == 0
            ? new(Name, Standing.Good, finding)
            : new(
                Name,
                Standing.Watch,
                finding,
                new(
                    "เปิดหน้า “งานของระบบ” (/staff/jobs) อ่านสาเหตุ แก้ไข แล้วสั่งเริ่มใหม่หรือหยุด",
                    "Open “Jobs” (/staff/jobs), read why, mend it, then start them again or stop them."
                )
            );

        string Count(JobState state) => counts.GetValueOrDefault(state).ToString(CultureInfo.InvariantCulture);
    }
}

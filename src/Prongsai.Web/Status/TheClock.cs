using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Web.Status;

/// <summary>
/// The clock of this machine against that of the database, and against the newest line of the journal, which cannot lie in the
/// future. Seven hours is the fault with a name: Thai time where UTC was meant, or the other way round.
/// </summary>
internal sealed class TheClock(ProngsaiDb db, IDatabaseFacts facts) : IStatus
{
    private static readonly Bilingual Name = new("นาฬิกาของเครื่อง", "Clock of this machine");
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    public Bilingual What => Name;

    public async Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default)
    {
        var journal = await db.Set<JournalEntry>()
            .OrderByDescending(line => line.At)
            .Select(line => (DateTime?)line.At)
            .FirstOrDefaultAsync(cancellation);
        var database = (await facts.AskAsync(cancellation)).Utc;
        return Compare(now, database, journal);
    }

    internal static StatusLine Compare(Now now, DateTime? database, DateTime? journal)
    {
        var local = now.Utc + Clock.Thailand;
        var shows = new Bilingual(
            $"{ThaiDate.InWords(now.Today).Th} {local:HH:mm} น. เวลาประเทศไทย",
            $"{ThaiDate.InWords(now.Today).En} {local:HH:mm}, Thai time"
        );
        if (database is { } other && (now.Utc - other).Duration() > Tolerance)
            return Wrong(shows, now.Utc - other, new("นาฬิกาของฐานข้อมูล", "the database's clock"));
        if (journal is { } last && last - now.Utc > Tolerance)
            return Wrong(shows, now.Utc - last, new("รายการล่าสุดในบันทึกเหตุการณ์", "the newest line of the journal"));

        return new(Name, Standing.Good, shows);
    }

    private static StatusLine Wrong(Bilingual shows, TimeSpan by, Bilingual than)
    {
        var amount = by.Duration();
        // To the nearest minute, so that 6:59:58 is still seven hours.
        var minutes = (int)Math.Round(amount.TotalMinutes);
        var (th, en) = by > TimeSpan.Zero ? ("เร็วกว่า", "ahead of") : ("ช้ากว่า", "behind");
        var sevenHours = Math.Abs(amount.TotalHours - 7) < 0.1;
        return new(
            Name,
            Standing.Bad,
            new(
                $"{shows.Th} {th}{than.Th} {minutes / 60} ชั่วโมง {minutes % 60} นาที",
                $"{shows.En}: {minutes / 60} h {minutes % 60} min {en} {than.En}"
            ),
            sevenHours
                ? new(
                    "นาฬิกาผิด 7 ชั่วโมง: เครื่องหนึ่งถือเวลาไทยเป็นเวลา UTC ตั้งเขตเวลาด้วย timedatectl set-timezone Asia/Bangkok และเปิด timedatectl set-ntp true แล้วเริ่มโปรแกรมใหม่ ระหว่างนี้วันครบกำหนดและเวลาในบันทึกอาจผิดไปหนึ่งวัน",
                    "The clock is seven hours wrong: one machine takes Thai time for UTC. Set the zone (timedatectl set-timezone Asia/Bangkok), turn on timedatectl set-ntp true and start the program again. Until then due days and times in the journal may be a day off."
                )
                : new(
                    "ตั้งนาฬิกาตามเครือข่ายทั้งเครื่องนี้และเครื่องฐานข้อมูล: timedatectl set-ntp true แล้วเริ่มโปรแกรมใหม่",
                    "Set both machines' clocks from the network: timedatectl set-ntp true, then start the program again."
                )
        );
    }
}

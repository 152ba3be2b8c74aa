using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Web.Status;

/// <summary>The database answers, and has the tables of this version.</summary>
internal sealed class TheDatabase(ProngsaiDb db, IDatabaseFacts facts) : IStatus
{
    public Bilingual What => new("ฐานข้อมูล", "Database");

    public bool NeededToServe => true;

    public async Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default)
    {
        var since = Stopwatch.GetTimestamp();
        var told = await facts.AskAsync(cancellation);
        var took = (int)Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            return new(
                What,
                Standing.Bad,
                new("ตารางยังไม่ใช่ของโปรแกรมรุ่นนี้", "The tables are not those of this version."),
                new(
                    "เริ่มโปรแกรมใหม่ โปรแกรมจะปรับตารางให้เอง",
                    "Start the program again; it changes the tables itself."
                )
            );

        return new(
            What,
            took < 1000 ? Standing.Good : Standing.Watch,
            new(
                $"{told.Name} ขนาด {Size.Of(told.Bytes)} ตอบใน {took} มิลลิวินาที",
                $"{told.Name}, {Size.Of(told.Bytes)}, answers in {took} ms"
            ),
            took < 1000
                ? null
                : new(
                    "ฐานข้อมูลตอบช้า ดูภาระของเครื่องฐานข้อมูลและเครือข่าย",
                    "It answers slowly: look at the load of its machine and at the network."
                )
        );
    }
}

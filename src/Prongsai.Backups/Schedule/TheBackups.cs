using Prongsai.Kernel;

namespace Prongsai.Backups.Schedule;

/// <summary>Whether last night's backup is there.</summary>
internal sealed class TheBackups(BackupSettings settings) : IStatus
{
    // A night and most of a day: a machine that was off at two makes it up when it is on.
    private static readonly TimeSpan TooOld = TimeSpan.FromHours(42);

    public Bilingual What => new("สำเนาสำรองประจำวัน", "Daily backup");

    public Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default) => Task.FromResult(Look(now));

    private StatusLine Look(Now now)
    {
        if (settings.Folder.Length == 0)
            return new(
                What,
                Standing.Watch,
                new("ไม่ได้ตั้งให้สำรองทุกคืน", "None is made."),
                new(
                    "ตั้ง Prongsai:Backups:Folder (docs/running.md) หรือสำรองด้วย prongsai backup จากตัวตั้งเวลาของเครื่อง และมีสำเนานอกเครื่องเสมอ",
                    "Set Prongsai:Backups:Folder (docs/running.md), or let a timer of the machine run prongsai backup; and always keep a copy elsewhere."
                )
            );

        if (WritingADailyBackup.NewestIn(settings.Folder) is not { } newest)
            return Missing(new("ยังไม่มีสำเนาสำรองในโฟลเดอร์ที่ตั้งไว้", "There is none in the folder yet."));

        var at = newest.LastWriteTimeUtc;
        var size = new FileSize(newest.Length);
        var finding = new Bilingual(
            $"ล่าสุด {at.InWords().Th} {newest.Name} ({size})",
            $"newest {at.InWords().En}, {newest.Name} ({size})"
        );
        return now.Utc - at > TooOld ? Missing(finding) : new(What, Standing.Good, finding);
    }

    private StatusLine Missing(Bilingual finding) =>
        new(
            What,
            Standing.Bad,
            finding,
            new(
                "การสำรองเมื่อคืนไม่สำเร็จ ดูสาเหตุที่ /staff/jobs และสำรองเองวันนี้ด้วย prongsai backup",
                "Last night’s backup was not made. /staff/jobs says why; make one today with prongsai backup."
            )
        );
}

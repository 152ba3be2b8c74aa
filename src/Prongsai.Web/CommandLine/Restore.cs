using System.CommandLine;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai restore FILE</c>: makes this installation what a backup says; all of it or nothing.</summary>
internal static class Restore
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "ไฟล์สำเนาสำรอง / backup file" };
        var check = new Option<bool>("--check")
        {
            Description = "ตรวจไฟล์อย่างเดียว ไม่แตะต้องข้อมูล / only check the file; touch nothing",
        };
        var replace = new Option<bool>("--replace")
        {
            Description = "แทนที่ข้อมูลที่มีอยู่ โดยสำรองของเดิมไว้ก่อน / replace what is here, after backing it up",
        };
        var lose = new Option<bool>("--lose-what-is-here")
        {
            Description =
                "ใช้กับ --replace: ไม่สำรองของเดิม ข้อมูลเดิมหายไป / with --replace: do not back up what is here; it is lost",
        };
        var command = new Command("restore", "กู้คืนจากสำเนาสำรอง / restore a backup") { file, check, replace, lose };
        command.SetAction(
            (parsed, cancellation) =>
                Copied.OrFailedAsync(
                    (backups, progress) =>
                        parsed.GetValue(check)
                            ? CheckAsync(backups, parsed.GetValue(file)!, progress, cancellation)
                            : RunAsync(
                                backups,
                                parsed.GetValue(file)!,
                                !parsed.GetValue(replace) ? Replacing.Nothing
                                    : parsed.GetValue(lose) ? Replacing.LosingWhatIsHere
                                    : Replacing.KeepingABackup,
                                progress,
                                cancellation
                            )
                )
        );
        return command;
    }

    private static async Task<int> CheckAsync(
        IBackups backups,
        string file,
        IProgress<HowFar> progress,
        CancellationToken cancellation
    )
    {
        Copied.Show(await backups.CheckAsync(file, progress, cancellation));
        Console.WriteLine("ไฟล์ครบถ้วน กู้คืนด้วยโปรแกรมนี้ได้ / whole, and this program can restore it");
        return 0;
    }

    private static async Task<int> RunAsync(
        IBackups backups,
        string file,
        Replacing how,
        IProgress<HowFar> progress,
        CancellationToken cancellation
    )
    {
        var restored = await backups.RestoreAsync(file, how, progress, cancellation);
        Console.WriteLine("กู้คืนแล้ว / restored");
        Copied.Show(restored.Content);
        if (restored.MigratedForward)
            Console.WriteLine(
                "ปรับรุ่นฐานข้อมูลให้ตรงกับโปรแกรมแล้ว / the database was taken to this version of the program"
            );
        if (restored.KeptAs is { } kept)
            Console.WriteLine($"ข้อมูลเดิมสำรองไว้ที่ / what was here is kept as: {kept}");
        else
            foreach (var (table, rows) in restored.Lost)
                Console.WriteLine($"ข้อมูลเดิมที่หายไป / lost: {table} {rows}");
        return 0;
    }
}

using System.CommandLine;
using Prongsai.Backups.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai drill</c>: tries whether a backup can be restored. <c>prongsai drill verify</c>: are its results genuine.</summary>
internal static class Drill
{
    public static Command Command()
    {
        var command = new Command(
            "drill",
            "ซ้อมกู้คืน: สำรอง กู้คืนลงฐานข้อมูลชั่วคราว แล้วเทียบ / back up, restore into a throw-away database, compare"
        )
        {
            Verify(),
        };
        command.SetAction(
            (parsed, cancellation) =>
                WithDrillsAsync(async drills =>
                {
                    using var progress = new ProgressLine();
                    var result = await drills.HoldAsync(progress, cancellation);
                    Show(result);
                    return result.Passed ? 0 : 1;
                })
        );
        return command;
    }

    private static Command Verify()
    {
        var file = new Argument<FileInfo?>("FILE")
        {
            Description =
                "ผลที่ดาวน์โหลดมา (ไม่ระบุ: ตรวจทุกผลในระบบ) / a downloaded result (left out: every result kept here)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("verify", "ตรวจลายเซ็นของผลการซ้อม / verify the signatures of results") { file };
        command.SetAction(
            (parsed, cancellation) =>
                WithDrillsAsync(drills =>
                    parsed.GetValue(file) is { } exported
                        ? VerifyFileAsync(drills, exported, cancellation)
                        : VerifyAllAsync(drills, cancellation)
                )
        );
        return command;
    }

    private static async Task<int> VerifyAllAsync(IDrills drills, CancellationToken cancellation)
    {
        var all = await drills.VerifyAsync(cancellation);
        foreach (var (result, genuine) in all)
        {
            Console.WriteLine(genuine ? "ลายเซ็นตรง / genuine" : "ลายเซ็นไม่ตรง / NOT GENUINE");
            Show(result);
        }

        SayWhatItMeans();
        return all.All(r => r.Genuine) ? 0 : 1;
    }

    private static async Task<int> VerifyFileAsync(IDrills drills, FileInfo file, CancellationToken cancellation)
    {
        var exported = await drills.VerifyAsync(
            await File.ReadAllBytesAsync(file.FullName, cancellation),
            cancellation
        );
        Console.WriteLine(
            !exported.Genuine ? "ลายเซ็นไม่ตรง: ไฟล์ถูกแก้ไข / NOT GENUINE: the file was changed"
            : !exported.Ours
                ? "ลายเซ็นตรง แต่เป็นกุญแจของระบบอื่น / genuine, but signed by a key of another installation"
            : $"ลายเซ็นตรง และเป็นของระบบนี้ / genuine, and signed by this installation: {exported.At:yyyy-MM-dd HH:mm} UTC, {(exported.Passed ? "ผ่าน / passed" : "ไม่ผ่าน / failed")}"
        );
        SayWhatItMeans();
        return exported is { Genuine: true, Ours: true } ? 0 : 1;
    }

    private static void Show(DrillResult result)
    {
        Console.WriteLine(
            $"{result.At:yyyy-MM-dd HH:mm} UTC\t{(result.Passed ? "ผ่าน / passed" : "ไม่ผ่าน / failed")}\t{result.Tables} ตาราง / tables\t{result.Rows} แถว / rows\t{result.Files} แฟ้ม / files\t{result.TriedIn}\t{result.Seconds} s"
        );
        if (result.Trouble is { } trouble)
            Console.WriteLine(trouble);
    }

    private static void SayWhatItMeans() =>
        Console.WriteLine(
            "ลายเซ็นแสดงว่าระบบที่ถือกุญแจนี้เป็นผู้บันทึกผลและผลไม่ถูกแก้ไขภายหลัง ไม่ได้แสดงว่ามีบุคคลภายนอกเป็นพยาน / A signature shows that the installation that holds the key recorded the result and that it was not changed since; not that an outsider watched."
        );

    private static Task<int> WithDrillsAsync(Func<IDrills, Task<int>> act) =>
        Refused.OrAsync(async () =>
        {
            await using var app = Host.Quiet();
            await app.Services.PrepareAsync();
            await using var scope = app.Services.CreateAsyncScope();
            return await act(scope.ServiceProvider.GetRequiredService<IDrills>());
        });
}

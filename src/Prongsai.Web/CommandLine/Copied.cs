using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary>Runs a verb that copies: what it refuses ends with 2, what it could not finish with 1.</summary>
internal static class Copied
{
    public static Task<int> OrFailedAsync(Func<IBackups, IProgress<HowFar>, Task<int>> act) =>
        Refused.OrAsync(async () =>
        {
            await using var app = Host.Quiet();
            using var progress = new ProgressLine();
            return await act(app.Services.GetRequiredService<IBackups>(), progress);
        });

    public static void Show(BackupContent content)
    {
        Console.WriteLine(
            $"สำรองเมื่อ / made at: {content.MadeAt:yyyy-MM-dd HH:mm:ss} UTC, โปรแกรม / program {content.Program}, {content.Database}"
        );
        Console.WriteLine(
            $"{content.Tables.Count} ตาราง / tables, {content.Rows} แถว / rows, {content.Files} แฟ้ม / files ({content.FileBytes} bytes)"
        );
        foreach (var missing in content.MissingFiles)
            Console.Error.WriteLine(
                $"แฟ้มแนบนี้เสียหายในที่เก็บอยู่ก่อนแล้ว / this file was already damaged in the store: {missing}"
            );
    }
}

using Prongsai.Backups.Contracts;

namespace Prongsai.Web.CommandLine;

/// <summary>How far a backup or restore is: one line that changes on a terminal, nothing where nobody looks.</summary>
internal sealed class CopyProgressLine : IProgress<CopyProgress>, IDisposable
{
    private readonly bool _shown = !Console.IsErrorRedirected;
    private int _width;

    public void Report(CopyProgress value)
    {
        if (!_shown)
            return;

        var count = value.Of > 0 ? $"{value.Done}/{value.Of}" : $"{value.Done}";
        var line = $"{count} {value.What.Th} / {value.What.En}";
        Console.Error.Write($"\r{line.PadRight(_width)}");
        _width = Math.Max(_width, line.Length);
    }

    public void Dispose()
    {
        if (_shown && _width > 0)
            Console.Error.Write($"\r{new string(' ', _width)}\r");
    }
}

/// <summary>Runs a verb that copies: what it refuses ends with 2, what it could not finish with 1.</summary>
internal static class Copied
{
    public static Task<int> OrFailedAsync(Func<IBackups, IProgress<CopyProgress>, Task<int>> act) =>
        Refused.OrAsync(async () =>
        {
            await using var app = Host.Build([], builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
            using var progress = new CopyProgressLine();
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

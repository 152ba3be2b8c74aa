using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Prongsai.Backups.Archive;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Backups.Schedule;

/// <summary>Where daily backups go, and how many stay.</summary>
/// <param name="Folder">Setting Prongsai:Backups:Folder; empty: no daily backups.</param>
/// <param name="Keep">Setting Prongsai:Backups:Keep: as many of the newest stay; 14 when nothing is said.</param>
internal sealed record BackupSettings(string Folder, int Keep)
{
    public static BackupSettings From(IConfiguration? configuration) =>
        new(
            configuration?["Prongsai:Backups:Folder"] ?? "",
            Math.Max(1, configuration?.GetValue<int?>("Prongsai:Backups:Keep") ?? 14)
        );
}

/// <summary>The job of every night.</summary>
internal sealed record WriteADailyBackup;

/// <summary>The job of every month.</summary>
internal sealed record HoldARestoreDrill;

internal sealed partial class WritingADailyBackup(IBackups backups, BackupSettings settings, TimeProvider clock)
    : IJobWork<WriteADailyBackup>
{
    public async Task RunAsync(WriteADailyBackup job, JobRun run, CancellationToken cancellation)
    {
        if (settings.Folder.Length == 0)
            return;

        Directory.CreateDirectory(settings.Folder);
        var day = clock.Now().Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var file = Path.Combine(settings.Folder, $"prongsai-{day}.zip");
        // The job may run twice; the day's backup is there already.
        if (!File.Exists(file))
            await backups.BackupAsync(file, new OnTheJobsPage(run), cancellation);

        // Only after the new one is whole, and only what we wrote.
        foreach (var old in NewestFirst(settings.Folder).Skip(settings.Keep))
            File.Delete(old);
        foreach (var killed in Directory.GetFiles(settings.Folder, $"prongsai-*.zip{BackupWriter.Unfinished}"))
            if (File.GetLastWriteTimeUtc(killed) < clock.Now().Utc.AddDays(-1))
                File.Delete(killed);
    }

    /// <summary>The newest daily backup in a folder; null when there is none.</summary>
    internal static FileInfo? NewestIn(string folder) =>
        Directory.Exists(folder) && NewestFirst(folder).FirstOrDefault() is { } path ? new FileInfo(path) : null;

    // Named by their days, so that the order of names is the order of days.
    private static IEnumerable<string> NewestFirst(string folder) =>
        Directory
            .GetFiles(folder)
            .Where(path => Ours().IsMatch(Path.GetFileName(path)))
            .OrderDescending(StringComparer.Ordinal);

    [GeneratedRegex(@"^prongsai-[0-9]{8}\.zip$")]
    private static partial Regex Ours();
}

internal sealed class HoldingARestoreDrill(IDrills drills) : IJobWork<HoldARestoreDrill>
{
    // A drill that fails is a result, not a failure of the job: it is kept, signed and shown.
    public Task RunAsync(HoldARestoreDrill job, JobRun run, CancellationToken cancellation) =>
        drills.HoldAsync(new OnTheJobsPage(run), cancellation);
}

internal sealed class OnTheJobsPage(JobRun run) : IProgress<HowFar>
{
    public void Report(HowFar value) => run.Progress((int)value.Done, (int)value.Of);
}

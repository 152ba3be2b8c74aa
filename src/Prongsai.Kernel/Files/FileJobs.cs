namespace Prongsai.Kernel;

internal sealed record CleanFiles;

/// <summary>Every night: what nothing refers to any more goes.</summary>
internal sealed class CleaningFiles(FileCleaning cleaning) : IJobWork<CleanFiles>
{
    public Task RunAsync(CleanFiles job, JobRun run, CancellationToken cancellation) =>
        cleaning.RunAsync(dryRun: false, Actor.System, cancellation);
}

internal sealed record CheckFiles;

/// <summary>Every month: every file is read and compared with its hash. The result is a line of the journal.</summary>
internal sealed class CheckingFiles(FileCheck check) : IJobWork<CheckFiles>
{
    public Task RunAsync(CheckFiles job, JobRun run, CancellationToken cancellation) =>
        check.RunAsync(Actor.System, run.Progress, cancellation);
}

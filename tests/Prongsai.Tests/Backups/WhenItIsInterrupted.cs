using System.Diagnostics;
using Prongsai.Backups.Contracts;

namespace Prongsai.Tests.Backups;

/// <summary>The program as a process of its own, killed in the middle or without room: nothing is half done.</summary>
public sealed class WhenItIsInterrupted
{
    [Theory, OnBothDatabases]
    public async Task A_killed_backup_is_no_backup_and_the_next_one_works(Database database)
    {
        await using var office = await AnOffice.WithTheSampleAsync(database);
        await office.FillJournalAsync(120_000);
        var file = office.Path("office.zip");

        using (var running = Start(office, "backup", file))
        {
            await UntilAsync(running, () => new FileInfo(file + ".unfinished") is { Exists: true, Length: > 300_000 });
            running.Kill(); // SIGKILL
            await running.WaitForExitAsync();
        }

        Assert.False(File.Exists(file));
        var (code, output) = await RunAsync(office, "backup", file);
        Assert.True(code == 0, output);
        Assert.False(File.Exists(file + ".unfinished"));
        await office.Backups.CheckAsync(file, null, CancellationToken.None);
    }

    [Theory, OnBothDatabases]
    public async Task A_killed_restore_leaves_what_was_there_before(Database database)
    {
        await using var large = await AnOffice.WithTheSampleAsync(database);
        await large.FillJournalAsync(150_000);
        var backup = await large.BackUpAsync();
        await using var office = await AnOffice.WithTheSampleAsync(database);
        var before = await office.ReportAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        using (var running = Start(office, "restore", backup, "--replace"))
        {
            // In the middle of the largest table: SQLite's log grows, PostgreSQL says that it copies.
            await UntilAsync(
                running,
                async () =>
                    database == Database.Sqlite
                        ? new FileInfo(office.Path("prongsai.db-wal")) is { Exists: true, Length: > 5_000_000 }
                        : await office.CountAsync(
                            "SELECT count(*) FROM pg_stat_progress_copy WHERE datname = current_database() AND tuples_processed > 1000"
                        ) > 0
            );
            running.Kill();
            await running.WaitForExitAsync();
        }

        Assert.Equal(before, await office.ReportAsync());
        Assert.Equal(0, await office.CountAsync("""SELECT count(*) FROM journal_entries WHERE "What" = 'Filled'"""));
        var (code, output) = await RunAsync(office, "restore", backup, "--replace");
        Assert.True(code == 0, output);
        Assert.Equal(
            150_000,
            await office.CountAsync("""SELECT count(*) FROM journal_entries WHERE "What" = 'Filled'""")
        );
    }

    [FactForRoot]
    public async Task A_full_disk_is_said_and_leaves_no_backup()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        var disk = office.Path("disk");
        Directory.CreateDirectory(disk);
        await TheProgram.EndAsync(Start(office, "mount", ["-t", "tmpfs", "-o", "size=200k", "tmpfs", disk]));
        try
        {
            var (code, output) = await RunAsync(office, "backup", Path.Combine(disk, "office.zip"));

            Assert.Equal(1, code);
            Assert.Contains("The disk is full", output, StringComparison.Ordinal);
            Assert.Contains("พื้นที่จัดเก็บเต็ม", output, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(disk));
        }
        finally
        {
            await TheProgram.EndAsync(Start(office, "umount", [disk]));
        }
    }

    [Fact]
    public async Task A_file_that_is_too_long_for_the_disk_is_said_and_leaves_no_backup()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        await office.FillJournalAsync(50_000);

        var (code, output) = await RunWithoutRoomAsync(office, "backup", office.Path("office.zip"));

        Assert.True(code == 1, output);
        Assert.Contains("longer than this disk can hold", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(office.Folder, "office.zip*"));
    }

    [Fact]
    public async Task A_full_disk_in_a_restore_leaves_nothing_half_done()
    {
        await using var large = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        await large.FillJournalAsync(50_000);
        var backup = await large.BackUpAsync();
        await using var office = await AnOffice.EmptyAsync(Database.Sqlite);

        var (code, output) = await RunWithoutRoomAsync(office, "restore", backup);

        Assert.Equal(1, code);
        Assert.Contains("Nothing is half done", output, StringComparison.Ordinal);
        var (again, said) = await RunAsync(office, "restore", backup);
        Assert.True(again == 0, said);
    }

    [Fact]
    public async Task Exit_codes_tell_a_timer_what_happened()
    {
        await using var office = await AnOffice.EmptyAsync(Database.Sqlite);

        var (nothing, why) = await RunAsync(office, "backup", office.Path("x.zip"));
        var (missing, _) = await RunAsync(office, "restore", office.Path("y.zip"));

        Assert.Equal((2, 2), (nothing, missing));
        Assert.Contains("nothing to back up", why, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(office.Folder));
    }

    /// <summary>Only root may make a small disk; CI is root.</summary>
    private sealed class FactForRootAttribute : FactAttribute
    {
        public FactForRootAttribute()
        {
            if (!Environment.IsPrivilegedProcess)
                Skip = "Only root may mount a small disk.";
        }
    }

    private static Process Start(AnOffice office, params string[] words) =>
        TheProgram.Start(office.Folder, office.Setting, words);

    private static Process Start(AnOffice office, string command, string[] words) =>
        TheProgram.StartOther(office.Folder, office.Setting, command, words);

    private static Task<(int Code, string Output)> RunAsync(AnOffice office, params string[] words) =>
        TheProgram.RunAsync(office.Folder, office.Setting, words);

    // No file of the process may be longer than two megabytes. (.NET's own doubly mapped memory is a file, too: it is switched off.)
    private static async Task<(int Code, string Output)> RunWithoutRoomAsync(AnOffice office, params string[] words)
    {
        using var process = Start(
            office,
            "sh",
            [
                "-c",
                "trap '' XFSZ; ulimit -f 4096; export DOTNET_EnableWriteXorExecute=0; exec dotnet \"$@\"",
                "sh",
                TheProgram.Path,
                .. words,
            ]
        );
        return await TheProgram.EndAsync(process);
    }

    private static Task UntilAsync(Process running, Func<bool> happens) =>
        UntilAsync(running, () => Task.FromResult(happens()));

    private static async Task UntilAsync(Process running, Func<Task<bool>> happens)
    {
        while (!await happens())
        {
            if (running.HasExited)
                Assert.Fail($"It ended too early: {(await TheProgram.EndAsync(running)).Output}");
            await Task.Delay(2);
        }
    }
}

using Microsoft.Data.Sqlite;
using Prongsai.Kernel;

namespace Prongsai.Data.Sqlite;

/// <summary>
/// SQLite has one machine, though a verb may be typed while the web program runs. The operating system gives the lock file back
/// when its holder is killed, which the lock of EF Core's migrations (a row in a table) does not: a program killed in the middle
/// of one would keep every later one waiting for ever. Whoever holds our lock may therefore clear that row.
/// </summary>
internal sealed class OneMachine(string connectionString) : INodes
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(50);

    public async Task AloneAsync(string what, Func<Task> act, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(act);
        var database = new SqliteConnectionStringBuilder(connectionString).DataSource;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database))!);

        await using var held = await LockAsync($"{database}.{what}.lock", cancellation);
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync(cancellation);
            await LogWritesAheadAsync(connection, cancellation);
            await ForgetTheKilledAsync(connection, cancellation);
        }

        await act();
    }

    public Task TellAsync(string news, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task HearAsync(Func<string, Task> hear, CancellationToken cancellation = default) => Task.CompletedTask;

    private static async Task<FileStream> LockAsync(string file, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException failure) when (File.Exists(file) && IsHeld(failure))
            {
                await Task.Delay(AskAgain, cancellation);
            }
        }
    }

    // EAGAIN on Linux and macOS, ERROR_SHARING_VIOLATION on Windows; a full disk is something else and must be said.
    private static bool IsHeld(IOException failure) => (failure.HResult & 0xFFFF) is 11 or 35 or 32;

    // EF Core asks for this only of a file that it makes itself, and ours is there by now. It stays so in the file.
    private static async Task LogWritesAheadAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task ForgetTheKilledAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (await command.ExecuteScalarAsync(cancellation) is 0L)
            return;

        command.CommandText = """DELETE FROM "__EFMigrationsLock" """;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

using Microsoft.Data.Sqlite;
using Prongsai.Kernel;

namespace Prongsai.Data.Sqlite;

internal sealed class SqliteFacts(string connectionString) : IDatabaseFacts
{
    public async Task<DatabaseFacts> AskAsync(CancellationToken cancellation = default)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var ask = connection.CreateCommand();
        ask.CommandText =
            "SELECT sqlite_version(), page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        await using var answer = await ask.ExecuteReaderAsync(cancellation);
        await answer.ReadAsync(cancellation);
        return new DatabaseFacts($"SQLite {answer.GetString(0)}", answer.GetInt64(1), Utc: null);
    }
}

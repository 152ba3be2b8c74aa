using Npgsql;
using Prongsai.Kernel;

namespace Prongsai.Data.Postgres;

internal sealed class PostgresFacts(string connectionString) : IDatabaseFacts
{
    public async Task<DatabaseFacts> AskAsync(CancellationToken cancellation = default)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var ask = new NpgsqlCommand(
            "SELECT current_setting('server_version'), pg_database_size(current_database()), clock_timestamp()",
            connection
        );
        await using var answer = await ask.ExecuteReaderAsync(cancellation);
        await answer.ReadAsync(cancellation);
        return new DatabaseFacts($"PostgreSQL {answer.GetString(0)}", answer.GetInt64(1), answer.GetDateTime(2));
    }
}

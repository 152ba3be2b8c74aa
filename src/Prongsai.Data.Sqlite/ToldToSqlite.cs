using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Prongsai.Data.Sqlite;

/// <summary>
/// What SQLite is told on each connection. To wait: it lets one writer in at a time, and without this a statement that finds another at
/// its second row fails at once with "database is locked"; Microsoft.Data.Sqlite waits at the first row only, and then in steps of 150
/// milliseconds. And to keep 16 MB of pages instead of two: an import of a year writes and reads them again and again.
/// </summary>
internal sealed class ToldToSqlite : DbConnectionInterceptor
{
    private const string Words = "PRAGMA busy_timeout = 30000; PRAGMA cache_size = -16384";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Words;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Words;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

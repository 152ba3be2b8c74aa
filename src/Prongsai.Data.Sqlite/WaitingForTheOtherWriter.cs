using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Prongsai.Data.Sqlite;

/// <summary>
/// SQLite lets one writer in at a time. Without this, a statement that finds another at its second row fails at once with
/// "database is locked"; Microsoft.Data.Sqlite waits at the first row only, and then in steps of 150 milliseconds.
/// </summary>
internal sealed class WaitingForTheOtherWriter : DbConnectionInterceptor
{
    private const string Patience = "PRAGMA busy_timeout = 30000";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Patience;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Patience;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Data.Sqlite;

/// <summary>SQLite cannot disable a trigger: it is dropped and made again from its own text, within the transaction.</summary>
internal sealed class SqliteJournalGuards : IJournalGuards
{
    public async Task WithoutAsync(ProngsaiDb db, Func<Task> act, CancellationToken cancellation)
    {
        var made = await db
            .Database.SqlQueryRaw<string>(
                "SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger' AND name = 'journal_entries_no_delete'"
            )
            .SingleAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER journal_entries_no_delete", cancellation);
        await act();
        await db.Database.ExecuteSqlRawAsync(made, cancellation);
    }
}

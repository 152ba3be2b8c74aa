using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Data.Postgres;

/// <summary>Disabling a trigger is part of the transaction: others still meet it, and a rollback brings it back.</summary>
internal sealed class PostgresJournalGuards : IJournalGuards
{
    public async Task WithoutAsync(ProngsaiDb db, Func<Task> act, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlRawAsync(
            "ALTER TABLE journal_entries DISABLE TRIGGER journal_entries_no_change",
            cancellation
        );
        await act();
        await db.Database.ExecuteSqlRawAsync(
            "ALTER TABLE journal_entries ENABLE TRIGGER journal_entries_no_change",
            cancellation
        );
    }
}

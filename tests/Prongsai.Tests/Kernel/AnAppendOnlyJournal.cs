using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel;

/// <summary>The database itself keeps the journal as it was written, whoever asks it otherwise.</summary>
public sealed class AnAppendOnlyJournal
{
    [Theory, OnBothDatabases]
    public async Task Refuses_every_way_of_changing_a_line(Database database)
    {
        await using var app = await App.StartAsync(database);
        List<string> ways =
        [
            "UPDATE journal_entries SET \"ByName\" = 'nobody'",
            "DELETE FROM journal_entries",
            database == Database.Postgres
                ? "TRUNCATE journal_entries"
                : "INSERT OR REPLACE INTO journal_entries SELECT * FROM journal_entries LIMIT 1",
            database == Database.Postgres
                ? "INSERT INTO journal_entries SELECT * FROM journal_entries LIMIT 1 ON CONFLICT (\"Id\") DO UPDATE SET \"What\" = 'x'"
                : "UPDATE OR IGNORE journal_entries SET \"What\" = 'x'",
        ];
        var before = await LinesAsync(app);
        Assert.NotEmpty(before);

        foreach (var way in ways)
            await app.With<ProngsaiDb>(async db =>
            {
                var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                    db.Database.ExecuteSqlRawAsync(way)
                );
                Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
            });

        Assert.Equal(before, await LinesAsync(app));
    }

    private static Task<List<(Guid, string, string)>> LinesAsync(App app) =>
        app.Ask<ProngsaiDb, List<(Guid, string, string)>>(async db =>
            [
                .. (await db.Set<JournalEntry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync()).Select(e =>
                    (e.Id.Value, e.What, e.ByName)
                ),
            ]
        );
}

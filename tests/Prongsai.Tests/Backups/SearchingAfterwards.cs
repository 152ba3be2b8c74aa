using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Backups.Contracts;
using Prongsai.Kernel;
using Prongsai.Web;

namespace Prongsai.Tests.Backups;

/// <summary>What was published is found in the restored and in the moved database, whichever of the two it is.</summary>
public sealed class SearchingAfterwards
{
    [Theory, OnBothDatabases]
    public async Task A_restored_database_is_searched_at_once(Database into)
    {
        await using var office = await PublishedAsync();
        var file = await office.BackUpAsync();
        await using var there = await AnOffice.EmptyAsync(into);

        await there.Backups.RestoreAsync(file, Replacing.Nothing, null, CancellationToken.None);

        await SearchesAsync(there);
    }

    [FactWithPostgres]
    public async Task A_moved_database_is_searched_at_once()
    {
        await using var office = await PublishedAsync();
        await using var there = await AnOffice.EmptyAsync(Database.Postgres);

        await office.Backups.MoveAsync(there.Setting, null, CancellationToken.None);

        await SearchesAsync(there);
    }

    private static async Task<AnOffice> PublishedAsync()
    {
        var office = await AnOffice.EmptyAsync(Database.Sqlite);
        await office.Services.PrepareAsync();
        await using var scope = office.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        await db.PutIntoSearchAsync(Said("o15", "การจัดซื้อจัดจ้าง ๒๕๖๘"));
        await db.SaveChangesAsync();
        return office;
    }

    private static async Task SearchesAsync(AnOffice office)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var search = scope.ServiceProvider.GetRequiredService<SiteSearch>();
        Assert.Equal(1, (await search.FindAsync("จัดซือ 2568", null)).Found);

        // Numbers go on after those that came along, and the index with them.
        await db.PutIntoSearchAsync(Said("o16", "แผนป้องกันการทุจริต"));
        await db.SaveChangesAsync();
        Assert.Equal(1, (await search.FindAsync("การทุจริต", null)).Found);

        // And everything is folded by the program that is here now.
        Assert.Equal(1, await db.Set<Job>().CountAsync(job => job.Kind == "rebuild-search"));
    }

    private static Searchable Said(string record, string title) =>
        new(
            new AgencyId(new Guid("0195d5e0-0000-7000-8000-000000000001")),
            "edition",
            record,
            $"/x/{record}",
            title,
            "",
            new DateTime(2025, 3, 1, 0, 0, 0, DateTimeKind.Utc)
        );
}

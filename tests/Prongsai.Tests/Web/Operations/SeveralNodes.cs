using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Web;
using Prongsai.Web.Plumbing.Keys;

namespace Prongsai.Tests.Web.Operations;

public sealed class SeveralNodes
{
    [Theory, OnBothDatabases]
    public async Task May_start_on_an_empty_database_at_once(Database database)
    {
        var connection = await ConnectionAsync(database);
        Node[] nodes = [.. Enumerable.Range(0, 4).Select(_ => Node.Build(connection))];
        var administrators = 0;

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Services.PrepareAsync(() => FirstAsync(node)))));

        await using var scope = nodes[0].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(1, await db.Set<SealingKey>().CountAsync());
        Assert.Equal(1, administrators);
        foreach (var node in nodes)
            await node.DisposeAsync();

        async Task FirstAsync(Node node)
        {
            await using var scope = node.Services.CreateAsyncScope();
            var first = scope.ServiceProvider.GetRequiredService<IFirstAdministrator>();
            if (await first.EnsureAsync(null) is not null)
                Interlocked.Increment(ref administrators);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Know_each_others_sessions_and_forms(Database database)
    {
        var connection = await ConnectionAsync(database);
        await using var one = await Node.StartAsync(connection);
        await using var other = await Node.StartAsync(connection);
        var jar = await one.SignInAsync();
        using var atOne = one.Client(jar);
        using var atOther = other.Client(jar);

        // The form comes from one node and goes to the other.
        var form = await App.OpenAsync(atOne, "/staff/password");
        var token = form.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var sent = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("current", "x")]);
        var answer = await atOther.PostAsync("/staff/password", sent);

        Assert.NotEqual(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEqual(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        await App.OpenAsync(atOther, "/staff");
    }

    [FactWithPostgres]
    public async Task Empty_their_portal_pages_when_another_publishes()
    {
        var connection = await ThrowAwayPostgres.NewDatabaseAsync();
        await using var one = await Node.StartAsync(connection);
        await using var other = await Node.StartAsync(connection);
        var jar = await one.SignInAsync();
        using var reader = other.Client();
        using var officer = one.Client(jar);
        await Eventually.IsAsync(() => IsKeptAsync(reader));

        await App.SubmitAsync(officer, "/staff/password", new() { ["current"] = "wrong" });

        await Eventually.IsAsync(async () => !await IsKeptAsync(reader));

        // A page from the cache says how old it is.
        static async Task<bool> IsKeptAsync(HttpClient reader) =>
            (await reader.GetAsync("/khlong-sam-wa")).Headers.Age is not null;
    }

    [Fact]
    public async Task Are_not_held_up_by_one_that_was_killed_in_a_migration()
    {
        var connection = await ConnectionAsync(Database.Sqlite);
        await using (var killed = Node.Build(connection))
        {
            await killed.Services.PrepareAsync();
            await using var scope = killed.Services.CreateAsyncScope();
            // What EF Core leaves behind when its process dies while migrating.
            await scope
                .ServiceProvider.GetRequiredService<ProngsaiDb>()
                .Database.ExecuteSqlRawAsync(
                    """INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-22')"""
                );
        }

        await using var next = Node.Build(connection);

        await next.Services.PrepareAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory, OnBothDatabases]
    public async Task Of_an_older_version_leave_a_newer_database_alone(Database database)
    {
        var connection = await ConnectionAsync(database);
        await using var older = Node.Build(connection);
        await older.Services.PrepareAsync();
        await using var scope = older.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<ProngsaiDb>()
            .Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Future', '1')"""
            );

        var refused = await Assert.ThrowsAsync<RefusedException>(() => older.Services.PrepareAsync());

        Assert.Equal("database-newer", refused.Reasons.Single().Code);
    }

    [Theory, OnBothDatabases]
    public async Task Make_the_search_anew_after_an_upgrade_and_not_for_a_new_database(Database database)
    {
        var connection = await ConnectionAsync(database);
        await using var node = Node.Build(connection);
        await using (var scope = node.Services.CreateAsyncScope())
        {
            var older = scope.ServiceProvider.GetRequiredService<ProngsaiDb>().Database;
            await older.GetService<IMigrator>().MigrateAsync(older.GetMigrations().SkipLast(1).Last());
        }

        await node.Services.PrepareAsync();
        await node.Services.PrepareAsync();
        await using var fresh = Node.Build(await ConnectionAsync(database));
        await fresh.Services.PrepareAsync();

        Assert.Equal((1, 0), (await RebuildsAsync(node), await RebuildsAsync(fresh)));

        static async Task<int> RebuildsAsync(Node of)
        {
            await using var scope = of.Services.CreateAsyncScope();
            return await scope
                .ServiceProvider.GetRequiredService<ProngsaiDb>()
                .Set<Job>()
                .CountAsync(job => job.Kind == "rebuild-search");
        }
    }

    private static async Task<string> ConnectionAsync(Database database) =>
        database == Database.Postgres
            ? await ThrowAwayPostgres.NewDatabaseAsync()
            : $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("prongsai-db-").FullName, "prongsai.db")}";
}

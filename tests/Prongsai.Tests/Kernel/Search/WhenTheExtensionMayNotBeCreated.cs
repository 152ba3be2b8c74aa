using Npgsql;
using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Search;

/// <summary>A database whose user may make tables but no extensions, as hosting companies give it.</summary>
public sealed class WhenTheExtensionMayNotBeCreated
{
    [FactWithPostgres]
    public async Task The_program_starts_and_searches_all_the_same()
    {
        var owner = await ThrowAwayPostgres.NewDatabaseAsync();
        var database = new NpgsqlConnectionStringBuilder(owner).Database;
        var role = $"poor_{database}";
        await using (var connection = new NpgsqlConnection(owner))
        {
            await connection.OpenAsync();
            await using var grant = new NpgsqlCommand(
                $"CREATE ROLE {role} LOGIN; REVOKE CREATE ON DATABASE {database} FROM PUBLIC; GRANT ALL ON SCHEMA public TO {role}",
                connection
            );
            await grant.ExecuteNonQueryAsync();
        }

        var poor = new NpgsqlConnectionStringBuilder(owner) { Username = role }.ConnectionString;
        var app = await App.StartAsync(
            Database.Sqlite,
            builder => builder.Configuration["Prongsai:Database"] = poor,
            administrator: false
        );
        await using var search = new TheSearch(app);
        await search.PublishAsync("a", "การจัดซื้อจัดจ้าง");

        Assert.Equal(["a"], await search.RecordsAsync("ซื้อจัด"));
        var standing = await search.StandingAsync();
        Assert.Equal(Standing.Watch, standing.Standing);
        Assert.Contains("CREATE EXTENSION pg_trgm", standing.WhatToDo!.Value.En, StringComparison.Ordinal);
    }
}

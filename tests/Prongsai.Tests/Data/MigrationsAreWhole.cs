using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Kernel;
using Prongsai.Web;

namespace Prongsai.Tests.Data;

/// <summary>What `dotnet run build.cs -- migrate NAME` must have made. Nothing is connected to.</summary>
public sealed class MigrationsAreWhole
{
    private const string Cure = "dotnet run build.cs -- migrate NAME";

    [Theory, InlineData("Data Source=nowhere.db"), InlineData("Host=nowhere")]
    public void The_model_has_not_changed_without_a_migration(string connection)
    {
        using var program = Composed(connection);
        using var scope = program.CreateScope();

        Assert.False(scope.ServiceProvider.GetRequiredService<ProngsaiDb>().Database.HasPendingModelChanges(), Cure);
    }

    // Two branches may each bring a migration; the later of them must know the tables of both, or a restore takes some for foreign.
    [Theory, InlineData("Data Source=nowhere.db"), InlineData("Host=nowhere")]
    public void The_last_migration_knows_all_tables(string connection)
    {
        using var program = Composed(connection);
        using var scope = program.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ProngsaiDb>();
        var migrations = db.GetService<IMigrationsAssembly>();
        var last = migrations.CreateMigration(migrations.Migrations.Values.Last(), db.Database.ProviderName!);

        Assert.Equal(Columns(migrations.ModelSnapshot!.Model), Columns(last.TargetModel));
    }

    private static string[] Columns(IModel model) =>
        [
            .. from table in model.GetEntityTypes()
            from column in table.GetProperties()
            select $"{table.GetTableName()}.{column.Name}" into name
            orderby name
            select name,
        ];

    private static ServiceProvider Composed(string connection) =>
        new ServiceCollection()
            .AddLogging()
            .AddProngsai(new Installation(Path.GetTempPath(), connection))
            .BuildServiceProvider();
}

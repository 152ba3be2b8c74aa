using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Data.Postgres;
using Prongsai.Data.Sqlite;
using Prongsai.Kernel;
using Prongsai.Web;

Console.Error.WriteLine("Used by `dotnet run build.cs -- migrate NAME`; does nothing by itself.");
return 2;

/// <summary>The SQLite database as the program composes it, for `dotnet ef`.</summary>
internal sealed class SqliteAtDesignTime : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => Composed.Get<SqliteDb>("Data Source=design-time.db");
}

/// <summary>The PostgreSQL database as the program composes it, for `dotnet ef`.</summary>
internal sealed class PostgresAtDesignTime : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => Composed.Get<PostgresDb>("Host=design-time");
}

internal static class Composed
{
    public static TDb Get<TDb>(string connection)
        where TDb : DbContext =>
        new ServiceCollection()
            .AddLogging()
            .AddProngsai(new Installation(Path.GetTempPath(), connection))
            .BuildServiceProvider()
            .CreateScope()
            .ServiceProvider.GetRequiredService<TDb>();
}

using System.Reflection;
using Xunit.Sdk;

namespace Prongsai.Tests;

/// <summary>Which database a test runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory once on each database: <c>[Theory, OnBothDatabases]</c>.</summary>
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [Database.Sqlite];
        if (ThrowAwayPostgres.Programs is not null)
            yield return [Database.Postgres];
    }
}

/// <summary>A missing PostgreSQL skips on a laptop and fails in CI.</summary>
public sealed class PostgresIsHere
{
    [FactUnlessOnALaptopWithoutPostgres]
    public void So_every_database_test_ran_on_both() =>
        Assert.True(
            ThrowAwayPostgres.Programs is not null,
            "PostgreSQL is not installed: the database tests ran on SQLite only."
        );

    private sealed class FactUnlessOnALaptopWithoutPostgresAttribute : FactAttribute
    {
        public FactUnlessOnALaptopWithoutPostgresAttribute()
        {
            if (ThrowAwayPostgres.Programs is null && Environment.GetEnvironmentVariable("CI") != "true")
                Skip = "PostgreSQL is not installed: the database tests ran on SQLite only.";
        }
    }
}

using System.Diagnostics;

namespace Prongsai.Tests;

/// <summary>For what another process or thread does in its own time: asks often, gives up late.</summary>
internal static class Eventually
{
    public static async Task IsAsync(Func<Task<bool>> holds, int seconds = 20)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(since).TotalSeconds < seconds, $"Not within {seconds} seconds.");
            await Task.Delay(50);
        }
    }
}

/// <summary>Needs PostgreSQL itself, not just either database; see <see cref="PostgresIsHere"/> for what its absence means.</summary>
public sealed class FactWithPostgresAttribute : FactAttribute
{
    public FactWithPostgresAttribute()
    {
        if (ThrowAwayPostgres.Programs is null)
            Skip = "PostgreSQL is not installed.";
    }
}

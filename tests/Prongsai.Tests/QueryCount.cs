using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Data.Postgres;
using Prongsai.Data.Sqlite;

namespace Prongsai.Tests;

/// <summary>
/// Counts what is asked of the database: pass <see cref="Listen"/> as <c>adjust</c> to <see cref="App.StartAsync"/>, then
/// <c>await queries.OfAsync(() =&gt; App.OpenAsync(…))</c>.
/// </summary>
public sealed class QueryCount : DbCommandInterceptor
{
    private int _count;

    public void Listen(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(this));
        builder.Services.ConfigureDbContext<PostgresDb>(options => options.AddInterceptors(this));
    }

    /// <summary>How many commands an act sends.</summary>
    public async Task<int> OfAsync(Func<Task> act)
    {
        var before = _count;
        await act();

        return _count - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Interlocked.Increment(ref _count);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }
}

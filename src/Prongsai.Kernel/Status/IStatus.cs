using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Kernel;

/// <summary>How a part of the installation stands.</summary>
public enum Standing
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Works, but somebody should look.</summary>
    Watch,

    /// <summary>Does not work, or soon will not.</summary>
    Bad,
}

/// <summary>What the status page says of one part, for a person who is no programmer.</summary>
/// <param name="What">The part: "ฐานข้อมูล".</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Finding">What was seen, with its figures; never personal data or secrets.</param>
/// <param name="WhatToDo">What to do about it, in words; null when there is nothing to do.</param>
public sealed record StatusLine(Bilingual What, Standing Standing, Bilingual Finding, Bilingual? WhatToDo = null);

/// <summary>
/// A part of the installation that can say how it stands: the database, the disk, the last backup, the mail server. Each module
/// registers its own (<c>AddStatus</c>); the status page shows all of them and <c>/health/ready</c> asks those needed to serve.
/// </summary>
public interface IStatus
{
    /// <summary>The part: "ฐานข้อมูล". Also said when it cannot say anything itself.</summary>
    Bilingual What { get; }

    /// <summary>Without it no page can be shown: a node that lacks it is not given visitors.</summary>
    bool NeededToServe => false;

    /// <summary>Looks, within seconds. What it throws is shown as <see cref="Standing.Bad"/>.</summary>
    Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default);
}

/// <summary>What the database server says of itself.</summary>
/// <param name="Name">"PostgreSQL 17.2", "SQLite 3.50".</param>
/// <param name="Bytes">Size of our database.</param>
/// <param name="Utc">Its own clock; null where that is our own.</param>
public sealed record DatabaseFacts(string Name, long Bytes, DateTime? Utc);

/// <summary>Asks the database about itself; one class per database.</summary>
public interface IDatabaseFacts
{
    /// <summary>Asks now.</summary>
    Task<DatabaseFacts> AskAsync(CancellationToken cancellation = default);
}

/// <summary>Registering parts that tell how they stand.</summary>
public static class Statuses
{
    /// <summary>Adds a part to the status page.</summary>
    public static IServiceCollection AddStatus<TStatus>(this IServiceCollection services)
        where TStatus : class, IStatus => services.AddScoped<IStatus, TStatus>();
}

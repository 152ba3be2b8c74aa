using System.Runtime.CompilerServices;

namespace Prongsai.Kernel;

/// <summary>What the two databases do differently about the queue: one class for each.</summary>
public interface IJobClaims
{
    /// <summary>
    /// The clock by which leases are measured. Several nodes share a PostgreSQL server, and their own clocks may differ; a SQLite
    /// file belongs to one machine.
    /// </summary>
    Task<DateTime> NowAsync(ProngsaiDb db, CancellationToken cancellation);

    /// <summary>Takes the earliest jobs that are due; no two nodes get the same one.</summary>
    Task<List<Job>> ClaimAsync(ProngsaiDb db, JobClaim claim, CancellationToken cancellation);
}

/// <summary>Who claims, what and until when; and the parts of the statement that are the same everywhere.</summary>
/// <param name="Node">The claiming node.</param>
/// <param name="Room">At most so many.</param>
/// <param name="Now">By the clock of leases.</param>
/// <param name="Until">The end of the lease.</param>
/// <param name="Kinds">What the node can carry out: in a rolling upgrade an older node leaves new kinds to newer ones.</param>
public sealed record JobClaim(string Node, int Room, DateTime Now, DateTime Until, IReadOnlyList<string> Kinds)
{
    /// <summary>A statement made of the parts below, with their values as parameters.</summary>
    public FormattableString Statement(string parts) =>
        FormattableStringFactory.Create(parts, [Node, Room, Now, Until, .. Kinds]);

    /// <summary>What becomes of a claimed row.</summary>
    public const string Set = """
        SET "State" = 'Running', "Node" = {0}, "StartedAt" = {2}, "LeasedUntil" = {3}, "Tries" = "Tries" + 1, "Done" = NULL, "Of" = NULL
        """;

    /// <summary>The rows that may be claimed: due, of a kind we know, and first of their key while none of that key runs.</summary>
    public string Choice =>
        $$"""
            SELECT j."Id" FROM jobs AS j
            WHERE j."State" = 'Waiting' AND (j."DueAt" IS NULL OR j."DueAt" <= {2})
              AND j."Kind" IN ({{string.Join(", ", Kinds.Select((_, i) => $"{{{i + 4}}}"))}})
              AND (j."Key" IS NULL OR NOT EXISTS (
                SELECT 1 FROM jobs AS o
                WHERE o."Key" = j."Key" AND o."Kind" = j."Kind"
                  AND (o."State" = 'Running' OR o."State" = 'Waiting' AND o."Id" < j."Id")))
            ORDER BY j."Id" LIMIT {1}
            """;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>Which line of the journal.</summary>
public readonly record struct JournalEntryId(Guid Value) : IId<JournalEntryId>
{
    /// <inheritdoc />
    public static JournalEntryId From(Guid value) => new(value);
}

/// <summary>
/// What happened: who, when, what, to which record, why. Written in the same transaction as the change, never updated, never
/// deleted; at once the audit trail, the history on each record, and how an earlier module tells a later one.
/// </summary>
public sealed class JournalEntry
{
    /// <summary>Time-ordered.</summary>
    public JournalEntryId Id { get; private init; }

    /// <summary>The agency whose record it is; null for the installation itself.</summary>
    public AgencyId? AgencyId { get; private init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>The account that did it; <see cref="Guid.Empty"/> for the program itself.</summary>
    public Guid ById { get; private init; }

    /// <summary>The person's name as it was then.</summary>
    public string ByName { get; private init; } = "";

    /// <summary>A past-tense name: "MeasureAdded".</summary>
    public string What { get; private init; } = "";

    /// <summary>The record, as "kind:id".</summary>
    public string Record { get; private init; } = "";

    /// <summary>The reason, where a person gave one.</summary>
    public string? Why { get; private init; }

    /// <summary>The facts as JSON: what it is now, and for a change what it was.</summary>
    public string Facts { get; private init; } = "{}";

    private static readonly JsonSerializerOptions ReadableJson = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>A new line of the journal.</summary>
    public static JournalEntry Of(
        AgencyId? agency,
        Now now,
        Actor by,
        string what,
        string record,
        object facts,
        string? why = null
    ) =>
        new()
        {
            Id = Ids.Next<JournalEntryId>(),
            AgencyId = agency,
            At = now.Utc,
            ById = by.AccountId,
            ByName = by.Name,
            What = what,
            Record = record,
            Why = why,
            Facts = JsonSerializer.Serialize(facts, ReadableJson),
        };
}

/// <summary>The journal on the database: write a line beside the change, read the history of a record.</summary>
public static class Journaling
{
    /// <summary>Adds a line; it is saved with the change, by the same <c>SaveChanges</c>.</summary>
    public static void Journal(
        this ProngsaiDb db,
        AgencyId? agency,
        Now now,
        Actor by,
        string what,
        string record,
        object facts,
        string? why = null
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var line = JournalEntry.Of(agency, now, by, what, record, facts, why);
        db.Add(line);
        db.Hear(line, now);
    }

    /// <summary>What happened to one record of an agency, newest first.</summary>
    public static IQueryable<JournalEntry> HistoryOf(this ProngsaiDb db, AgencyId agency, string record)
    {
        ArgumentNullException.ThrowIfNull(db);

        return db.Set<JournalEntry>()
            .AsNoTracking()
            .Where(e => e.AgencyId == agency && e.Record == record)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id);
    }
}

internal sealed class KernelTables : ITables
{
    public void Describe(ModelBuilder model)
    {
        var entry = model.Entity<JournalEntry>();
        entry.ToTable("journal_entries");
        entry.HasKey(e => e.Id);
        entry.HasIndex(e => new
        {
            e.AgencyId,
            e.Record,
            e.At,
        });

        // Read from the latest backwards, page by page.
        entry.HasIndex(e => new
        {
            e.AgencyId,
            e.At,
            e.Id,
        });

        FileTables.Describe(model);
        SearchText.Describe(model);
    }
}

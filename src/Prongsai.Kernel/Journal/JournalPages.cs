using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Kernel;

/// <summary>What somebody looks for in the journal; empty fields do not matter.</summary>
public sealed record JournalSearch
{
    /// <summary>The lines of one agency; null for those of the installation itself.</summary>
    public AgencyId? Agency { get; init; }

    /// <summary>A part of the person's name.</summary>
    public string? Person { get; init; }

    /// <summary>The record, whole or its kind: "improvement:…", "improvement".</summary>
    public string? Record { get; init; }

    /// <summary>What happened: "MeasureAdded".</summary>
    public string? What { get; init; }

    /// <summary>The first day, in Thailand.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, in Thailand.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>
/// A place between two lines of the journal: the page after it begins there, however much was written meanwhile. Lines of one act
/// share their instant, so the place says how many of that instant were shown.
/// </summary>
/// <param name="At">The instant of the last line shown.</param>
/// <param name="Shown">How many lines of exactly that instant were shown.</param>
public readonly record struct JournalPlace(DateTime At, int Shown)
{
    /// <summary>The place after the lines of a page that began at <paramref name="before"/>.</summary>
    public static JournalPlace After(IReadOnlyList<JournalEntry> page, JournalPlace? before)
    {
        ArgumentNullException.ThrowIfNull(page);
        var at = page[^1].At;
        var shown = page.Count(e => e.At == at);

        return new(at, before is { } place && place.At == at ? place.Shown + shown : shown);
    }

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks}_{Shown}");

    /// <summary>Reads it from an address; null when it is none.</summary>
    public static JournalPlace? Read(string? text) =>
        text?.Split('_') is [var ticks, var count]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            ? new JournalPlace(new DateTime(at, DateTimeKind.Utc), shown)
            : null;
}

/// <summary>Searching the journal.</summary>
public static class JournalPages
{
    /// <summary>The lines that fit, newest first.</summary>
    public static IQueryable<JournalEntry> Journal(this ProngsaiDb db, JournalSearch search, JournalPlace? after = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(search);
        var agency = search.Agency;
        var lines = db.Set<JournalEntry>().AsNoTracking().Where(e => e.AgencyId == agency);
        if (search.Person is { Length: > 0 } person)
            lines = lines.Where(e => e.ByName.Contains(person));
        if (search.Record is { Length: > 0 } record)
            lines = record.Contains(':', StringComparison.Ordinal)
                ? lines.Where(e => e.Record == record)
                : lines.Where(e => e.Record.StartsWith(record + ":"));
        if (search.What is { Length: > 0 } what)
            lines = lines.Where(e => e.What == what);
        if (search.From is { } from && MidnightOf(from) is var first)
            lines = lines.Where(e => e.At >= first);
        if (search.To is { } to && to < DateOnly.MaxValue && MidnightOf(to.AddDays(1)) is var end)
            lines = lines.Where(e => e.At < end);
        if (after?.At is { } at)
            lines = lines.Where(e => e.At <= at);
        lines = lines.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);

        return after is { Shown: > 0 and var shown } ? lines.Skip(shown) : lines;
    }

    private static DateTime MidnightOf(DateOnly day) =>
        DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc) - Clock.Thailand;
}

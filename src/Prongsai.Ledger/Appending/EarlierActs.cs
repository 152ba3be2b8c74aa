using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Contracts;

namespace Prongsai.Ledger.Appending;

/// <summary>
/// A log begins with what its agency had done before there was one: the first entries are the earlier lines of the journal, in their
/// order. They say themselves that they were recorded later (<see cref="EntryText"/>).
/// </summary>
internal static class EarlierActs
{
    /// <summary>Begins the log of an agency; null while it has done nothing that is logged. The caller saves.</summary>
    public static async Task<Log?> BeginLogAsync(
        this ProngsaiDb db,
        Agency agency,
        IReadOnlyCollection<string> names,
        LedgerSettings settings,
        Now now,
        CancellationToken cancellation
    )
    {
        var id = agency.Id;
        var waiting = db.LedgerOutbox.Where(o => o.AgencyId == id);
        var earlier = await db.Set<JournalEntry>()
            .AsNoTracking()
            .Where(e => e.AgencyId == id && names.Contains(e.What) && !waiting.Any(o => o.Line == e.Id))
            .Select(e => new { e.Id, e.At })
            .ToListAsync(cancellation);
        if (earlier.Count == 0 && !await waiting.AnyAsync(cancellation))
            return null;

        var log = Log.Begin(id, 1, settings.OriginOf(agency.Slug, 1), now);
        db.Ledgers.Add(log);
        db.LedgerOutbox.AddRange(earlier.Select(line => OutboxLine.Of(id, line.Id, line.At)));
        return log;
    }
}

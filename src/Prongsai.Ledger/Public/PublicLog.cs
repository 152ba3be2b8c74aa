using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Ledger.Public;

/// <summary>The log as other modules ask it: which entry proves a file, or an act whose file is sealed.</summary>
internal sealed class PublicLog(ProngsaiDb db, IAgencies agencies) : IPublicLog
{
    public async Task<IReadOnlyDictionary<FileHash, LoggedEntry>> NamingAsync(
        AgencyId agency,
        IReadOnlyCollection<FileHash> files,
        CancellationToken cancellation
    )
    {
        if (files.Count == 0)
            return new Dictionary<FileHash, LoggedEntry>();

        var byKey = files.Distinct().ToDictionary(f => LogFile.KeyOf(agency, f.Hex));
        var keys = byKey.Keys.ToList();
        var found = await db.LedgerFiles.AsNoTracking().Where(f => keys.Contains(f.Key)).ToListAsync(cancellation);
        var entries = await EntriesAsync(agency, found.ConvertAll(f => (f.Log, f.Index)), cancellation);
        var told = await TellingAsync(agency, cancellation);
        return (
            from file in found
            let wanted = byKey[file.Key]
            let entry = entries.GetValueOrDefault((file.Log, file.Index))
            where entry is not null && entry.Names(wanted.Hex)
            let shown = told(file.Log, entry)
            where shown is not null
            select (wanted, shown)
        ).ToDictionary(f => f.wanted, f => f.shown);
    }

    public async Task<ILookup<string, LoggedEntry>> SealedAsync(
        AgencyId agency,
        IReadOnlyCollection<string> records,
        CancellationToken cancellation
    )
    {
        var acts = await db.Set<JournalEntry>()
            .AsNoTracking()
            .Where(line => line.AgencyId == agency && records.Contains(line.Record))
            .ToDictionaryAsync(line => line.Id.Value, line => line.Record, cancellation);
        if (acts.Count == 0)
            return Array.Empty<LoggedEntry>().ToLookup(_ => "");

        // Few entries have a seal: imports of scores, and withdrawals.
        var sealedAt = await db
            .LedgerSalts.AsNoTracking()
            .Where(s => s.AgencyId == agency)
            .OrderBy(s => s.Log)
            .ThenBy(s => s.Index)
            .Select(s => new { s.Log, s.Index })
            .ToListAsync(cancellation);
        var entries = await EntriesAsync(agency, sealedAt.ConvertAll(s => (s.Log, s.Index)), cancellation);
        var told = await TellingAsync(agency, cancellation);
        return (
            from place in sealedAt
            let entry = entries.GetValueOrDefault((place.Log, place.Index))
            where entry is not null
            let act = ActOf(entry)
            where acts.ContainsKey(act)
            let shown = told(place.Log, entry)
            where shown is not null
            select (Record: acts[act], Shown: shown)
        ).ToLookup(e => e.Record, e => e.Shown);
    }

    // Out of their bundles, all with one question.
    private async Task<Dictionary<(int Log, long Index), LogEntry>> EntriesAsync(
        AgencyId agency,
        IReadOnlyCollection<(int Log, long Index)> places,
        CancellationToken cancellation
    )
    {
        var numbers = places.Select(p => p.Index / Tile.Full).Distinct().ToList();
        var bundles = await db
            .LedgerBundles.AsNoTracking()
            .Where(b => b.AgencyId == agency && numbers.Contains(b.Number))
            .ToDictionaryAsync(b => (b.Log, b.Number), b => b.Bytes, cancellation);
        return places
            .Distinct()
            .Select(p =>
                (
                    Place: p,
                    Bytes: EntryBundle.At(
                        bundles.GetValueOrDefault((p.Log, p.Index / Tile.Full)),
                        (int)(p.Index % Tile.Full)
                    )
                )
            )
            .Where(e => e.Bytes is not null)
            .ToDictionary(e => e.Place, e => new LogEntry(e.Place.Index, e.Bytes!.Value));
    }

    // How an entry is told; null for one that no checkpoint holds yet.
    private async Task<Func<int, LogEntry, LoggedEntry?>> TellingAsync(AgencyId agency, CancellationToken cancellation)
    {
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var logs = await db
            .Ledgers.AsNoTracking()
            .Where(l => l.AgencyId == agency)
            .ToDictionaryAsync(l => l.Number, cancellation);
        return (number, entry) =>
        {
            var log = logs[number];
            if (entry.Index >= log.SignedSize)
                return null;

            var shown = ShownEntry.Of(entry);
            return new LoggedEntry(
                shown.Words,
                shown.Year,
                shown.At,
                FormattableString.Invariant($"/{whose.Slug}/ledger/{log.Number}/entries/{entry.Index}"),
                FormattableString.Invariant($"/{whose.Slug}{log.Path}/proof/{entry.Index}.tlog-proof")
            );
        };
    }

    private static Guid ActOf(LogEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Bytes);
        return json.RootElement.TryGetProperty("act", out var act) ? act.GetGuid() : default;
    }
}

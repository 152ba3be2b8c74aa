using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;

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

        var hashes = files.Select(f => f.Hex).ToList();
        var found = await (
            from file in db.LedgerFiles.AsNoTracking()
            join entry in db.LedgerEntries.AsNoTracking()
                on new
                {
                    file.AgencyId,
                    file.Log,
                    file.Index,
                } equals new
                {
                    entry.AgencyId,
                    entry.Log,
                    entry.Index,
                }
            where file.AgencyId == agency && hashes.Contains(file.Sha256)
            select new { file.Sha256, Entry = entry }
        ).ToListAsync(cancellation);
        var told = await TellingAsync(agency, cancellation);
        return found
            .OrderBy(f => f.Entry.Log)
            .ThenBy(f => f.Entry.Index)
            .Select(f => (f.Sha256, Told: told(f.Entry)))
            .Where(f => f.Told is not null)
            .DistinctBy(f => f.Sha256)
            .ToDictionary(
                f => FileHash.TryParse(f.Sha256, out var hash) ? hash : throw new FormatException(f.Sha256),
                f => f.Told!
            );
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
        // Few entries have a seal: imports of scores, and withdrawals.
        var entries =
            acts.Count == 0
                ? []
                : await db
                    .LedgerEntries.AsNoTracking()
                    .Where(e => e.AgencyId == agency && e.Salt != null)
                    .OrderBy(e => e.Log)
                    .ThenBy(e => e.Index)
                    .ToListAsync(cancellation);
        var told = await TellingAsync(agency, cancellation);
        return (
            from entry in entries
            let act = ActOf(entry)
            where acts.ContainsKey(act)
            let shown = told(entry)
            where shown is not null
            select (Record: acts[act], Shown: shown)
        ).ToLookup(e => e.Record, e => e.Shown);
    }

    // How an entry is told; null for one that no checkpoint holds yet.
    private async Task<Func<LogEntry, LoggedEntry?>> TellingAsync(AgencyId agency, CancellationToken cancellation)
    {
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var logs = await db
            .Ledgers.AsNoTracking()
            .Where(l => l.AgencyId == agency)
            .ToDictionaryAsync(l => l.Number, cancellation);
        return entry =>
        {
            var log = logs[entry.Log];
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

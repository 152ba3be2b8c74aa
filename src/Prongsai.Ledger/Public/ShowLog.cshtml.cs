using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Contracts;
using Prongsai.Ledger.Tlog;
using Prongsai.Ledger.Witnessing;

namespace Prongsai.Ledger.Public;

/// <summary>The public log in a citizen's words: what it is, how long it is, who has seen it, and its latest entries.</summary>
[AllowAnonymous]
internal sealed class ShowLogModel(ProngsaiDb db, IAgencies agencies, LedgerSettings settings) : PageModel
{
    private const int Latest = 50;

    public Agency Agency { get; private set; } = null!;
    public Log? Log { get; private set; }
    public IReadOnlyList<Log> Earlier { get; private set; } = [];
    public IReadOnlyList<ShownEntry> Entries { get; private set; } = [];
    public IReadOnlyList<(string Name, Sighting? Seen)> Witnesses { get; private set; } = [];
    public int Quorum => settings.Quorum;
    public int SawLatest => Witnesses.Count(w => w.Seen?.Size == Log?.SignedSize);

    public async Task OnGetAsync(string agency, long? before, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var id = Agency.Id;
        Log = await db.LogAsync(id, null, cancellation);
        if (Log is null)
            return;

        var (number, end) = (Log.Number, Math.Min(before ?? Log.SignedSize, Log.SignedSize));
        Earlier = await db
            .Ledgers.AsNoTracking()
            .Where(l => l.AgencyId == id && l.Number < number)
            .OrderBy(l => l.Number)
            .ToListAsync(cancellation);
        Entries = [.. (await db.LatestAsync(Log, end, Latest, cancellation)).Select(ShownEntry.Of)];
        var seen = await db
            .LedgerSightings.AsNoTracking()
            .Where(s => s.AgencyId == id && s.Log == number)
            .ToDictionaryAsync(s => s.Witness, cancellation);
        Witnesses =
        [
            .. settings
                .Witnesses.Select(w => NoteKey.TryParse(w.Key, out var key) ? key.Name : w.Key)
                .Select(name => (name, seen.GetValueOrDefault(name))),
        ];
    }
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Ledger.Appending;
using Prongsai.Ledger.Public;
using Prongsai.Ledger.Witnessing;

namespace Prongsai.Ledger.Keeping;

/// <summary>How the agency's public log stands, for whoever looks after it: what waits, whether it is signed, why it stopped.</summary>
internal sealed class OverviewModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Log? Log { get; private set; }
    public int Waiting { get; private set; }
    public IReadOnlyList<Sighting> Sightings { get; private set; } = [];

    /// <summary>What should have been written or signed by now; null where nothing is late.</summary>
    public Backlog? Behind { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Agency = await agencies.ByIdAsync(User.Agency(), cancellation).OrMissAsync();
        var id = Agency.Id;
        Log = await db.LogAsync(id, null, cancellation);
        Waiting = await db.LedgerOutbox.CountAsync(o => o.AgencyId == id, cancellation);
        Behind = (await db.BehindAsync(clock.Now(), cancellation)).FirstOrDefault(b => b.Agency == id);
        if (Log?.Number is { } number)
            Sightings = await db
                .LedgerSightings.AsNoTracking()
                .Where(s => s.AgencyId == id && s.Log == number)
                .OrderBy(s => s.Witness)
                .ToListAsync(cancellation);
    }
}

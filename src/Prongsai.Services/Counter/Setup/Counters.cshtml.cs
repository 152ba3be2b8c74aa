using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Live;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Voice;

namespace Prongsai.Services.Counter.Setup;

/// <summary>The counter at a glance: desks to work at, the queue now, and the addresses for kiosk and screen.</summary>
internal sealed class CountersModel(
    ProngsaiDb db,
    IAgencies agencies,
    SpokenWords voice,
    WorkingDays calendar,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<Desk> Desks { get; private set; } = [];
    public QueuePicture Picture { get; private set; } = null!;
    public bool Speaks => voice.IsInstalled;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Desks = await db.OpenDesksAsync(agency, cancellation);
        Picture = await QueuePicture.TakeAsync(db, agency, clock.Now(), calendar, cancellation);
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Live;
using Prongsai.Services.Counter.Voice;

namespace Prongsai.Services.Counter.Public;

/// <summary>The screen in the hall: the last calls, who is at which desk, how many wait. It speaks where a voice is installed.</summary>
[AllowAnonymous]
internal sealed class DisplayModel(
    ProngsaiDb db,
    IAgencies agencies,
    SpokenWords voice,
    WorkingDays calendar,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public QueuePicture Picture { get; private set; } = null!;
    public bool Speaks => voice.IsInstalled;
    public string Here => $"/{Agency.Slug}/counter";

    public async Task OnGetAsync(string agency, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Picture = await QueuePicture.TakeAsync(db, Agency.Id, clock.Now(), calendar, cancellation);
    }
}

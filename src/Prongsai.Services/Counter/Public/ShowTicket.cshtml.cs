using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Channels.Alerts;
using Prongsai.Services.Counter.Live;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Services.Counter.Public;

/// <summary>
/// A ticket: its number, its place and an honest interval for the wait. Whoever has the address has the ticket. On the screen of the kiosk
/// it goes away by itself; a printer is never waited for.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class ShowTicketModel(
    ProngsaiDb db,
    IAgencies agencies,
    TicketActs acts,
    IVisitCodes codes,
    VisitorAlerts watching,
    WorkingDays calendar,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Ticket Ticket { get; private set; } = null!;
    public string Key { get; private set; } = "";
    public bool AtKiosk { get; private set; }
    public IReadOnlyDictionary<CounterServiceId, CounterService> Services { get; private set; } =
        new Dictionary<CounterServiceId, CounterService>();
    public ShownWaiting? Place { get; private set; }
    public int? Desk { get; private set; }
    public bool HasSurvey { get; private set; }
    public bool IsToday { get; private set; }

    /// <summary>The step of the day up to which the page knows the queue; the script passes over older news.</summary>
    public long Sequence { get; private set; }

    /// <summary>The ways to be told that the turn is near; null when there is nothing to wait for.</summary>
    public WaysToBeTold? Alerts { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Act { get; } = Secret.NewAct();
    public string Home => $"/{Agency.Slug}/counter";
    public string Here => $"{Home}/ticket/{Key}";
    public string Address => $"{Request.Scheme}://{Request.Host}{Here}";

    /// <summary>What the script compares with: it asks for the page again when this changed.</summary>
    public string Standing =>
        Ticket.IsOver ? "over"
        : Ticket.Present is { } present ? $"{present.State}-{present.Number}"
        : "missed";

    public Task OnGetAsync(string agency, string key, string? at, CancellationToken cancellation) =>
        FetchAsync(agency, key, at, cancellation);

    /// <summary>Gives the ticket up.</summary>
    public async Task<IActionResult> OnPostAsync(string agency, string key, string? act, CancellationToken cancellation)
    {
        await FetchAsync(agency, key, null, cancellation);
        WhyNot = await acts.LeaveAsync(Agency.Id, Ticket.Id, act, cancellation);
        return WhyNot.Count > 0 ? Page() : LocalRedirect(Here);
    }

    /// <summary>
    /// Hands out one code of a heap that was made before. That this ticket fetched one is noted; which one is not known to the database,
    /// so no answer leads to a ticket.
    /// </summary>
    public async Task<IActionResult> OnPostSurveyAsync(string agency, string key, CancellationToken cancellation)
    {
        await FetchAsync(agency, key, null, cancellation);
        if (!HasSurvey || Ticket.SurveyOn is not null || !Ticket.WasServed)
            return LocalRedirect(Here);
        if (await codes.TakeAsync(Agency.Id, cancellation) is not { } path)
            return LocalRedirect(Here);

        Ticket.FetchSurvey(clock.Now());
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect($"/{Agency.Slug}/{path}");
    }

    /// <summary>The visitor's browser wants to be told when the turn is near.</summary>
    public async Task<IActionResult> OnPostWatchAsync(
        string agency,
        string key,
        string? endpoint,
        string? p256dh,
        string? auth,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, key, null, cancellation);
        if (Alerts is null)
            return StatusCode(StatusCodes.Status410Gone);

        (await watching.ByBrowserAsync(Agency.Id, Ticket, endpoint, p256dh, auth, cancellation)).ThrowIfAny();
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private async Task FetchAsync(string agency, string key, string? at, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Ticket = await db.TicketByKeyAsync(Agency.Id, key, cancellation);
        (Key, AtKiosk) = (ReadableKey.Tidy(key), at == "kiosk");
        var now = clock.Now();
        IsToday = Ticket.Day == now.Today;
        Services = (await db.ServicesAsync(Agency.Id, cancellation)).ToDictionary(s => s.Id);
        if (IsToday && Ticket.Present is { State: StopState.Waiting })
            Place = (await QueuePicture.TakeAsync(db, Agency.Id, now, calendar, cancellation)).Waiting.FirstOrDefault(
                w => w.Label == Ticket.Label
            );
        if (IsToday && !AtKiosk && Ticket.Present is { State: StopState.Waiting })
            Alerts = await watching.WaysAsync(Agency.Id, Key, cancellation);
        if (IsToday && Ticket.Present is { State: StopState.Called, DeskId: { } desk })
        {
            var whose = Agency.Id;
            Desk = await db
                .Desks.Where(d => d.AgencyId == whose && d.Id == desk)
                .Select(d => (int?)d.Number)
                .FirstOrDefaultAsync(cancellation);
        }

        // Last: whatever has this number or a later one is not older than what the page shows.
        if (IsToday && !Ticket.IsOver)
        {
            var (whose, day) = (Agency.Id, Ticket.Day);
            Sequence = await db
                .QueueDays.Where(d => d.AgencyId == whose && d.Day == day)
                .Select(d => d.Sequence)
                .FirstOrDefaultAsync(cancellation);
        }

        if (IsToday && Ticket.WasServed && Ticket.Present is null)
            HasSurvey = await codes.ThereAreAsync(Agency.Id, cancellation);
    }
}

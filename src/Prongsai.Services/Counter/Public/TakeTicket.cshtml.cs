using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;

namespace Prongsai.Services.Counter.Public;

/// <summary>
/// The counter as the public sees it: hours, how many wait, the rules by which tickets are called, and a ticket by phone. Nothing is done
/// in the name of somebody who is signed in, so the form needs no antiforgery token (which would need a cookie).
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal class TakeTicketModel(
    ProngsaiDb db,
    IAgencies agencies,
    TicketActs acts,
    TicketFloods floods,
    WorkingDays calendar,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public HoursOfADay Hours { get; private set; } = null!;
    public IReadOnlyList<CounterService> Services { get; private set; } = [];
    public IReadOnlyList<PriorityGroup> Groups { get; private set; } = [];
    public QueueRules Rules { get; private set; } = null!;
    public Live.QueuePicture Picture { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; protected set; } = [];
    public string Act { get; } = Secret.NewAct();
    public Now Now { get; private set; }
    public string Here => $"/{Agency.Slug}/counter";
    public bool TakesTickets => Hours.TakesTickets(Now.Utc) && Services.Count > 0;

    protected virtual Origin Origin => Origin.Phone;

    public Task OnGetAsync(string agency, CancellationToken cancellation) => FetchAsync(agency, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await FetchAsync($"{RouteData.Values["agency"]}", cancellation);
        var form = await TicketForm.ReadAsync(Request, cancellation);
        WhyNot =
            form is null ? [CounterRefusals.BadForm]
            : Origin == Origin.Phone && !Rules.ByPhone ? [CounterRefusals.NotByPhone]
            : floods.IsTooMuch(HttpContext.Connection.RemoteIpAddress) ? [CounterRefusals.TooManyFromHere]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        var (_, secret, whyNot) = await acts.IssueAsync(
            Agency.Id,
            new(form!.Services, form.Priority, Origin, form.Act),
            cancellation
        );
        WhyNot = whyNot;
        return secret is null ? Page() : LocalRedirect(TicketAddress(secret));
    }

    protected virtual string TicketAddress(string secret) => $"{Here}/ticket/{secret}";

    protected async Task FetchAsync(string agency, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Now = clock.Now();
        Hours = await db.HoursAsync(Agency.Id, Now.Today, calendar, cancellation);
        Services = [.. (await db.ServicesAsync(Agency.Id, cancellation)).Where(s => s.WithdrawnAt is null)];
        Groups = await db.GroupsAsync(Agency.Id, cancellation);
        Rules = await db.RulesAsync(Agency.Id, cancellation);
        Picture = await Live.QueuePicture.TakeAsync(db, Agency.Id, Now, calendar, cancellation);
    }
}

/// <summary>The kiosk: the same choice as a touch page in large type.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class KioskModel(
    ProngsaiDb db,
    IAgencies agencies,
    TicketActs acts,
    TicketFloods floods,
    WorkingDays calendar,
    TimeProvider clock
) : TakeTicketModel(db, agencies, acts, floods, calendar, clock)
{
    protected override Origin Origin => Origin.Kiosk;

    protected override string TicketAddress(string secret) => $"{Here}/ticket/{secret}?at=kiosk";
}

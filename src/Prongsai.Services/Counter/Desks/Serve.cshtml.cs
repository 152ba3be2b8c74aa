using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;

namespace Prongsai.Services.Counter.Desks;

/// <summary>A ticket as the desk sees it.</summary>
internal sealed record DeskTicket(
    TicketId Id,
    string Label,
    string? Priority,
    DateTime? Appointment,
    StopState State,
    CounterServiceId Service,
    DateTime? Since,
    DateTime? AtDeskSince,
    int? PromisedMinutes,
    int Calls,
    DeskId? Desk
);

/// <summary>
/// The desk's own page: call, call again, put aside, transfer, nobody came, done. Each button carries a number of its own, so a tablet that
/// lost the network in the middle sends the same again without doing it twice.
/// </summary>
[Writes(Duty.CounterOfficer, Duty.ServiceOfficer, Duty.ServiceManager)]
[Act("เรียกคิวและให้บริการที่ช่อง", "Call and serve at a desk")]
internal sealed class ServeModel(ProngsaiDb db, IAgencies agencies, TicketActs acts, TimeProvider clock) : PageModel
{
    private const int ShownWaiting = 30;

    public Agency Agency { get; private set; } = null!;
    public Desk Desk { get; private set; } = null!;
    public DeskTicket? Present { get; private set; }
    public IReadOnlyList<WaitingStop> Waiting { get; private set; } = [];
    public IReadOnlyList<DeskTicket> Aside { get; private set; } = [];
    public IReadOnlyDictionary<CounterServiceId, CounterService> Services { get; private set; } =
        new Dictionary<CounterServiceId, CounterService>();
    public IReadOnlyDictionary<string, Bilingual> Groups { get; private set; } = new Dictionary<string, Bilingual>();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Now Now { get; private set; }
    public string Here => $"/staff/counter/desks/{Desk.Id.Value}";

    /// <summary>A number for one button.</summary>
    public static string NewAct() => Secret.NewAct();

    public Task OnGetAsync(DeskId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(
        DeskId id,
        string? @do,
        TicketId? ticket,
        CounterServiceId? to,
        string? act,
        CancellationToken cancellation
    )
    {
        var (what, which) = (new DeskAct(User.Agency(), id, act, User.Actor()), ticket ?? default);
        WhyNot = @do switch
        {
            "next" => await acts.CallNextAsync(what, cancellation),
            "this" => await acts.CallThisAsync(what, which, cancellation),
            "again" => await acts.CallAgainAsync(what, which, cancellation),
            "hold" => await acts.HoldAsync(what, which, cancellation),
            "no-show" => await acts.NoShowAsync(what, which, cancellation),
            "finish" => await acts.FinishAsync(what, which, cancellation),
            "transfer" => await acts.TransferAsync(what, which, to ?? default, cancellation),
            _ => [CounterRefusals.BadForm],
        };
        await FetchAsync(id, cancellation);
        return WhyNot.Count > 0 ? Page() : LocalRedirect(Here);
    }

    private async Task FetchAsync(DeskId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        var today = Now.Today;
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Desk = await db
            .Desks.AsNoTracking()
            .FirstOrDefaultAsync(d => d.AgencyId == agency && d.Id == id, cancellation)
            .OrMissAsync();
        Services = (await db.ServicesAsync(agency, cancellation)).ToDictionary(s => s.Id);
        Groups = (await db.GroupsAsync(agency, cancellation)).ToDictionary(g => g.Code, g => g.Name);
        var oneOf = (await db.RulesAsync(agency, cancellation)).OneOf;
        Waiting =
        [
            .. CallingOrder
                .InOrder(
                    await db.WaitingAtAsync(agency, id, today, cancellation),
                    oneOf,
                    await db.OrdinaryCallsAsync(agency, id, today, cancellation),
                    Now.Utc
                )
                .Take(ShownWaiting),
        ];
        var (tickets, serves) = (db.Tickets, db.DeskServes);
        StopState[] states = [StopState.Called, StopState.Held, StopState.NoShow];
        var stops = await db
            .TicketStops.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.Day == today && states.Contains(s.State))
            .Where(s =>
                s.DeskId == id || serves.Any(d => d.AgencyId == agency && d.DeskId == id && d.ServiceId == s.ServiceId)
            )
            .Join(
                tickets,
                s => new { s.AgencyId, Id = s.TicketId },
                t => new { t.AgencyId, t.Id },
                (s, t) =>
                    new DeskTicket(
                        t.Id,
                        t.Label,
                        t.Priority,
                        t.Appointment,
                        s.State,
                        s.ServiceId,
                        s.QueuedAt,
                        s.AtDeskSince,
                        s.PromisedMinutes,
                        s.Calls,
                        s.DeskId
                    )
            )
            .ToListAsync(cancellation);
        Present = stops.FirstOrDefault(s => s.State == StopState.Called && s.Desk == id);
        Aside =
        [
            .. stops
                .Where(s => s.State != StopState.Called)
                .OrderBy(s => s.State)
                .ThenBy(s => s.Label, StringComparer.Ordinal),
        ];
    }
}

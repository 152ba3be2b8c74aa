using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Public;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;

namespace Prongsai.Services.Counter.Appointments;

/// <summary>Books half an hour: first the service and the day, then the time. Works without scripts; asks for no name.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class BookModel(
    ProngsaiDb db,
    IAgencies agencies,
    AgencyTurns turns,
    TicketFloods floods,
    WorkingDays calendar,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<CounterService> Services { get; private set; } = [];
    public CounterService? Service { get; private set; }
    public DateOnly Day { get; private set; }
    public HoursOfADay? Hours { get; private set; }
    public IReadOnlyList<Slot> Slots { get; private set; } = [];
    public IReadOnlyList<DateOnly> Days { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Act { get; } = Secret.NewAct();
    public string Here => $"/{Agency.Slug}/counter/appointments";

    public Task OnGetAsync(string agency, string? service, string? day, CancellationToken cancellation) =>
        FetchAsync(agency, service, day, cancellation);

    public async Task<IActionResult> OnPostAsync(
        string agency,
        string? service,
        string? day,
        string? minute,
        string? act,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, service, day, cancellation);
        if (Service is null || Secret.ActOf(act) is null)
        {
            WhyNot = [CounterRefusals.BadForm];
            return Page();
        }

        if (floods.IsTooMuch(HttpContext.Connection.RemoteIpAddress))
        {
            WhyNot = [CounterRefusals.TooManyFromHere];
            return Page();
        }

        var secret = Secret.Of(act!);
        var hash = Secret.HashOf(secret);
        using (await turns.TakeAsync(Agency.Id, cancellation))
        {
            await using var whole = await db.Database.BeginTransactionAsync(cancellation);
            await db.HoldDayAsync(Agency.Id, Day, cancellation);
            var whose = Agency.Id;
            if (!await db.Appointments.AnyAsync(a => a.AgencyId == whose && a.KeyHash == hash, cancellation))
            {
                // Looked at again under the lock of that day: the last place goes to one.
                var now = clock.Now();
                Slots = await SlotsAsync(now, cancellation);
                if (
                    Slots.FirstOrDefault(s =>
                        s.Minute.ToString(System.Globalization.CultureInfo.InvariantCulture) == minute
                    )
                    is not { } slot
                )
                {
                    WhyNot = [CounterRefusals.SlotGone];
                    return Page();
                }

                db.Appointments.Add(Appointment.Book(whose, Service.Id, Day, slot.Minute, hash, now));
                await db.SaveChangesAsync(cancellation);
                await whole.CommitAsync(cancellation);
            }
        }

        return LocalRedirect($"{Here}/{secret}");
    }

    private async Task FetchAsync(string agency, string? service, string? day, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var now = clock.Now();
        Services =
        [
            .. (await db.ServicesAsync(Agency.Id, cancellation)).Where(s =>
                s.WithdrawnAt is null && s.PlacesPerSlot > 0
            ),
        ];
        Service = Guid.TryParse(service, out var id) ? Services.FirstOrDefault(s => s.Id.Value == id) : null;
        var whose = Agency.Id;
        var said = await db.Openings.AsNoTracking().Where(o => o.AgencyId == whose).ToListAsync(cancellation);
        Days =
        [
            .. Enumerable
                .Range(0, Appointment.DaysAhead + 1)
                .Select(now.Today.AddDays)
                .Where(d => HoursOfADay.On(d, said, calendar).IsOpen),
        ];
        Day = IsoDay.TryParse(day, out var asked) && Days.Contains(asked) ? asked : Days.FirstOrDefault(now.Today);
        Hours = HoursOfADay.On(Day, said, calendar);
        if (Service is not null)
            Slots = await SlotsAsync(now, cancellation);
    }

    private async Task<IReadOnlyList<Slot>> SlotsAsync(Now now, CancellationToken cancellation)
    {
        var (whose, service, day) = (Agency.Id, Service!.Id, Day);
        var booked = await db
            .Appointments.Where(a =>
                a.AgencyId == whose && a.Day == day && a.ServiceId == service && a.CancelledAt == null
            )
            .GroupBy(a => a.Minute)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return Slot.Of(Hours!, Service.PlacesPerSlot, booked, now);
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Public;
using Prongsai.Services.Counter.Queue;

namespace Prongsai.Services.Counter.Appointments;

/// <summary>An appointment by its key: whoever came gets a ticket with its place; whoever cannot come gives the place back.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class ShowAppointmentModel(
    ProngsaiDb db,
    IAgencies agencies,
    TicketActs acts,
    TicketFloods floods,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Appointment Appointment { get; private set; } = null!;
    public Bilingual ServiceName { get; private set; }
    public string Key { get; private set; } = "";
    public Now Now { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Act { get; } = Secret.NewAct();
    public string Home => $"/{Agency.Slug}/counter";
    public string Here => $"{Home}/appointments/{Key}";

    public Task OnGetAsync(string agency, string key, CancellationToken cancellation) =>
        FetchAsync(agency, key, cancellation);

    /// <summary>I am here.</summary>
    public async Task<IActionResult> OnPostAsync(
        string agency,
        string key,
        string? act,
        string? at,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, key, cancellation);
        if (floods.IsTooMuch(HttpContext.Connection.RemoteIpAddress))
        {
            WhyNot = [CounterRefusals.TooManyFromHere];
            return Page();
        }

        var (_, secret, whyNot) = await acts.IssueAsync(Agency.Id, TicketWish.Of(Appointment, act), cancellation);
        WhyNot = whyNot;
        return secret is null ? Page() : LocalRedirect($"{Home}/ticket/{secret}{(at == "kiosk" ? "?at=kiosk" : "")}");
    }

    public async Task<IActionResult> OnPostCancelAsync(string agency, string key, CancellationToken cancellation)
    {
        await FetchAsync(agency, key, cancellation);

        Appointment.Cancel(clock.Now());
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(Here);
    }

    private async Task FetchAsync(string agency, string key, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        (Key, Now) = (ReadableKey.Tidy(key), clock.Now());
        Appointment = await db.AppointmentByKeyAsync(Agency.Id, key, cancellation).OrMissAsync();
        var (whose, service) = (Agency.Id, Appointment.ServiceId);
        ServiceName = (
            await db
                .CounterServices.AsNoTracking()
                .SingleAsync(s => s.AgencyId == whose && s.Id == service, cancellation)
        ).Name;
    }
}

/// <summary>At the kiosk: the code is typed.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class ArriveModel(ProngsaiDb db, IAgencies agencies, TicketActs acts, TicketFloods floods) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Act { get; } = Secret.NewAct();
    public string Home => $"/{Agency.Slug}/counter";

    public Task OnGetAsync(string agency, CancellationToken cancellation) => FetchAsync(agency, cancellation);

    public async Task<IActionResult> OnPostAsync(
        string agency,
        string? code,
        string? act,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, cancellation);
        if (floods.IsTooMuch(HttpContext.Connection.RemoteIpAddress))
        {
            WhyNot = [CounterRefusals.TooManyFromHere];
            return Page();
        }

        if (await db.AppointmentByKeyAsync(Agency.Id, code ?? "", cancellation) is not { } appointment)
        {
            WhyNot = [CounterRefusals.NoSuchAppointment];
            return Page();
        }

        var (_, secret, whyNot) = await acts.IssueAsync(Agency.Id, TicketWish.Of(appointment, act), cancellation);
        WhyNot = whyNot;
        return secret is null ? Page() : LocalRedirect($"{Home}/ticket/{secret}?at=kiosk");
    }

    private async Task FetchAsync(string agency, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
    }
}

internal static class FindingAppointments
{
    public static Task<Appointment?> AppointmentByKeyAsync(
        this ProngsaiDb db,
        AgencyId agency,
        string key,
        CancellationToken cancellation
    )
    {
        var hash = Secret.HashOf(key);
        return db.Appointments.FirstOrDefaultAsync(a => a.AgencyId == agency && a.KeyHash == hash, cancellation);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Counter.Public;
using Prongsai.Services.Counter.Queue;
using Prongsai.Services.Counter.Setup;

namespace Prongsai.Services.Counter.Desks;

/// <summary>An officer gives a ticket to somebody who has no phone and does not want the kiosk; outside the hours too.</summary>
[Writes(Duty.CounterOfficer, Duty.ServiceOfficer, Duty.ServiceManager)]
[Act("ออกบัตรคิวให้ผู้มาติดต่อ", "Give a ticket to a visitor")]
internal sealed class GiveTicketModel(ProngsaiDb db, IAgencies agencies, TicketActs acts) : PageModel
{
    public IReadOnlyList<CounterService> Services { get; private set; } = [];
    public IReadOnlyList<PriorityGroup> Groups { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Act { get; } = Secret.NewAct();

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        if (await TicketForm.ReadAsync(Request, cancellation) is not { } form)
        {
            WhyNot = [CounterRefusals.BadForm];
            return Page();
        }

        var (_, secret, whyNot) = await acts.IssueAsync(
            User.Agency(),
            new(form.Services, form.Priority, Origin.Officer, form.Act),
            cancellation
        );
        WhyNot = whyNot;
        if (secret is null)
            return Page();

        var agency = await agencies.ByIdAsync(User.Agency(), cancellation).OrMissAsync();
        return LocalRedirect($"/{agency.Slug}/counter/ticket/{secret}");
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        Services = [.. (await db.ServicesAsync(User.Agency(), cancellation)).Where(s => s.WithdrawnAt is null)];
        Groups = await db.GroupsAsync(User.Agency(), cancellation);
    }
}

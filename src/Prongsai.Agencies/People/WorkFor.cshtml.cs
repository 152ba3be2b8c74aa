using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// Somebody with duties in several agencies chooses for which one this browser works; an observer opens an agency under theirs to read.
/// </summary>
[OwnAccount]
[Act("เลือกหน่วยงานที่ทำงานให้", "Choose the agency to work for")]
internal sealed class WorkForModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(Agency Agency, bool OnlyReads)> Choices { get; private set; } = [];
    public AgencyId? Present { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(AgencyId agency, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        if (Choices.All(choice => choice.Agency.Id != agency))
            throw new MissingException("agency");

        Response.Cookies.Append(
            WorkingFor.Cookie,
            agency.ToString(),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = Request.IsHttps,
                Path = "/",
                IsEssential = true,
            }
        );
        return Redirect("/staff");
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var (me, today) = (User.Actor().AccountId, clock.Now().Today);
        Present = User.HasClaim(claim => claim.Type == Actor.AgencyClaim) ? User.Agency() : null;
        var standIns = db.StandIns.Where(StandIn.On(today)).Where(s => s.DeputyId == me);
        var held = await db
            .HeldDuties.AsNoTracking()
            .Where(HeldDuty.On(today))
            .Where(d => d.AgencyId != null)
            .Where(d =>
                d.AccountId == me || standIns.Any(s => s.ForId == d.AccountId && (AgencyId?)s.AgencyId == d.AgencyId)
            )
            .Select(d => new { d.AgencyId, d.Duty })
            .ToListAsync(cancellation);
        var own = held.Select(d => d.AgencyId).ToHashSet();
        var observed = held.Where(d => d.Duty == Duty.ParentObserver).Select(d => d.AgencyId!.Value).Distinct();

        List<(Agency Agency, bool OnlyReads)> choices = [];
        foreach (var one in own)
        {
            if (await agencies.ByIdAsync(one!.Value, cancellation) is { } agency)
                choices.Add((agency, false));
        }

        foreach (var parent in observed)
            choices.AddRange(
                (await agencies.BelowAsync(parent, cancellation))
                    .Where(child => !own.Contains(child.Id))
                    .Select(child => (child, true))
            );
        Choices = [.. choices.DistinctBy(choice => choice.Agency.Id)];
    }
}

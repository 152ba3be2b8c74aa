using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Staff;

/// <summary>
/// A member of staff fetches the ballot. It is made in this request, goes to the person, and is written down nowhere; what stays is
/// that this person has had one, and on which day.
/// </summary>
[OwnAccount]
[Act("รับบัตรตอบแบบสำรวจของตนเอง", "Fetch one’s own ballot of a survey")]
internal sealed class MySurveysModel(ProngsaiDb db, IAgencies agencies, SheetSeal seal, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(Round Round, EligiblePerson Person)> Mine { get; private set; } = [];
    public string? Ballot { get; private set; }
    public DateOnly Today { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => FetchAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(RoundId round, CancellationToken cancellation)
    {
        await FetchAsync(cancellation);
        var now = clock.Now();
        var (of, person) = Mine.FirstOrDefault(m => m.Round.Id == round);
        if (person is null || person.HandedOn is not null || of.StandingOn(now.Today) != RoundStanding.Open)
            return Page();

        var way =
            (await db.WaysOfAsync(of, cancellation)).FirstOrDefault(w => w.Kind == WayKind.Staff && w.ClosedAt is null)
            ?? throw new MissingException("way");
        var agency = await agencies.ByIdAsync(of.AgencyId, cancellation).OrMissAsync();
        person.HandOut(now.Today);
        await db.SaveOrRefuseAsync(RoundRefusals.Raced, cancellation);
        Ballot = $"/{agency.Slug}/survey/{way.Key}?ballot={seal.NewBallot(of.Id)}";
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var (agency, me) = (User.Agency(), User.Actor().AccountId);
        Today = clock.Now().Today;
        var rounds = db.SurveyRounds;
        Mine =
        [
            .. (
                await db
                    .EligiblePeople.Where(p => p.AgencyId == agency && p.AccountId == me)
                    .Join(
                        rounds,
                        p => new { p.AgencyId, Id = p.RoundId },
                        r => new { r.AgencyId, r.Id },
                        (p, r) => new { r, p }
                    )
                    .OrderByDescending(m => m.r.OpensOn)
                    .ToListAsync(cancellation)
            ).Select(m => (m.r, m.p)),
        ];
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Staff;

/// <summary>Says which members of staff have a year of service and may answer; each fetches a ballot that nobody notes down.</summary>
[Writes(Duty.SurveyManager)]
[Act("กำหนดบุคลากรผู้มีสิทธิ์ตอบแบบสำรวจ", "Name the staff who may answer a survey")]
internal sealed class NameStaffModel(ProngsaiDb db, IPeople people, TimeProvider clock) : PageModel
{
    public Round Round { get; private set; } = null!;
    public IReadOnlyList<Holder> Staff { get; private set; } = [];
    public IReadOnlyList<EligiblePerson> Named { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"/staff/surveys/{Round.Id.Value}/staff";

    public Task OnGetAsync(RoundId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(RoundId id, Guid[] who, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        if (Round.ClosedAt is not null)
        {
            WhyNot = [RoundRefusals.ClosedAlready];
            return Page();
        }

        var chosen = Staff.Where(s => who.Contains(s.AccountId)).ToList();
        var added = chosen.Where(s => Named.All(n => n.AccountId != s.AccountId)).ToList();
        // Whoever has the ballot in hand cannot be asked to give it back.
        var removed = Named.Where(n => n.HandedOn is null && chosen.All(s => s.AccountId != n.AccountId)).ToList();
        db.EligiblePeople.AddRange(added.Select(s => EligiblePerson.For(Round, s.AccountId, s.Name)));
        db.EligiblePeople.RemoveRange(removed);
        db.Journal(
            Round.AgencyId,
            clock.Now(),
            User.Actor(),
            "SurveyStaffNamed",
            Round.Record,
            new { added = added.Count, removed = removed.Count }
        );
        await db.SaveOrRefuseAsync(RoundRefusals.Raced, cancellation);
        return LocalRedirect(Here);
    }

    private async Task FetchAsync(RoundId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Round = await db.RoundAsync(agency, id, cancellation);
        if ((await db.WaysOfAsync(Round, cancellation)).All(w => w.Kind != WayKind.Staff))
            throw new MissingException("way");

        Staff =
        [
            .. (await people.HoldersAsync(agency, DutyWords.OfAnAgency, cancellation))
                .DistinctBy(h => h.AccountId)
                .OrderBy(h => h.Name, StringComparer.Ordinal),
        ];
        Named = await db.EligiblePeople.Where(p => p.AgencyId == agency && p.RoundId == id).ToListAsync(cancellation);
    }
}

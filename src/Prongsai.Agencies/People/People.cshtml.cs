using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

internal sealed class PeopleModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Colleague> People { get; private set; } = [];
    public IReadOnlyDictionary<SectionId, Bilingual> Sections { get; private set; } =
        new Dictionary<SectionId, Bilingual>();
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];
    public IReadOnlyList<(string From, string To, DateTime AskedAt)> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (agency, now) = (User.Agency(), clock.Now());
        People = [.. (await Roster.OfAsync(db, agency, now.Today, cancellation)).Here];
        Sections = (await agencies.SectionsAsync(agency, cancellation)).ToDictionary(s => s.Id, s => s.Name);
        Invitations = await db
            .Invitations.AsNoTracking()
            .Where(i => i.AgencyId == agency && i.UsedAt == null && i.WithdrawnAt == null)
            .OrderByDescending(i => i.InvitedAt)
            .ToListAsync(cancellation);
        var waiting = await db
            .HandOvers.AsNoTracking()
            .Where(h => h.AgencyId == agency && h.AcknowledgedAt == null && h.WithdrawnAt == null)
            .OrderBy(h => h.AskedAt)
            .ToListAsync(cancellation);
        Waiting = [.. waiting.Select(h => (NameOf(h.FromId), NameOf(h.ToId), h.AskedAt))];

        string NameOf(Guid id) => People.FirstOrDefault(p => p.Id == id)?.Name ?? "–";
    }

    public bool IsExpired(Invitation invitation) => !invitation.IsOpen(clock.Now());
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>One person as their agency knows them: duties with their days, deputies, hand-overs, what they own, and the history.</summary>
internal sealed class PersonModel(ProngsaiDb db, IAgencies agencies, IEnumerable<IOwnedWork> owned, TimeProvider clock)
    : PageModel
{
    private const int RecentLines = 30;

    public Account Person { get; private set; } = null!;
    public Bilingual? Section { get; private set; }
    public IReadOnlyList<HeldDuty> Duties { get; private set; } = [];
    public IReadOnlyList<StandIn> StandIns { get; private set; } = [];
    public IReadOnlyList<HandOver> HandOvers { get; private set; } = [];
    public IReadOnlyList<OwnedThing> Owned { get; private set; } = [];
    public IReadOnlyList<JournalEntry> History { get; private set; } = [];
    public DateOnly Today { get; private set; }

    private Dictionary<Guid, string> _names = [];

    public async Task OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Person = await db.PersonAsync(agency, id, cancellation);
        Section = (await agencies.SectionsAsync(agency, cancellation))
            .Where(s => s.Id == Person.SectionId)
            .Select(s => (Bilingual?)s.Name)
            .FirstOrDefault();
        Duties = await db
            .HeldDuties.AsNoTracking()
            .Where(d => d.AccountId == id && (d.AgencyId == agency || d.AgencyId == null))
            .OrderByDescending(d => d.EndedAt == null)
            .ThenByDescending(d => d.Since)
            .ToListAsync(cancellation);
        StandIns = await db
            .StandIns.AsNoTracking()
            .Where(s => s.AgencyId == agency && (s.ForId == id || s.DeputyId == id))
            .OrderByDescending(s => s.From)
            .ToListAsync(cancellation);
        HandOvers = await db
            .HandOvers.AsNoTracking()
            .Where(h => h.AgencyId == agency && (h.FromId == id || h.ToId == id))
            .OrderByDescending(h => h.AskedAt)
            .ToListAsync(cancellation);
        History = await db.HistoryOf(agency, Person.Record).Take(RecentLines).ToListAsync(cancellation);
        List<OwnedThing> things = [];
        foreach (var work in owned)
            things.AddRange(await work.OfAsync(agency, new Person(id, Person.Name), cancellation));
        Owned = things;

        var others = StandIns
            .SelectMany(s => new[] { s.ForId, s.DeputyId })
            .Concat(HandOvers.SelectMany(h => new[] { h.FromId, h.ToId }))
            .ToHashSet();
        _names = await db
            .Accounts.AsNoTracking()
            .Where(a => others.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
    }

    public string NameOf(Guid id) => _names.GetValueOrDefault(id, "–");
}

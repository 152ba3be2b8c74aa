using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Improvements;

namespace Prongsai.Measures.Activities;

/// <summary>The measures that name a person as their owner. They name people as the report prints them, so it is the name that counts.</summary>
internal sealed class OwnedMeasures(ProngsaiDb db) : IOwnedWork
{
    private static readonly Bilingual Kind = new("มาตรการ", "Measure");

    public async Task<IReadOnlyList<OwnedThing>> OfAsync(
        AgencyId agency,
        Person person,
        CancellationToken cancellation = default
    )
    {
        var rows = await RowsAsync(agency, person, cancellation);

        return
        [
            .. from row in rows
            from measure in Of(row, person)
            select new OwnedThing(Kind, $"{row.ItemCode} {measure.Text}", row.Address()),
        ];
    }

    public async Task MoveAsync(
        AgencyId agency,
        Person from,
        Person successor,
        Now now,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        foreach (var row in await RowsAsync(agency, from, cancellation))
        {
            var journal = new RowJournal(db, row, now, by);
            foreach (var measure in Of(row, from).ToList())
                journal.Change("OwnerAssigned", measure, () => measure.AssignOwner(measure.Section, successor.Name));
        }
    }

    private Task<List<Improvement>> RowsAsync(AgencyId agency, Person person, CancellationToken cancellation) =>
        db.Whole(agency)
            .Where(row => row.Measures.Any(m => m.Person == person.Name && m.WithdrawnAt == null))
            .ToListAsync(cancellation);

    private static IEnumerable<Measure> Of(Improvement row, Person person) =>
        row.Measures.Where(m => m.Person == person.Name && m.WithdrawnAt is null);
}

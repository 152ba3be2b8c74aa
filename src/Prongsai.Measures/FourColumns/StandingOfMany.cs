using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Measures.FourColumns;

internal sealed class StandingOfMany(ProngsaiDb db) : IMeasuresOfMany
{
    // Above this it is quicker to count everybody's than to name each.
    private const int MostNamed = 500;
    private const int DaysAhead = 30;

    public async Task<IReadOnlyDictionary<AgencyId, MeasuresStanding>> StandingAsync(
        IReadOnlyCollection<AgencyId> agencies,
        DateOnly today,
        CancellationToken cancellation = default
    )
    {
        if (agencies.Count == 0)
            return new Dictionary<AgencyId, MeasuresStanding>();

        var soon = today.AddDays(DaysAhead);
        var standing = db.Improvements.AsNoTracking().Where(i => i.WithdrawnAt == null);
        if (agencies.Count <= MostNamed)
        {
            List<AgencyId> named = [.. agencies];
            standing = standing.Where(i => named.Contains(i.AgencyId));
        }

        var rows = await standing
            .GroupBy(i => new { i.AgencyId, i.Programme })
            .Select(g => new
            {
                g.Key.AgencyId,
                g.Key.Programme,
                Rows = g.Count(),
            })
            .ToListAsync(cancellation);
        var unanswered = await standing
            .Where(i => !i.Measures.Any(m => m.WithdrawnAt == null))
            .GroupBy(i => new { i.AgencyId, i.Programme })
            .Select(g => new
            {
                g.Key.AgencyId,
                g.Key.Programme,
                Count = g.Count(),
            })
            .ToDictionaryAsync(g => (g.AgencyId, g.Programme), g => g.Count, cancellation);
        // Late as the first page of each office has it: the last day has passed and the row has no result.
        var open = await standing
            .Where(i => !i.Outcomes.Any(o => o.WithdrawnAt == null))
            .SelectMany(
                i => i.Measures.Where(m => m.WithdrawnAt == null && m.EndsOn != null && m.EndsOn <= soon),
                (i, m) =>
                    new
                    {
                        i.AgencyId,
                        i.Programme,
                        IsLate = m.EndsOn < today,
                    }
            )
            .GroupBy(m => new
            {
                m.AgencyId,
                m.Programme,
                m.IsLate,
            })
            .Select(g => new
            {
                g.Key.AgencyId,
                g.Key.Programme,
                g.Key.IsLate,
                Count = g.Count(),
            })
            .ToListAsync(cancellation);
        var late = open.Where(m => m.IsLate).ToDictionary(m => (m.AgencyId, m.Programme), m => m.Count);
        var due = open.Where(m => !m.IsLate).ToDictionary(m => (m.AgencyId, m.Programme), m => m.Count);

        var asked = agencies.ToHashSet();
        return rows.Where(r => asked.Contains(r.AgencyId))
            .GroupBy(r => r.AgencyId)
            .Select(g => g.MaxBy(r => r.Programme)!)
            .ToDictionary(
                r => r.AgencyId,
                r =>
                {
                    var key = (r.AgencyId, r.Programme);
                    return new MeasuresStanding(
                        r.Programme,
                        r.Rows,
                        unanswered.GetValueOrDefault(key),
                        due.GetValueOrDefault(key),
                        late.GetValueOrDefault(key)
                    );
                }
            );
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Activities;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Outcomes;
using Prongsai.Measures.Proof;

namespace Prongsai.Measures.Improvements;

/// <summary>Rows with everything in them, of one agency only. Four queries, however many rows.</summary>
internal static class Finding
{
    public static IQueryable<Improvement> Whole(this ProngsaiDb db, AgencyId agency) =>
        db
            .Improvements.Where(i => i.AgencyId == agency)
            .Include(i => i.Measures)
            .Include(i => i.Outcomes)
                .ThenInclude(o => o.Evidence)
            .AsSplitQuery()
            .OrderBy(i => i.Position)
            .ThenBy(i => i.ItemCode)
            .ThenBy(i => i.Id);

    public static Task<Improvement> RowAsync(
        this ProngsaiDb db,
        AgencyId agency,
        ImprovementId id,
        CancellationToken cancellation
    ) => db.Whole(agency).FirstOrDefaultAsync(i => i.Id == id, cancellation).OrMissAsync();

    public static async Task<(Improvement Row, Measure Measure)> MeasureAsync(
        this ProngsaiDb db,
        AgencyId agency,
        MeasureId id,
        CancellationToken cancellation
    )
    {
        var row = await db.Whole(agency)
            .FirstOrDefaultAsync(i => i.Measures.Any(m => m.Id == id), cancellation)
            .OrMissAsync();

        return (row, row.Measures.Single(m => m.Id == id));
    }

    public static async Task<(Improvement Row, Outcome Outcome)> OutcomeAsync(
        this ProngsaiDb db,
        AgencyId agency,
        OutcomeId id,
        CancellationToken cancellation
    )
    {
        var row = await db.Whole(agency)
            .FirstOrDefaultAsync(i => i.Outcomes.Any(o => o.Id == id), cancellation)
            .OrMissAsync();

        return (row, row.Outcomes.Single(o => o.Id == id));
    }

    public static async Task<(Improvement Row, Outcome Outcome, Evidence Evidence)> EvidenceAsync(
        this ProngsaiDb db,
        AgencyId agency,
        EvidenceId id,
        CancellationToken cancellation
    )
    {
        var row = await db.Whole(agency)
            .FirstOrDefaultAsync(i => i.Outcomes.Any(o => o.Evidence.Any(e => e.Id == id)), cancellation)
            .OrMissAsync();
        var outcome = row.Outcomes.Single(o => o.Evidence.Any(e => e.Id == id));

        return (row, outcome, outcome.Evidence.Single(e => e.Id == id));
    }
}

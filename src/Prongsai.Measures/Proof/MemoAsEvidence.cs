using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Measures.Proof;

/// <summary>What surveys list of the measures: those about which people can say something in a survey come with all others.</summary>
internal sealed class MeasuresOfSurveys(ProngsaiDb db) : IMeasuresToKeep
{
    public async Task<IReadOnlyList<MeasureToKeep>> OfAsync(
        AgencyId agency,
        DateOnly day,
        CancellationToken cancellation = default
    )
    {
        var programme = FiscalYear.Of(day);
        var rows = await db.Whole(agency)
            .AsNoTracking()
            .Where(i => i.Programme == programme && i.WithdrawnAt == null)
            .ToListAsync(cancellation);
        var promised = await db
            .MemoPromises.Where(p => p.AgencyId == agency)
            .Select(p => p.MeasureId)
            .ToListAsync(cancellation);
        return
        [
            .. from row in rows
            from measure in row.Measures
            where measure.WithdrawnAt is null
            orderby row.Position, measure.Position
            select new MeasureToKeep(
                measure.Id.Value,
                row.ItemCode,
                measure.Text,
                measure.Section ?? measure.Person,
                row.Outcomes.Count(o => o.WithdrawnAt is null),
                promised.Contains(measure.Id)
            ),
        ];
    }
}

/// <summary>Records the memo of a month where it was promised, in the name of the program, with the journal as any other result.</summary>
internal sealed class MemoAsEvidence(ProngsaiDb db, TimeProvider clock) : IMemoEvidence
{
    public async Task<bool> IsPromisedAsync(
        AgencyId agency,
        DateOnly month,
        CancellationToken cancellation = default
    ) => (await RowsAsync(agency, month, cancellation)).Count > 0;

    public async Task<int> AttachAsync(AgencyId agency, ProvingMemo memo, CancellationToken cancellation = default)
    {
        var now = clock.Now();
        var file = new ProvingFile(
            memo.On,
            memo.Title,
            memo.File,
            memo.FileName,
            memo.MediaType,
            memo.Size,
            memo.MadeUp
        );
        var recorded = 0;
        foreach (var row in await RowsAsync(agency, memo.Month, cancellation))
            recorded += db.RecordProof(row, file, now, dayMadeUp: memo.MadeUp) ? 1 : 0;

        await db.SaveChangesAsync(cancellation);
        return recorded;
    }

    private async Task<List<Improvement>> RowsAsync(AgencyId agency, DateOnly month, CancellationToken cancellation)
    {
        var programme = FiscalYear.Of(month);
        var promised = await db
            .MemoPromises.Where(p => p.AgencyId == agency)
            .Select(p => p.MeasureId)
            .ToListAsync(cancellation);
        if (promised.Count == 0)
            return [];

        var rows = await db.Whole(agency)
            .Where(i => i.Programme == programme && i.WithdrawnAt == null)
            .ToListAsync(cancellation);
        return [.. rows.Where(row => row.Measures.Any(m => m.WithdrawnAt is null && promised.Contains(m.Id)))];
    }
}

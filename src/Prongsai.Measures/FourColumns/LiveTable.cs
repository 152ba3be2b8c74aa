using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Measures.Activities;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Outcomes;
using Prongsai.Measures.Proof;

namespace Prongsai.Measures.FourColumns;

/// <summary>The table as it stands: withdrawn and replaced things are left out, what stands is numbered from 1.</summary>
internal sealed class LiveTable(ProngsaiDb db) : IMeasures
{
    public async Task<IReadOnlyList<FiscalYear>> ProgrammesAsync(
        AgencyId agency,
        CancellationToken cancellation = default
    )
    {
        var years = await db
            .Improvements.Where(i => i.AgencyId == agency && i.WithdrawnAt == null)
            .Select(i => i.Programme)
            .Distinct()
            .ToListAsync(cancellation);

        return [.. years.Order()];
    }

    public async Task<MeasuresTable> TableAsync(
        AgencyId agency,
        FiscalYear programme,
        CancellationToken cancellation = default
    )
    {
        var rows = await db.Whole(agency)
            .AsNoTracking()
            .Where(i => i.Programme == programme && i.WithdrawnAt == null)
            .ToListAsync(cancellation);

        return new MeasuresTable(
            agency,
            programme,
            rows.Count > 0 ? rows[0].Assessed : programme.Previous,
            [.. rows.Select(RowOf)]
        );
    }

    public static ImprovementRow RowOf(Improvement row)
    {
        var item = row.AsFrozen();

        return new ImprovementRow(
            row.Id,
            item.Item,
            item.Instrument,
            item.Indicator,
            row.MustImprove,
            [.. row.Measures.Where(m => m.WithdrawnAt is null).OrderBy(m => (m.Position, m.Id.Value)).Select(RowOf)],
            [.. row.Outcomes.Where(o => o.WithdrawnAt is null).OrderBy(o => (o.Position, o.Id.Value)).Select(RowOf)]
        );
    }

    private static MeasureRow RowOf(Measure measure, int index) =>
        new(measure.Id, index + 1, measure.Text, measure.Section, measure.Person, measure.Period, measure.Success)
        {
            OwnerMadeUp = measure.OwnerMadeUp,
            PeriodMadeUp = measure.PeriodMadeUp,
            SuccessMadeUp = measure.SuccessMadeUp,
        };

    private static OutcomeRow RowOf(Outcome outcome, int index) =>
        new(
            outcome.Id,
            index + 1,
            outcome.On,
            outcome.Text,
            [.. outcome.Evidence.Where(e => e.WithdrawnAt is null).OrderBy(e => (e.Position, e.Id.Value)).Select(RowOf)]
        )
        {
            DayMadeUp = outcome.DayMadeUp,
        };

    private static EvidenceRow RowOf(Evidence evidence) =>
        new(
            evidence.Id,
            evidence.Kind,
            evidence.Caption,
            evidence.EffectiveOn,
            evidence.UploadedAt,
            evidence.File,
            evidence.FileName,
            evidence.MediaType,
            evidence.Width,
            evidence.Height,
            evidence.Link,
            evidence.MadeUp
        );
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Measures.Reminding;

/// <summary>The daily round: which agencies have measures that are due or late without a result.</summary>
internal sealed record RemindOwners;

/// <summary>
/// One notice per agency and programme year, and only on days on which something comes up: a measure ends in a week, ends
/// tomorrow, or has been late for a day or for whole weeks. People who are told the same every day stop reading.
/// </summary>
internal sealed class RemindingOwners(ProngsaiDb db, INotices notices, TimeProvider clock) : IJobWork<RemindOwners>
{
    /// <summary>The kind of notice.</summary>
    public const string Kind = "measures-due";

    /// <summary>So many days ahead a measure counts as due.</summary>
    public const int DaysAhead = 7;

    public async Task RunAsync(RemindOwners job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var horizon = now.Today.AddDays(DaysAhead);
        var measures = db.Measures;
        var open = await (
            from row in db.Improvements
            where row.WithdrawnAt == null && row.Outcomes.All(outcome => outcome.WithdrawnAt != null)
            join measure in measures
                on new { row.AgencyId, ImprovementId = row.Id } equals new { measure.AgencyId, measure.ImprovementId }
            where measure.WithdrawnAt == null && measure.EndsOn != null && measure.EndsOn <= horizon
            select new
            {
                row.AgencyId,
                row.Programme,
                EndsOn = measure.EndsOn!.Value,
            }
        ).ToListAsync(cancellation);

        var agencies = open.GroupBy(measure => (measure.AgencyId, measure.Programme)).ToList();
        foreach (var agency in agencies)
        {
            if (agency.Any(measure => ComesUp(measure.EndsOn, now.Today)))
                notices.Tell(
                    now,
                    Said(
                        agency.Key.AgencyId,
                        agency.Key.Programme,
                        due: agency.Count(measure => measure.EndsOn >= now.Today),
                        late: agency.Count(measure => measure.EndsOn < now.Today)
                    )
                );
        }

        await db.SaveChangesAsync(cancellation);
    }

    internal static bool ComesUp(DateOnly endsOn, DateOnly today)
    {
        var left = endsOn.DayNumber - today.DayNumber;

        return left is DaysAhead or 1 || left < 0 && -left % 7 == 1;
    }

    private static Notice Said(AgencyId agency, FiscalYear programme, int due, int late)
    {
        var (th, en) = (due, late) switch
        {
            (> 0, > 0) => (
                $"{due} รายการครบกำหนดภายใน {DaysAhead} วัน และ {late} รายการเกินกำหนด",
                $"{due} due within {DaysAhead} days and {late} late"
            ),
            (> 0, _) => ($"{due} รายการครบกำหนดภายใน {DaysAhead} วัน", $"{due} due within {DaysAhead} days"),
            _ => ($"{late} รายการเกินกำหนด", $"{late} late"),
        };

        return new Notice(
            agency,
            Recipients.Holders(Duty.MeasureOwner),
            Kind,
            new(
                $"มาตรการปีงบประมาณ พ.ศ. {programme} ที่ยังไม่มีผลการดำเนินการ: {th}",
                $"Measures of fiscal year {programme} without a result: {en}"
            ),
            $"/staff/measures?year={programme}"
        );
    }
}

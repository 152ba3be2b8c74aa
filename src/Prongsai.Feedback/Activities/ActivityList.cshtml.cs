using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Feedback.Activities;

/// <summary>An activity's plan as its form shows it.</summary>
internal sealed record PlanFields(Plan Plan, IReadOnlyList<MeasureToKeep> Measures, string Action, bool IsNew);

/// <summary>The activities of a fiscal year in which the public takes part; a new one is planned here.</summary>
[Writes(Duty.Preparer, Duty.ServiceManager, Duty.ServiceOfficer)]
[Act("วางแผนกิจกรรมการมีส่วนร่วม", "Plan a participation activity")]
internal sealed class ActivityListModel(ProngsaiDb db, IAgencies agencies, IMeasuresToKeep measures, TimeProvider clock)
    : PageModel
{
    public const string Here = "/staff/feedback/activities";

    public Agency Agency { get; private set; } = null!;
    public FiscalYear Year { get; private set; }
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public PlanFields Fields { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(string? year, CancellationToken cancellation) =>
        FetchAsync(year, new("", "", "", TakingPart.Citizens, null, null, "", "", null), cancellation);

    public async Task<IActionResult> OnPostAsync(string? year, CancellationToken cancellation)
    {
        var plan = ActivityForm.ReadPlan(await Request.ReadFormAsync(cancellation));
        await FetchAsync(year, plan, cancellation);
        WhyNot =
        [
            .. Activity.WhyNotPlan(plan),
            .. plan.Measure is { } m && Fields.Measures.All(one => one.Id != m)
                ? [ActivityRefusals.NoMeasure]
                : Array.Empty<Refusal>(),
        ];
        if (WhyNot.Count > 0)
            return Page();

        var by = User.Actor();
        var activity = Activity.Begin(User.Agency(), plan, by);
        db.Activities.Add(activity);
        db.Journal(
            activity.AgencyId,
            clock.Now(),
            by,
            "ActivityPlanned",
            activity.Record,
            new { title = activity.Title, firstDay = activity.FirstDay }
        );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(activity.Page);
    }

    private async Task FetchAsync(string? asked, Plan plan, CancellationToken cancellation)
    {
        var (agency, today) = (User.Agency(), clock.Now().Today);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Year = FiscalYear.TryParse(asked, out var chosen) ? chosen : FiscalYear.Of(today);
        var days = await db
            .Activities.Where(a => a.AgencyId == agency)
            .Select(a => a.FirstDay)
            .Distinct()
            .ToListAsync(cancellation);
        Years = [.. days.Append(today).Select(FiscalYear.Of).Append(Year).Distinct().OrderDescending()];
        var (first, last) = (Year.FirstDay, Year.LastDay);
        Activities = await db
            .Activities.AsNoTracking()
            .Where(a => a.AgencyId == agency && a.FirstDay >= first && a.FirstDay <= last)
            .OrderByDescending(a => a.FirstDay)
            .ThenBy(a => a.Id)
            .ToListAsync(cancellation);
        var toProve = await measures.OfAsync(agency, plan.FirstDay ?? first, cancellation);
        Fields = new(plan, toProve, $"{Here}?year={Year}", IsNew: true);
    }
}

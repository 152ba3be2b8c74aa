using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Activities;

internal static class FindingActivities
{
    public static Task<Activity> ActivityAsync(
        this ProngsaiDb db,
        AgencyId agency,
        ActivityId id,
        CancellationToken cancellation
    ) => db.Activities.FirstOrDefaultAsync(a => a.AgencyId == agency && a.Id == id, cancellation).OrMissAsync();

    public static async Task<IReadOnlyList<ActivityPhoto>> PhotosAsync(
        this ProngsaiDb db,
        Activity activity,
        CancellationToken cancellation
    )
    {
        var (agency, id) = (activity.AgencyId, activity.Id);

        return await db
            .ActivityPhotos.Where(p => p.AgencyId == agency && p.ActivityId == id)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>Those of a fiscal year whose results are public, by their first day.</summary>
    public static async Task<IReadOnlyList<Activity>> PublishedAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var (first, last) = (year.FirstDay, year.LastDay);

        return await db
            .Activities.AsNoTracking()
            .Where(a =>
                a.AgencyId == agency && a.State == ActivityState.Published && a.FirstDay >= first && a.FirstDay <= last
            )
            .OrderBy(a => a.FirstDay)
            .ThenBy(a => a.Id)
            .ToListAsync(cancellation);
    }
}

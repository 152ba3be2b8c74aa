using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// Which of their agencies this browser works for. The cookie is only a wish: the duties there are read from the database each time,
/// so a forged one opens nothing.
/// </summary>
internal static class WorkingFor
{
    public const string Cookie = "prongsai-agency";

    // A ministry, a department, a province, an office, a section's office: nobody's tree is deeper.
    private const int DeepestTree = 8;

    public static AgencyId? Wanted(HttpContext? request) =>
        Guid.TryParse(request?.Request.Cookies[Cookie], out var agency) ? new AgencyId(agency) : null;

    /// <summary>
    /// The agency and the duties there: the wanted one where the person holds a duty, or reads it as the observer of an agency above
    /// it; otherwise their own.
    /// </summary>
    public static async Task<(AgencyId? Agency, IEnumerable<Duty> Duties)> ChooseAsync(
        ProngsaiDb db,
        AgencyId? wanted,
        AgencyId? home,
        IReadOnlyCollection<(AgencyId? AgencyId, Duty Duty)> held
    )
    {
        if (wanted is { } other && wanted != home)
        {
            if (held.Any(d => d.AgencyId == other))
                return (other, In(other));
            if (await ObservesAsync(db, other, held))
                return (other, [Duty.ParentObserver, .. held.Where(d => d.AgencyId is null).Select(d => d.Duty)]);
        }

        var own = home ?? held.Select(d => d.AgencyId).FirstOrDefault(agency => agency is not null);
        return (own, In(own));

        IEnumerable<Duty> In(AgencyId? agency) =>
            held.Where(d => d.AgencyId is null || d.AgencyId == agency).Select(d => d.Duty);
    }

    private static async Task<bool> ObservesAsync(
        ProngsaiDb db,
        AgencyId agency,
        IReadOnlyCollection<(AgencyId? AgencyId, Duty Duty)> held
    )
    {
        var observed = held.Where(d => d.Duty == Duty.ParentObserver).Select(d => d.AgencyId).ToHashSet();
        AgencyId? at = agency;
        for (var step = 0; observed.Count > 0 && step < DeepestTree && at is { } child; step++)
        {
            at = await db
                .Agencies.AsNoTracking()
                .Where(a => a.Id == child)
                .Select(a => a.ParentId)
                .FirstOrDefaultAsync();
            if (at is not null && observed.Contains(at))
                return true;
        }

        return false;
    }
}

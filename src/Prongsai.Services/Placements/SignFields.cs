using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Placements;

/// <summary>The fields of a sign's form, as they are filled in now.</summary>
internal sealed record SignFields(
    string? What,
    string? Place,
    string? Keeper,
    DateOnly? HungOn,
    ServiceId? Service,
    IReadOnlyList<Service> Services
)
{
    public static SignFields Of(Sign sign, IReadOnlyList<Service> services) =>
        new(sign.What, sign.Place, sign.Keeper, sign.HungOn, sign.ServiceId, services);
}

internal static class ShowingServices
{
    /// <summary>Services that a sign can tell of: those that the public reads.</summary>
    public static async Task<IReadOnlyList<Service>> ServicesToShowAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    ) =>
        await db
            .Services.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.LatestVersion > 0 && s.WithdrawnAt == null)
            .OrderBy(s => s.Title)
            .ToListAsync(cancellation);
}

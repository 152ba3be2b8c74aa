using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>A service as the public knows it: the record with the version that is read now.</summary>
internal sealed record OfferedService(Service Service, ServiceVersion Version)
{
    public ServiceManual Manual => Version.Manual;
}

internal static class FindingServices
{
    /// <summary>A service of an agency, to be changed.</summary>
    public static Task<Service> ServiceAsync(
        this ProngsaiDb db,
        AgencyId agency,
        ServiceId id,
        CancellationToken cancellation
    ) => db.Services.FirstOrDefaultAsync(s => s.AgencyId == agency && s.Id == id, cancellation).OrMissAsync();

    public static Task<ServiceVersion?> VersionAsync(
        this ProngsaiDb db,
        AgencyId agency,
        ServiceId id,
        int number,
        CancellationToken cancellation
    ) =>
        db
            .ServiceVersions.AsNoTracking()
            .FirstOrDefaultAsync(v => v.AgencyId == agency && v.ServiceId == id && v.Number == number, cancellation);

    /// <summary>What the public reads now; null before the first version.</summary>
    public static Task<ServiceVersion?> PublicVersionAsync(
        this ProngsaiDb db,
        Service service,
        CancellationToken cancellation
    ) => db.VersionAsync(service.AgencyId, service.Id, service.LatestVersion, cancellation);

    /// <summary>Every service that an agency offers, with its version, by name; one query.</summary>
    public static async Task<IReadOnlyList<OfferedService>> OfferedAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    ) =>
        [
            .. (await db.OfferedAsync(db.Services.Where(s => s.AgencyId == agency), cancellation)).OrderBy(
                one => one.Manual.Name.Th,
                StringComparer.Ordinal
            ),
        ];

    /// <summary>Those among these services that are offered, each with the version that the public reads.</summary>
    public static Task<List<OfferedService>> OfferedAsync(
        this ProngsaiDb db,
        IQueryable<Service> services,
        CancellationToken cancellation
    ) =>
        (
            from service in services.AsNoTracking()
            where service.LatestVersion > 0 && service.WithdrawnAt == null
            join version in db.ServiceVersions.AsNoTracking()
                on new
                {
                    service.AgencyId,
                    service.Id,
                    Number = service.LatestVersion,
                } equals new
                {
                    version.AgencyId,
                    Id = version.ServiceId,
                    version.Number,
                }
            select new OfferedService(service, version)
        ).ToListAsync(cancellation);
}

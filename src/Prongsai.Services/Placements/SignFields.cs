using Microsoft.AspNetCore.Http;
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

/// <summary>What an officer sent of a sign, read alike for a new one and for one that is changed.</summary>
internal sealed record SignForm(
    string? What,
    string? Place,
    string? Keeper,
    DateOnly? HungOn,
    ServiceId? Service,
    IFormFile? Picture
)
{
    /// <summary>As it is shown again when something is wrong.</summary>
    public SignFields Fields(IReadOnlyList<Service> services) => new(What, Place, Keeper, HungOn, Service, services);

    /// <summary>Reads it and keeps its picture, or says why not; nothing is kept then.</summary>
    public async Task<(SignWords? Words, Service? Of, ReceivedFile? Picture, IReadOnlyList<Refusal> WhyNot)> ReadAsync(
        KeptFiles files,
        AgencyId agency,
        Actor by,
        IReadOnlyList<Service> services,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var (words, whyNot) = SignWords.Read(What, Place, Keeper, HungOn, today);
        var of = services.FirstOrDefault(s => s.Id == Service);
        if (Service is not null && of is null)
            whyNot = [.. whyNot, SignRefusals.NoService];
        if (whyNot.Count > 0 || Picture is not { Length: > 0 })
            return (words, of, null, whyNot);

        var (kept, refused) = await files.ReceiveAsync(agency, by, Picture, FileKind.Evidence, cancellation);
        return (words, of, kept, refused is null ? [] : [refused]);
    }
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

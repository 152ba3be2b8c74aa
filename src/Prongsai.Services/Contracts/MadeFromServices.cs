using Prongsai.Kernel;

namespace Prongsai.Services.Contracts;

/// <summary>Something that was made from the record of a service: a poster, a promise at the counter, a disclosure.</summary>
/// <param name="Kind">"ใบความรู้" / "Leaflet".</param>
/// <param name="Name">Which one.</param>
/// <param name="FromVersion">From which version of the manual; 0 where that is not known.</param>
/// <param name="Path">Where it is looked at; null where it has no page.</param>
/// <param name="WhatHappens">What becomes of it when a new version is approved.</param>
public sealed record MadeFromService(Bilingual Kind, string Name, int FromVersion, string? Path, Bilingual WhatHappens);

/// <summary>A version of a manual that was approved just now.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Service">Of which service.</param>
/// <param name="Version">Its number.</param>
/// <param name="By">Who approved it.</param>
public sealed record ApprovedVersion(AgencyId Agency, ServiceId Service, int Version, Actor By);

/// <summary>
/// The door for whatever makes something from the records of services. Change a fee, and everything made from the record is listed
/// before the change is approved, and made anew with it.
/// </summary>
public interface IMadeFromServices
{
    /// <summary>What was made from a service and still stands.</summary>
    Task<IReadOnlyList<MadeFromService>> OfAsync(
        AgencyId agency,
        ServiceId service,
        CancellationToken cancellation = default
    );

    /// <summary>
    /// Makes it anew, or sees to it that somebody does. What is added to the request's database is saved with the approval; what takes
    /// long is enqueued as a job.
    /// </summary>
    Task ReissueAsync(ApprovedVersion approved, Now now, CancellationToken cancellation = default);
}

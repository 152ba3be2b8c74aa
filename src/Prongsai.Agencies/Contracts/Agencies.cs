using Prongsai.Kernel;

namespace Prongsai.Agencies.Contracts;

/// <summary>An agency as other modules see it.</summary>
/// <param name="Id">First in the key of everything that is the agency's.</param>
/// <param name="Slug">Lower-case letters, digits and hyphens; the agency's address: /khlong-sam-wa.</param>
/// <param name="Name">Official name: สำนักงานเขตคลองสามวา / Khlong Sam Wa District Office.</param>
/// <param name="Parent">What it belongs to, as printed after the name: กรุงเทพมหานคร / Bangkok.</param>
/// <param name="Profile">ITA profile that assesses it: "general", "sub_department", "vec".</param>
public sealed record Agency(AgencyId Id, string Slug, Bilingual Name, Bilingual Parent, string Profile);

/// <summary>The register of agencies.</summary>
public interface IAgencies
{
    /// <summary>The agency at an address, or null.</summary>
    Task<Agency?> BySlugAsync(string slug, CancellationToken cancellation = default);

    /// <summary>The agency with this identifier, or null.</summary>
    Task<Agency?> ByIdAsync(AgencyId id, CancellationToken cancellation = default);

    /// <summary>Every agency of this installation, by name.</summary>
    Task<IReadOnlyList<Agency>> AllAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Registers an agency, or updates the names of the one at that slug. Returns its identifier.
    /// </summary>
    /// <exception cref="RefusedException">The slug is not an address, is reserved, or a name is blank.</exception>
    Task<AgencyId> RegisterAsync(
        string slug,
        Bilingual name,
        Bilingual parent,
        string profile,
        Actor by,
        CancellationToken cancellation = default
    );
}

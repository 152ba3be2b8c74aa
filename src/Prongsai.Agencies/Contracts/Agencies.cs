using Prongsai.Kernel;

namespace Prongsai.Agencies.Contracts;

/// <summary>An agency as other modules see it.</summary>
/// <param name="Id">First in the key of everything that is the agency's.</param>
/// <param name="Slug">Lower-case letters, digits and hyphens; the agency's address: /khlong-sam-wa.</param>
/// <param name="Name">Official name: สำนักงานเขตคลองสามวา / Khlong Sam Wa District Office.</param>
/// <param name="Parent">What it belongs to, as printed after the name: กรุงเทพมหานคร / Bangkok.</param>
/// <param name="Profile">ITA profile that assesses it unless a year says otherwise: "general", "sub_department", "vec".</param>
public sealed record Agency(AgencyId Id, string Slug, Bilingual Name, Bilingual Parent, string Profile)
{
    /// <summary>The city or ministry that it belongs to, where that is registered here too; <see cref="Parent"/> is only words.</summary>
    public AgencyId? ParentId { get; init; }

    /// <summary>What it is.</summary>
    public AgencyKind Kind { get; init; }

    /// <summary>Its official code: 1046 is the district of Khlong Sam Wa.</summary>
    public string? Code { get; init; }

    /// <summary>The province it lies in, in Thai.</summary>
    public string? Province { get; init; }

    /// <summary>The district (เขต, อำเภอ) it lies in, in Thai.</summary>
    public string? District { get; init; }

    /// <summary>Where and how the public reaches it.</summary>
    public AgencyContact Contact { get; init; } = AgencyContact.Unknown;

    /// <summary>Its crest and colours.</summary>
    public AgencyLook Look { get; init; } = AgencyLook.Plain;

    /// <summary>The years in which it was, or will be, assessed by another profile than <see cref="Profile"/>.</summary>
    public IReadOnlyDictionary<FiscalYear, string> ProfilesByYear { get; init; } = new Dictionary<FiscalYear, string>();

    /// <summary>The ITA profile that assesses it in a year.</summary>
    public string ProfileOf(FiscalYear year) => ProfilesByYear.GetValueOrDefault(year, Profile);
}

/// <summary>What an agency is.</summary>
public enum AgencyKind
{
    /// <summary>Not said, or none of the others.</summary>
    Other,

    /// <summary>A city with a government of its own: Bangkok, Pattaya.</summary>
    City,

    /// <summary>A ministry (กระทรวง).</summary>
    Ministry,

    /// <summary>A department (กรม) or what ranks with it.</summary>
    Department,

    /// <summary>A district office of Bangkok (สำนักงานเขต).</summary>
    DistrictOffice,

    /// <summary>A province (จังหวัด).</summary>
    Province,

    /// <summary>A district outside Bangkok (อำเภอ).</summary>
    Amphoe,

    /// <summary>A provincial administrative organisation (อบจ.).</summary>
    ProvincialOrganisation,

    /// <summary>A municipality (เทศบาล).</summary>
    Municipality,

    /// <summary>A subdistrict administrative organisation (อบต.).</summary>
    SubdistrictOrganisation,

    /// <summary>A police station (สถานีตำรวจ).</summary>
    PoliceStation,

    /// <summary>A school or college.</summary>
    School,

    /// <summary>A university.</summary>
    University,

    /// <summary>A hospital.</summary>
    Hospital,

    /// <summary>A state enterprise (รัฐวิสาหกิจ).</summary>
    StateEnterprise,
}

/// <summary>Where and how the public reaches an agency. Null: not given.</summary>
/// <param name="Address">The public address.</param>
/// <param name="Phone">As printed: 0 2548 0408.</param>
/// <param name="Email">An address for everybody, not a person's.</param>
/// <param name="Website">The agency's own site, https.</param>
/// <param name="MapLink">Where it lies on a map, https.</param>
public sealed record AgencyContact(Bilingual? Address, string? Phone, string? Email, string? Website, string? MapLink)
{
    /// <summary>Nothing is given.</summary>
    public static readonly AgencyContact Unknown = new(null, null, null, null, null);
}

/// <summary>How an agency shows itself. The public addresses /{slug}/crest and /{slug}/colours.css serve it.</summary>
/// <param name="Crest">The picture; null: Prongsai's own mark stands in.</param>
/// <param name="Colour">The background of the letterhead, "#0f4654"; null: Prongsai's own.</param>
/// <param name="SecondColour">Lines and marks on it.</param>
public sealed record AgencyLook(FileHash? Crest, string? Colour, string? SecondColour)
{
    /// <summary>As Prongsai itself looks.</summary>
    public static readonly AgencyLook Plain = new(null, null, null);
}

/// <summary>A section of an agency (ฝ่าย, กอง, กลุ่มงาน).</summary>
public readonly record struct SectionId(Guid Value) : IId<SectionId>
{
    /// <inheritdoc />
    public static SectionId From(Guid value) => new(value);
}

/// <summary>A section of an agency as other modules see it.</summary>
/// <param name="Id">Which.</param>
/// <param name="ParentId">The section it belongs to; null directly under the agency.</param>
/// <param name="Name">ฝ่ายทะเบียน / Registration Section.</param>
/// <param name="Depth">0 directly under the agency.</param>
/// <param name="IsClosed">True when it no longer works; it stays because records name it.</param>
public sealed record Section(SectionId Id, SectionId? ParentId, Bilingual Name, int Depth, bool IsClosed);

/// <summary>The register of agencies.</summary>
public interface IAgencies
{
    /// <summary>The agency at an address, or null.</summary>
    Task<Agency?> BySlugAsync(string slug, CancellationToken cancellation = default);

    /// <summary>The agency with this identifier, or null.</summary>
    Task<Agency?> ByIdAsync(AgencyId id, CancellationToken cancellation = default);

    /// <summary>Every agency of this installation, by name.</summary>
    Task<IReadOnlyList<Agency>> AllAsync(CancellationToken cancellation = default);

    /// <summary>The agencies directly under one, by official code, then by slug.</summary>
    Task<IReadOnlyList<Agency>> ChildrenAsync(AgencyId parent, CancellationToken cancellation = default);

    /// <summary>Every agency under one, at whatever depth, by official code, then by slug. One query, however deep.</summary>
    Task<IReadOnlyList<Agency>> BelowAsync(AgencyId parent, CancellationToken cancellation = default);

    /// <summary>The sections of an agency, each followed by those within it; closed ones too, at the end of their level.</summary>
    Task<IReadOnlyList<Section>> SectionsAsync(AgencyId agency, CancellationToken cancellation = default);

    /// <summary>Opens a section directly under an agency, or finds the open one of that Thai name there.</summary>
    /// <exception cref="RefusedException">The name is blank or too long.</exception>
    Task<SectionId> OpenSectionAsync(
        AgencyId agency,
        Bilingual name,
        Actor by,
        CancellationToken cancellation = default
    );

    /// <summary>Puts an agency under another, or under none.</summary>
    /// <exception cref="RefusedException">It would stand under itself, or under something below it.</exception>
    Task PutUnderAsync(AgencyId agency, AgencyId? parent, Actor by, CancellationToken cancellation = default);

    /// <summary>Says what an agency is and where it lies; everything else that is said of it stays.</summary>
    /// <exception cref="RefusedException">A text is too long.</exception>
    Task DescribeAsync(
        AgencyId agency,
        AgencyKind kind,
        string? district,
        string? province,
        Actor by,
        CancellationToken cancellation = default
    );

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

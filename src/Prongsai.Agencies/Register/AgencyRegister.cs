using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.Sections;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

internal sealed class AgencyRegister(ProngsaiDb db, TimeProvider clock) : IAgencies
{
    public async Task<Agency?> BySlugAsync(string slug, CancellationToken cancellation = default) =>
        (await db.Agencies.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, cancellation))?.AsAgency();

    public async Task<Agency?> ByIdAsync(AgencyId id, CancellationToken cancellation = default) =>
        (await db.Agencies.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation))?.AsAgency();

    public async Task<IReadOnlyList<Agency>> AllAsync(CancellationToken cancellation = default)
    {
        var agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.Slug).ToListAsync(cancellation);

        return [.. agencies.Select(a => a.AsAgency())];
    }

    public async Task<IReadOnlyList<Agency>> ChildrenAsync(AgencyId parent, CancellationToken cancellation = default)
    {
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.ParentId == parent).ToListAsync(cancellation);

        return InOrder(agencies);
    }

    public async Task<IReadOnlyList<Agency>> BelowAsync(AgencyId parent, CancellationToken cancellation = default)
    {
        var agencies = await db.Below(parent).AsNoTracking().ToListAsync(cancellation);

        return InOrder(agencies);
    }

    public async Task<IReadOnlyList<Section>> SectionsAsync(AgencyId agency, CancellationToken cancellation = default)
    {
        var sections = await db.Sections.AsNoTracking().Where(s => s.AgencyId == agency).ToListAsync(cancellation);

        return SectionRecord.AsTree(sections);
    }

    public async Task<SectionId> OpenSectionAsync(
        AgencyId agency,
        Bilingual name,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var all = await db.Sections.AsNoTracking().Where(s => s.AgencyId == agency).ToListAsync(cancellation);
        if (all.FirstOrDefault(s => s.ParentId is null && s.ClosedAt is null && s.NameTh == name.Th) is { } there)
            return there.Id;

        new SectionRecord().WhyNotArrange(null, name.Th, name.En, all).ThrowIfAny();
        var section = SectionRecord.Open(agency, null, name.Th, name.En, all);
        db.Sections.Add(section);
        db.Journal(agency, clock.Now(), by, "SectionOpened", section.Record, section.Facts());
        await db.SaveChangesAsync(cancellation);
        return section.Id;
    }

    public async Task PutUnderAsync(
        AgencyId agency,
        AgencyId? parent,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var record = await db.Agencies.FirstOrDefaultAsync(a => a.Id == agency, cancellation).OrMissAsync();
        IReadOnlyCollection<AgencyId> above = parent is { } id ? await db.AboveAsync(id, cancellation) : [];
        if (parent is not null && above.Count == 0)
            throw new MissingException("agency");

        db.ChangeAgency(record, clock.Now(), by, "AgencyPutUnder", () => record.PutUnder(parent, above));
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<AgencyId> RegisterAsync(
        string slug,
        Bilingual name,
        Bilingual parent,
        string profile,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var now = clock.Now();
        var agency = await db.Agencies.FirstOrDefaultAsync(a => a.Slug == slug, cancellation);
        if (agency is null)
        {
            agency = AgencyRecord.Register(slug, name, parent, profile);
            db.RegisterAgency(agency, now, by);
        }
        else
        {
            db.ChangeAgency(agency, now, by, "AgencyRenamed", () => agency.Rename(name, parent, profile));
        }

        await db.SaveChangesAsync(cancellation);
        return agency.Id;
    }

    public async Task DescribeAsync(
        AgencyId agency,
        AgencyKind kind,
        string? district,
        string? province,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var record = await db.Agencies.FirstOrDefaultAsync(a => a.Id == agency, cancellation).OrMissAsync();
        var described = record.Particulars with { Kind = kind, District = district, Province = province };
        if (described == record.Particulars)
            return;

        db.ChangeAgency(record, clock.Now(), by, "AgencyDescribed", () => record.Describe(described));
        await db.SaveChangesAsync(cancellation);
    }

    private static IReadOnlyList<Agency> InOrder(IEnumerable<AgencyRecord> agencies) =>
        [
            .. agencies
                .OrderBy(a => a.Code ?? "\uffff", StringComparer.Ordinal)
                .ThenBy(a => a.Slug, StringComparer.Ordinal)
                .Select(a => a.AsAgency()),
        ];
}

/// <summary>Where agencies stand in the tree, and how changes of them are told to the journal.</summary>
internal static class AgencyTree
{
    /// <summary>Every agency under one, at whatever depth. The words are the same for both databases.</summary>
    public static IQueryable<AgencyRecord> Below(this ProngsaiDb db, AgencyId parent) =>
        db.Agencies.FromSql(
            $"""
            WITH RECURSIVE below AS (
                SELECT "Id" FROM agencies WHERE "ParentId" = {parent.Value}
                UNION
                SELECT a."Id" FROM agencies a JOIN below b ON a."ParentId" = b."Id"
            )
            SELECT * FROM agencies WHERE "Id" IN (SELECT "Id" FROM below)
            """
        );

    /// <summary>An agency itself and all above it, nearest first; empty when there is no such agency.</summary>
    public static async Task<IReadOnlyList<AgencyId>> AboveAsync(
        this ProngsaiDb db,
        AgencyId agency,
        CancellationToken cancellation
    )
    {
        List<AgencyId> above = [];
        AgencyId? next = agency;
        // Trees have three or four levels; what stands twice ends the walk.
        while (next is { } id && !above.Contains(id))
        {
            var found = await db
                .Agencies.Where(a => a.Id == id)
                .Select(a => new { a.ParentId })
                .FirstOrDefaultAsync(cancellation);
            if (found is null)
                break;

            above.Add(id);
            next = found.ParentId;
        }

        return above;
    }

    /// <summary>Our agency, and step by step down to one below it. An agency that is not below ours is not there.</summary>
    /// <exception cref="MissingException">It is not ours and not below ours.</exception>
    public static async Task<IReadOnlyList<AgencyRecord>> FromOursDownToAsync(
        this ProngsaiDb db,
        AgencyId ours,
        AgencyId wanted,
        CancellationToken cancellation
    )
    {
        List<AgencyRecord> path = [];
        AgencyId? next = wanted;
        while (next is { } id && path.All(a => a.Id != id))
        {
            var agency = await db
                .Agencies.AsNoTracking()
                .FirstOrDefaultAsync(a => a.Id == id, cancellation)
                .OrMissAsync();
            path.Insert(0, agency);
            if (agency.Id == ours)
                return path;

            next = agency.ParentId;
        }

        throw new MissingException("agency");
    }

    public static void RegisterAgency(this ProngsaiDb db, AgencyRecord agency, Now now, Actor by)
    {
        db.Agencies.Add(agency);
        db.Journal(agency.Id, now, by, "AgencyRegistered", agency.Record, agency.Facts());
    }

    /// <summary>Acts and tells what it was and what it is, unless nothing changed.</summary>
    public static bool ChangeAgency(this ProngsaiDb db, AgencyRecord agency, Now now, Actor by, string what, Action act)
    {
        var (was, version) = (agency.Facts(), agency.Version);
        act();
        if (agency.Version == version)
            return false;

        db.Journal(agency.Id, now, by, what, agency.Record, new { was, @is = agency.Facts() });
        return true;
    }
}

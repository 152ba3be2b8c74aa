using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
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
        var isNew = agency is null;
        if (agency is null)
        {
            agency = AgencyRecord.Register(slug, name, parent, profile);
            db.Agencies.Add(agency);
        }
        else
        {
            agency.Rename(name, parent, profile);
        }

        if (isNew || db.Entry(agency).State == EntityState.Modified)
        {
            db.Journal(
                agency.Id,
                now,
                by,
                isNew ? "AgencyRegistered" : "AgencyRenamed",
                $"agency:{agency.Id}",
                new
                {
                    slug,
                    name,
                    parent,
                    profile,
                }
            );
        }

        await db.SaveChangesAsync(cancellation);
        return agency.Id;
    }
}

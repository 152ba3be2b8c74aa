using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Portal;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Editions;

/// <summary>The newest editions, for whoever makes a list of news.</summary>
internal sealed class PublishedEditions(ProngsaiDb db, IAgencies agencies) : IPublishedDisclosures
{
    public async Task<IReadOnlyList<PublishedDisclosure>> LatestAsync(
        AgencyId agency,
        int most,
        CancellationToken cancellation = default
    )
    {
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var editions = await db.StandingEditions()
            .AsNoTracking()
            .Where(e => e.AgencyId == agency)
            .OrderByDescending(e => e.PublishedAt)
            .Take(most)
            .Select(e => new
            {
                e.Code,
                e.Year,
                e.TitleTh,
                e.TitleEn,
                e.Number,
                e.WhatChanged,
                e.PublishedAt,
            })
            .ToListAsync(cancellation);
        return
        [
            .. editions.Select(e => new PublishedDisclosure(
                e.Code,
                e.Year,
                new(e.TitleTh, e.TitleEn),
                e.Number,
                e.WhatChanged,
                e.PublishedAt,
                $"{Reading.AddressOf(whose, e.Year, e.Code)}/editions/{Days.Plain(e.Number)}"
            )),
        ];
    }
}

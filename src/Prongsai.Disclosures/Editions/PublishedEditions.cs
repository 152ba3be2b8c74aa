using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Portal;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Editions;

/// <summary>What stands before the public: for whoever makes a list of news, or has been given an address.</summary>
internal sealed class PublishedEditions(ProngsaiDb db, IAgencies agencies, OwnAddress own) : IPublishedDisclosures
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

    public async Task<IReadOnlyDictionary<string, FileHash>> BehindAsync(
        AgencyId agency,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellation = default
    )
    {
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        List<Place> places =
        [
            .. addresses
                .Distinct(StringComparer.Ordinal)
                .Select(a => PlaceOf(a, $"{own.Origin}/{whose.Slug}/oit/"))
                .OfType<Place>(),
        ];
        if (own.Origin is null || places.Count == 0)
            return new Dictionary<string, FileHash>();

        var (years, codes) = (
            places.Select(p => p.Year).Distinct().ToList(),
            places.Select(p => p.Code).Distinct().ToList()
        );
        var standing = await db.StandingEditions()
            .AsNoTracking()
            .Where(e => e.AgencyId == agency && years.Contains(e.Year) && codes.Contains(e.Code))
            .Select(e => new
            {
                e.Year,
                e.Code,
                e.Number,
                e.Hash,
            })
            .ToListAsync(cancellation);
        Dictionary<string, FileHash> found = new(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var edition = standing
                .Where(e => e.Year == place.Year && e.Code == place.Code && (place.Number ?? e.Number) == e.Number)
                .MaxBy(e => e.Number);
            if (edition is not null && FileHash.TryParse(edition.Hash, out var hash))
                found[place.Address] = hash;
        }

        return found;
    }

    /// <param name="Number">Null for whichever is the latest.</param>
    private sealed record Place(string Address, FiscalYear Year, string Code, int? Number);

    private static Place? PlaceOf(string address, string root)
    {
        if (!address.StartsWith(root, StringComparison.OrdinalIgnoreCase))
            return null;

        var path = address[root.Length..].Split('?', '#')[0].TrimEnd('/').Split('/');
        if (path.Length < 2 || !FiscalYear.TryParse(path[0], out var year))
            return null;
        if (path.Length == 2)
            return new(address, year, path[1], null);

        return
            path[2] == "editions"
            && path.Length > 3
            && int.TryParse(path[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(address, year, path[1], number)
            : null;
    }
}

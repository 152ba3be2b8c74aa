using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Portal;

/// <summary>What the public may read: editions and withdrawals, and nothing that is being written.</summary>
internal static class Reading
{
    /// <exception cref="MissingException">There is no such edition.</exception>
    public static Task<Edition> NumberedAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        string code,
        string number,
        CancellationToken cancellation
    )
    {
        var wanted = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            ? known
            : throw new MissingException($"edition {number}");

        return db
            .DisclosureEditions.AsNoTracking()
            .FirstOrDefaultAsync(
                e => e.AgencyId == agency && e.Year == year && e.Code == code && e.Number == wanted,
                cancellation
            )
            .OrMissAsync();
    }

    /// <summary>The withdrawal that took an edition from the public; null where it stands.</summary>
    public static Task<Withdrawal?> WithdrawalOfAsync(
        this ProngsaiDb db,
        Edition edition,
        CancellationToken cancellation
    ) =>
        db
            .DisclosureWithdrawals.AsNoTracking()
            .Where(w => w.AgencyId == edition.AgencyId && w.Year == edition.Year && w.Code == edition.Code)
            .Where(w => w.UpTo >= edition.Number)
            .OrderBy(w => w.UpTo)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>An edition as PDF; null until it is printed, which follows the publication.</summary>
    public static Task<EditionPrint?> PrintOfAsync(
        this ProngsaiDb db,
        Edition edition,
        CancellationToken cancellation
    ) =>
        db
            .DisclosureEditionPrints.AsNoTracking()
            .FirstOrDefaultAsync(p => p.AgencyId == edition.AgencyId && p.EditionId == edition.Id, cancellation);

    /// <summary>The tables of an edition as they were written when it was published, by their names: "b1.csv".</summary>
    public static async Task<IReadOnlyDictionary<string, EditionTable>> TablesOfAsync(
        this ProngsaiDb db,
        Edition edition,
        CancellationToken cancellation
    ) => (await db.TablesOfAsync([edition.AgencyId], [edition.Id], cancellation))[edition.Id].ToDictionary(t => t.Name);

    /// <summary>The same of many editions, in the order of their names.</summary>
    public static async Task<ILookup<DisclosureEditionId, EditionTable>> TablesOfAsync(
        this ProngsaiDb db,
        IReadOnlyCollection<AgencyId> agencies,
        IReadOnlyCollection<DisclosureEditionId> editions,
        CancellationToken cancellation
    ) =>
        (
            await db
                .DisclosureEditionTables.AsNoTracking()
                .Where(t => agencies.Contains(t.AgencyId) && editions.Contains(t.EditionId))
                .OrderBy(t => t.Name)
                .ToListAsync(cancellation)
        ).ToLookup(t => t.EditionId);

    /// <summary>The files of an edition, at their public addresses.</summary>
    public static IReadOnlyDictionary<DisclosureFileId, ShownFile> ShownAt(this Frozen frozen, string address) =>
        frozen.Files.ToDictionary(
            f => new DisclosureFileId(f.Id),
            f => new ShownFile(
                $"{address}/files/{f.Id}/{Uri.EscapeDataString(f.Name)}",
                f.Name,
                f.Size,
                f.MediaType.StartsWith("image/", StringComparison.Ordinal)
            )
        );

    /// <summary>The public address of an item.</summary>
    public static string AddressOf(Agency agency, FiscalYear year, string code) => $"/{agency.Slug}/oit/{year}/{code}";

    public static string AddressOf(Agency agency, Edition edition) =>
        $"{AddressOf(agency, edition.Year, edition.Code)}/editions/{Days.Plain(edition.Number)}";

    /// <summary>"https://example.go.th" of the request, for what leaves the page: feeds, catalogues.</summary>
    public static string Origin(this HttpRequest request) => $"{request.Scheme}://{request.Host}";
}

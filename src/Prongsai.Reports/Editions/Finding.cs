using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Reports.Editions;

/// <summary>Finds editions by their address.</summary>
internal static class Finding
{
    /// <exception cref="MissingException">There is none, or it is another agency's.</exception>
    public static Task<Edition> NumberedAsync(
        this IQueryable<Edition> editions,
        AgencyId agency,
        FiscalYear programme,
        int number,
        CancellationToken cancellation
    ) =>
        editions
            .FirstOrDefaultAsync(
                e => e.AgencyId == agency && e.Programme == programme && e.Number == number,
                cancellation
            )
            .OrMissAsync();

    /// <summary>What the public may see. An unpublished edition and a missing one look the same.</summary>
    public static IQueryable<Edition> Published(this IQueryable<Edition> editions) =>
        editions.Where(e => e.PublishedAt != null);
}

/// <summary>The number of an edition in an address; anything else is a page that does not exist.</summary>
internal static class EditionNumber
{
    public static int Of(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new MissingException($"edition {text}");
}

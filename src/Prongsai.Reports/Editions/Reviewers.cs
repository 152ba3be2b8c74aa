using Prongsai.Agencies.Contracts;

namespace Prongsai.Reports.Editions;

/// <summary>Who could publish an edition: everybody with the duty but the one who issued it.</summary>
internal static class Reviewers
{
    public static async Task<IReadOnlyList<string>> ReviewersAsync(
        this IPeople people,
        Edition edition,
        CancellationToken cancellation
    )
    {
        var holders = await people.WhoMaySubmitAsync<PublishModel>(edition.AgencyId, cancellation);

        return [.. holders.Where(h => h.AccountId != edition.IssuedById).Select(h => h.Name).Distinct()];
    }
}

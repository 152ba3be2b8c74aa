using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Registry;

/// <summary>The services that are offered, as the whole site's search finds them.</summary>
internal sealed class FoundServices(ProngsaiDb db, IAgencies agencies) : ISearchSource
{
    public const string Name = "service";

    public string Kind => Name;

    public async IAsyncEnumerable<Searchable> PublishedAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var all = await db.OfferedAsync(db.Services, cancellation);
        var slugs = (await agencies.AllAsync(cancellation)).ToDictionary(a => a.Id, a => a.Slug);
        foreach (var one in all.OrderBy(one => one.Version.ApprovedAt))
        {
            if (slugs.TryGetValue(one.Service.AgencyId, out var slug))
                yield return Of(one.Service, one.Version, slug);
        }
    }

    public static string RecordOf(Service service) => service.Id.Value.ToString();

    public static Searchable Of(Service service, ServiceVersion version, string slug) =>
        new(
            service.AgencyId,
            Name,
            RecordOf(service),
            $"/{slug}/services/{service.Slug}",
            version.Manual.Name.Th,
            string.Join('\n', version.Manual.Texts.SelectMany(t => t.Text.All).Select(t => t.Text)),
            version.ApprovedAt
        );
}

using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Web.Plumbing.Failures;

namespace Prongsai.Web.Layouts;

/// <summary>
/// Whose page this is: the agency in the address (portal), or the one for which the signed-in person works (workspace).
/// Null on the list of agencies, for a new administrator, and for addresses that nobody has.
/// </summary>
internal sealed class Letterhead(IAgencies agencies)
{
    public async Task<Agency?> OfAsync(HttpContext request)
    {
        var asked = request.AskedPath();
        if (asked.StartsWithSegments("/staff"))
            return request.User.HasClaim(claim => claim.Type == Actor.AgencyClaim)
                ? await agencies.ByIdAsync(request.User.Agency(), request.RequestAborted)
                : null;

        return asked.Value?.Split('/') is [_, { Length: > 0 } slug, ..]
            ? await agencies.BySlugAsync(slug, request.RequestAborted)
            : null;
    }
}

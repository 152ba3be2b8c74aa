using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Web.Layouts;

/// <summary>
/// Whose page this is: the agency in the address (portal), or the one for which the signed-in person works (workspace).
/// Null on the list of agencies, for a new administrator, and for addresses that nobody has.
/// </summary>
internal sealed class Letterhead(IAgencies agencies)
{
    public async Task<Agency?> OfAsync(HttpContext request)
    {
        if (request.Request.Path.StartsWithSegments("/staff"))
            return request.User.HasClaim(claim => claim.Type == Actor.AgencyClaim)
                ? await agencies.ByIdAsync(request.User.Agency(), request.RequestAborted)
                : null;

        return request.GetRouteValue("agency") is string slug
            ? await agencies.BySlugAsync(slug, request.RequestAborted)
            : null;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Infographics.Public;

/// <summary>
/// An infographic with its text twin. One that was replaced stays readable and says so; one that was withdrawn, or whose service is not
/// given any more, answers 410 with the reason. What nobody has approved is not there.
/// </summary>
[AllowAnonymous]
internal sealed class ReadInfographicModel(ProngsaiDb db, IAgencies agencies) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Infographic Infographic { get; private set; } = null!;

    /// <summary>Why it is not shown any more; null where it is.</summary>
    public string? Gone { get; private set; }
    public string Here => $"/{Agency.Slug}/infographics/{Infographic.Id.Value}";

    public async Task OnGetAsync(string agency, InfographicId id, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        (Infographic, _, Gone) = await db.ReadInfographicAsync(Agency.Id, id, cancellation);
        if (Gone is not null)
            Response.StatusCode = StatusCodes.Status410Gone;
    }
}

internal static class ReadingInfographics
{
    /// <summary>An infographic that is or was public, the address of its service, and why it is gone where it is.</summary>
    public static async Task<(Infographic Infographic, string Slug, string? Gone)> ReadInfographicAsync(
        this ProngsaiDb db,
        AgencyId agency,
        InfographicId id,
        CancellationToken cancellation
    )
    {
        var infographic = await db
            .Infographics.AsNoTracking()
            .Where(i => i.AgencyId == agency && i.Id == id && i.ApprovedAt != null)
            .FirstOrDefaultAsync(cancellation)
            .OrMissAsync();
        var service = infographic.ServiceId;
        var offered = await db
            .Services.AsNoTracking()
            .Where(s => s.AgencyId == agency && s.Id == service)
            .Select(s => new { s.Slug, s.WithdrawnBecause })
            .SingleAsync(cancellation);
        return (infographic, offered.Slug, infographic.Because ?? offered.WithdrawnBecause);
    }
}

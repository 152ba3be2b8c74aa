using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Reports.Annual;

namespace Prongsai.Reports.Editions;

internal sealed class IssuedModel(ProngsaiDb db, IAgencies agencies, IPeople people) : PageModel
{
    public Edition Edition { get; private set; } = null!;
    public string PublicPath { get; private set; } = "";

    /// <summary>Why the reader may not publish it; empty when they may, or when it is not their duty at all.</summary>
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public IReadOnlyList<string> WhoCould { get; private set; } = [];

    /// <summary>True when its papers end in a QR code.</summary>
    public bool HasCode { get; private set; }

    public async Task OnGetAsync(string year, string number, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Edition = await db
            .ReportEditions.AsNoTracking()
            .NumberedAsync(agency, Year.Of(year), EditionNumber.Of(number), cancellation);
        var slug = (await agencies.ByIdAsync(agency, cancellation))!.Slug;
        PublicPath = $"/{slug}/reports/{Edition.Programme}/{Edition.Number}";
        if (Edition.IsPublished)
            return;

        HasCode = FrozenContent.Read(Edition.Content).Proof is not null;
        WhoCould = await people.ReviewersAsync(Edition, cancellation);
        WhyNot = Edition.WhyNotPublish(User.Actor(), WhoCould);
    }
}

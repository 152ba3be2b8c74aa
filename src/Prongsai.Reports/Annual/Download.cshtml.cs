using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Reports.Annual;

internal sealed class DownloadModel(LiveReport live, IAgencies agencies) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ChosenOptions Chosen { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string year, string form, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var report = await live.ComposeAsync(agency, Year.Of(year), Chosen.AsOptions(), cancellation);
        var asked = ReportForms.Asked(form);
        var (content, missing) = await live.WriteAsync(agency, report, asked, cancellation);
        if (content is null)
            throw new RefusedException([missing!]);

        var slug = (await agencies.ByIdAsync(agency, cancellation))!.Slug;
        return ReportFile.Of(content, asked, $"report-{slug}-{year}-draft", Response);
    }
}

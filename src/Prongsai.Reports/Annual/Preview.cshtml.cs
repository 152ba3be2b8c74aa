using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Reports.Html;

namespace Prongsai.Reports.Annual;

internal sealed class PreviewModel(LiveReport live, InstalledBrowser browser, ProngsaiDb db, Speaker say) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ChosenOptions Chosen { get; set; } = new();

    public FiscalYear Programme { get; private set; }
    public AnnualReport Report { get; private set; } = null!;

    /// <summary>The content as HTML, each line with its sources; written by the same writer as the files.</summary>
    public string Body { get; private set; } = "";

    public int NextNumber { get; private set; }
    public Refusal? WithoutPdf { get; private set; }

    public async Task OnGetAsync(string year, CancellationToken cancellation)
    {
        Programme = Year.Of(year);
        var agency = User.Agency();
        Report = await live.ComposeAsync(agency, Programme, Chosen.AsOptions(), cancellation);
        Body = HtmlReport.Preview(Report, PathOf, say.Language);
        NextNumber =
            1 + await db.ReportEditions.CountAsync(e => e.AgencyId == agency && e.Programme == Programme, cancellation);
        WithoutPdf = browser.Path is null ? InstalledBrowser.NotFound : null;
    }

    // The evidence page of the measures shows it, to those who may see it.
    private static string PathOf(Photograph photograph) =>
        photograph.Caption.Sources.FirstOrDefault(s => s.Kind == SourceKind.File)?.Path ?? "";
}

/// <summary>A programme year in an address; anything else is a page that does not exist.</summary>
internal static class Year
{
    public static FiscalYear Of(string text) =>
        FiscalYear.TryParse(text, out var year) ? year : throw new MissingException($"year {text}");
}

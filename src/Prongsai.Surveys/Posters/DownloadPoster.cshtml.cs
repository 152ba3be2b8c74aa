using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Posters;

/// <summary>One poster as PDF.</summary>
internal sealed class DownloadPosterModel(ProngsaiDb db, IAgencies agencies, IPrinter printer) : PageModel
{
    private static readonly Dictionary<string, PosterSize> FileName = Enum.GetValues<PosterSize>()
        .ToDictionary(size => size.ToString().ToLowerInvariant());

    public async Task<IActionResult> OnGetAsync(RoundId id, short number, string file, CancellationToken cancellation)
    {
        // "a4-th.pdf"
        var (size, language) =
            file.Split('-', '.') is [var sheet, ("th" or "en") and var code, "pdf"]
            && FileName.TryGetValue(sheet, out var one)
                ? (one, code == "th" ? Language.Thai : Language.English)
                : throw new MissingException("poster");
        var poster = await PostersModel.FindAsync(db, agencies, User.Agency(), id, number, Request, cancellation);
        var (pdf, missing) = await printer.PrintAsync(poster.Print(size, language), cancellation);
        if (missing is not null)
            throw new RefusedException([missing]);

        return File(pdf!, "application/pdf", $"survey-{poster.Way.Key}-{file}");
    }
}

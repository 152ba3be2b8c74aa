using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Posters;

/// <summary>One poster as PDF.</summary>
internal sealed class DownloadPosterModel(ProngsaiDb db, IAgencies agencies, IPrinter printer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(RoundId id, int way, string file, CancellationToken cancellation)
    {
        var poster = await PostersModel.FindAsync(
            db,
            agencies,
            User.Agency(),
            id,
            (short)Math.Clamp(way, 0, short.MaxValue),
            Request,
            cancellation
        );
        var size = Enum.Parse<PosterSize>(file.Split('-')[0], ignoreCase: true);
        var language = file.EndsWith("-th.pdf", StringComparison.Ordinal) ? Language.Thai : Language.English;
        var (pdf, missing) = await printer.PrintAsync(poster.Print(size, language), cancellation);
        if (missing is not null)
            throw new RefusedException([missing]);

        return File(pdf!, "application/pdf", $"survey-{poster.Way.Key}-{file}");
    }
}

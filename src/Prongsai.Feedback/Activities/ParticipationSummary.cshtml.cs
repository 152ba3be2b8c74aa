using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Activities;

/// <summary>The year of participation as an official document.</summary>
internal sealed class ParticipationSummaryModel(
    ProngsaiDb db,
    IAgencies agencies,
    KeptFiles files,
    IPapers papers,
    TimeProvider clock
) : PageModel
{
    // More of each would make a document that nobody can send.
    private const int MostPhotos = 4;

    public async Task<IActionResult> OnGetAsync(FiscalYear year, string form, CancellationToken cancellation)
    {
        var of = User.Agency();
        var agency = await agencies.ByIdAsync(of, cancellation).OrMissAsync();
        var published = await db.PublishedAsync(of, year, cancellation);
        if (published.Count == 0)
            throw new RefusedException([ActivityRefusals.NothingPublished]);

        var pictures = await PicturesAsync(published, cancellation);
        var paper = ParticipationYear.Paper(agency, year, published, pictures, clock.Now().Today);
        var name = $"participation-{year}.{form}";
        switch (form)
        {
            case "docx":
                return File(papers.Docx(paper), FileKind.Docx.MediaType, name);
            case "html":
                return File(papers.Html(paper), "text/html; charset=utf-8", name);
            default:
                var (pdf, missing) = await papers.PdfAsync(paper, cancellation);
                return pdf is null ? throw new RefusedException([missing!]) : File(pdf, FileKind.Pdf.MediaType, name);
        }
    }

    private async Task<IReadOnlyDictionary<Guid, PaperPicture>> PicturesAsync(
        IReadOnlyList<Activity> published,
        CancellationToken cancellation
    )
    {
        var wanted = published
            .SelectMany(a => a.Published!.Photos.Take(MostPhotos))
            .ToDictionary(p => ActivityPhotoId.From(p.Id), p => p.Caption);
        var (of, ids) = (User.Agency(), wanted.Keys.ToList());
        var photos = await db
            .ActivityPhotos.AsNoTracking()
            .Where(p => p.AgencyId == of && ids.Contains(p.Id))
            .ToListAsync(cancellation);
        Dictionary<Guid, PaperPicture> pictures = [];
        foreach (var photo in photos)
        {
            var content = await files.ReadAsync(photo.File, cancellation);
            if (PictureSize.TryRead(content, out var size))
                pictures[photo.Id.Value] = new(content, photo.MediaType, size, wanted[photo.Id], wanted[photo.Id]);
        }

        return pictures;
    }
}

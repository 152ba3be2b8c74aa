using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Minutes;

/// <summary>Minutes as a document: a frozen edition by its number, or the draft as it stands now, marked as one.</summary>
internal sealed class DownloadMinutesModel(ProngsaiDb db, IPapers papers, KeptFiles files, GatheringMinutes gathering)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        MeetingId id,
        string edition,
        string form,
        CancellationToken cancellation
    )
    {
        var meeting = await db.MeetingAsync(User.Agency(), id, cancellation);
        var name = $"minutes-{meeting.Number}-{meeting.Year}-{edition}.{form}";
        if (edition == "draft")
        {
            var paper = MinutesPaper.Of(await gathering.OfAsync(meeting, "", cancellation), draft: true);
            if (form == "docx")
                return File(papers.Docx(paper), FileKind.Docx.MediaType, name);
            if (form == "html")
                return StandaloneHtml.Open(papers.Html(paper), Response);

            var (pdf, missing) = await papers.PdfAsync(paper, cancellation);
            return pdf is null ? throw new RefusedException([missing!]) : File(pdf, FileKind.Pdf.MediaType, name);
        }

        if (!int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new MissingException("edition");

        var frozen = await db
            .MinutesEditions.AsNoTracking()
            .FirstOrDefaultAsync(
                e => e.AgencyId == meeting.AgencyId && e.MeetingId == id && e.Number == number,
                cancellation
            )
            .OrMissAsync();
        if (form == "html")
            return StandaloneHtml.Open(await files.ReadAsync(frozen.Html, cancellation), Response);

        return form == "docx"
            ? await files.SendAsync(Response, frozen.Docx, name, FileKind.Docx.MediaType, cancellation)
            : await files.SendAsync(
                Response,
                frozen.Pdf ?? throw new MissingException("pdf"),
                name,
                FileKind.Pdf.MediaType,
                cancellation
            );
    }
}

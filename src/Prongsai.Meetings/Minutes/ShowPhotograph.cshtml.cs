using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Minutes;

/// <summary>A photograph of a meeting, to those who may read the meeting.</summary>
internal sealed class ShowPhotographModel(ProngsaiDb db, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(MeetingId id, PhotographId photograph, CancellationToken cancellation)
    {
        var agency = User.Agency();
        var picture = await db
            .Photographs.AsNoTracking()
            .FirstOrDefaultAsync(p => p.AgencyId == agency && p.MeetingId == id && p.Id == photograph, cancellation)
            .OrMissAsync();
        return await files.SendAsync(Response, picture.File, picture.FileName, picture.MediaType, cancellation);
    }
}

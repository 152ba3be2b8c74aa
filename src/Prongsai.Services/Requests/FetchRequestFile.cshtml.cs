using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

/// <summary>A file of a request, for those who work on it; nobody sends anything here.</summary>
[Reads(Duty.ServiceOfficer, Duty.ServiceManager), Writes]
internal sealed class FetchRequestFileModel(RequestDesk desk, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(RequestId id, RequestFileId attachment, CancellationToken cancellation)
    {
        var opened = await desk.ByIdAsync(User.Agency(), id, cancellation);
        var one = opened.Files.FirstOrDefault(f => f.Id == attachment) ?? throw new MissingException("file");

        return await files.SendAsync(Response, one.File, one.Name, one.MediaType, cancellation);
    }
}

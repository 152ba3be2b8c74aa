using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

/// <summary>A file of a request, for those who work on it.</summary>
[Reads(Duty.ServiceOfficer, Duty.ServiceManager)]
internal sealed class FetchRequestFileModel(RequestDesk desk, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(RequestId id, RequestFileId file, CancellationToken cancellation)
    {
        var opened = await desk.ByIdAsync(User.Agency(), id, cancellation);
        var one = opened.Files.FirstOrDefault(f => f.Id == file) ?? throw new MissingException("file");

        return await files.SendAsync(Response, one.File, one.Name, one.MediaType, cancellation);
    }
}

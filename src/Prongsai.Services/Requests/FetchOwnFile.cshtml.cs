using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

/// <summary>A file of one's own request: what was sent, and the result.</summary>
[AllowAnonymous]
internal sealed class FetchOwnFileModel(IAgencies agencies, RequestDesk desk, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string agency,
        string code,
        RequestFileId id,
        CancellationToken cancellation
    )
    {
        var whose = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var read = ReceiptCode.Read(code) ?? throw new MissingException("request");
        var opened = await desk.ByCodeAsync(whose.Id, read, cancellation).OrMissAsync();
        var file = opened.Files.FirstOrDefault(f => f.Id == id) ?? throw new MissingException("file");

        var sent = await files.SendAsync(Response, file.File, file.Name, file.MediaType, cancellation);
        Response.Headers.CacheControl = "no-store";
        return sent;
    }
}

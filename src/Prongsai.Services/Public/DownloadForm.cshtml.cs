using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Public;

/// <summary>A form of a service that is public; by the hash of its bytes, so that no other file can be asked for.</summary>
[AllowAnonymous]
internal sealed class DownloadFormModel(ProngsaiDb db, IAgencies agencies, KeptFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string agency,
        string service,
        string file,
        CancellationToken cancellation
    )
    {
        var whose = (await agencies.BySlugAsync(agency, cancellation).OrMissAsync()).Id;
        if (!FileHash.TryParse(file, out var hash))
            throw new MissingException(file);
        // Only what a version names: a file that was attached to a draft is not the public's yet.
        var versions = await (
            from one in db.Services.AsNoTracking()
            where one.AgencyId == whose && one.Slug == service
            join version in db.ServiceVersions.AsNoTracking()
                on new { one.AgencyId, one.Id } equals new { version.AgencyId, Id = version.ServiceId }
            select version
        ).ToListAsync(cancellation);
        if (versions.All(v => v.Manual.Forms.All(f => f.File != hash.Hex)))
            throw new MissingException(file);

        var id = versions[0].ServiceId;
        var form = await db
            .ServiceForms.AsNoTracking()
            .FirstOrDefaultAsync(f => f.AgencyId == whose && f.ServiceId == id && f.File == hash, cancellation)
            .OrMissAsync();
        return await files.SendAsync(Response, hash, form.Name, form.MediaType, cancellation);
    }
}

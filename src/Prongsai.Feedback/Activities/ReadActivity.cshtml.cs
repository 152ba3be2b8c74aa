using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Activities;

/// <summary>One activity for everybody: how to join, and later what came of it. Results are read only where they are frozen.</summary>
[AllowAnonymous]
internal sealed class ReadActivityModel(ProngsaiDb db, IAgencies agencies, KeptFiles files) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Activity Activity { get; private set; } = null!;
    public IReadOnlyList<ActivityPhoto> Photos { get; private set; } = [];
    public bool HasResults => Activity.State == ActivityState.Published;
    public string Here => $"/{Agency.Slug}/participation/{Activity.Id.Value}";

    public Task OnGetAsync(string agency, ActivityId id, CancellationToken cancellation) =>
        FetchAsync(agency, id, cancellation);

    public async Task<IActionResult> OnGetPhotoAsync(
        string agency,
        ActivityId id,
        ActivityPhotoId photo,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, id, cancellation);
        var one = HasResults ? Photos.FirstOrDefault(p => p.Id == photo) : null;
        return one is null
            ? throw new MissingException("photo")
            : await files.SendAsync(Response, one.File, one.Name, one.MediaType, cancellation);
    }

    public async Task<IActionResult> OnGetFileAsync(string agency, ActivityId id, CancellationToken cancellation)
    {
        await FetchAsync(agency, id, cancellation);
        return HasResults && Activity.ResultFile is { } file
            ? await files.SendAsync(Response, file, Activity.ResultFileName!, Activity.ResultFileType, cancellation)
            : throw new MissingException("file");
    }

    private async Task FetchAsync(string agency, ActivityId id, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Activity = await db.ActivityAsync(Agency.Id, id, cancellation);
        if (!Activity.IsPublic)
            throw new MissingException("activity");
        Photos = await db.PhotosAsync(Activity, cancellation);
    }
}

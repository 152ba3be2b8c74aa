using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

/// <summary>Goes on with a form that was kept. Once it was sent, the number leads to where it is followed.</summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy), TakesFiles]
internal sealed class ContinueRequestModel(
    ProngsaiDb db,
    IAgencies agencies,
    RequestDesk desk,
    RequestRetention retention,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public ReceiptCode Code { get; private set; }
    public OpenedRequest Opened { get; private set; } = null!;
    public ShownForm Form { get; private set; } = null!;
    public bool IsSaved { get; private set; }
    public string Here => $"/{Agency.Slug}/requests/{Code}/continue";

    public async Task<IActionResult> OnGetAsync(string agency, string code, bool? saved, CancellationToken cancellation)
    {
        await FetchAsync(agency, code, cancellation);
        if (Opened.Request.State != RequestState.Draft)
            return LocalRedirect($"/{Agency.Slug}/requests/{Code}");

        IsSaved = saved == true;
        Form = Shown(Opened.Request.Asked, Opened.Files, [], WhyNotSend());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string agency,
        string code,
        string? act,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, code, cancellation);
        if (Opened.Request.State != RequestState.Draft)
            return LocalRedirect($"/{Agency.Slug}/requests/{Code}");

        var (now, form, saves) = (clock.Now(), await Request.ReadFormAsync(cancellation), act == "save");
        var asked = RequestForm.Take(form, Opened.Manual);
        List<Refusal> other = [.. RequestForm.WhyNotKeep(asked), .. saves ? [] : WhyNotSend()];
        if (other.Count > 0)
        {
            Form = Shown(asked, Opened.Files, [], other);
            return Page();
        }

        Opened.Request.Rewrite(asked, now);
        await desk.TakeFilesAsync(
            Opened.Request,
            form.Uploads(Opened.Manual),
            Opened.Files,
            RequestDesk.Citizen,
            isResult: false,
            other,
            cancellation
        );
        var files = db.RequestFiles.Local.ToList();
        var (good, whyNot) = RequestForm.Check(
            Opened.Manual,
            asked,
            files.Where(f => f.Field is not null).Select(f => f.Field!).ToHashSet(),
            now.Today
        );
        var isGood = other.Count == 0 && (saves || whyNot.Count == 0);
        if (!saves && isGood)
            desk.File(Opened.Request, Opened.Service, Opened.Promise, good);
        // Two windows, or a button that was pressed twice: the first one counted.
        if (!await db.TrySaveAsync(cancellation))
            return LocalRedirect(Here);
        if (isGood)
            return LocalRedirect(saves ? $"{Here}?saved=true" : $"/{Agency.Slug}/requests/{Code}?sent=true");

        Form = Shown(asked, files, saves ? [] : whyNot, other);
        return Page();
    }

    private IReadOnlyList<Refusal> WhyNotSend() =>
        Opened.Service.WithdrawnAt is null ? [] : [RequestRefusals.Withdrawn];

    private ShownForm Shown(
        Asked asked,
        IReadOnlyList<RequestFile> files,
        IReadOnlyList<(string, Refusal)> whyNot,
        IReadOnlyList<Refusal> other
    ) => new(Opened.Manual, Here, asked, files, whyNot, other, retention);

    private async Task FetchAsync(string agency, string code, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Code = ReceiptCode.Read(code) ?? throw new MissingException("request");
        Opened = await desk.ByCodeAsync(Agency.Id, Code, cancellation).OrMissAsync();
    }
}

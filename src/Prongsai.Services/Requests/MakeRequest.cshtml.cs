using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Requests;

/// <summary>A citizen asks for a service: fills in, keeps it for later, or sends it. Nobody needs an account.</summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy), TakesFiles]
internal sealed class MakeRequestModel(
    ProngsaiDb db,
    IAgencies agencies,
    RequestDesk desk,
    RequestRetention retention,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public OfferedService Offered { get; private set; } = null!;
    public ShownForm Form { get; private set; } = null!;

    /// <summary>The number under which it was kept although it was not sent; null where nothing was kept.</summary>
    public ReceiptCode? Code { get; private set; }

    public string Manual => $"/{Agency.Slug}/services/{Offered.Service.Slug}";

    public async Task OnGetAsync(string agency, string service, CancellationToken cancellation)
    {
        await FetchAsync(agency, service, cancellation);
        Form = Shown(new("", "", "", new Dictionary<string, string>()), [], [], []);
    }

    /// <param name="act">"save" keeps it; anything else sends it.</param>
    /// <param name="website">Hidden from people: only programs fill it in.</param>
    public async Task<IActionResult> OnPostAsync(
        string agency,
        string service,
        string? act,
        string? website,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, service, cancellation);
        var form = await Request.ReadFormAsync(cancellation);
        var asked = RequestForm.Take(form, Offered.Manual);
        // A program is thanked like a person, and learns nothing.
        if (!string.IsNullOrEmpty(website))
            return LocalRedirect($"/{Agency.Slug}/requests");

        List<Refusal> other = [.. RequestForm.WhyNotKeep(asked)];
        if (await desk.WhyNotBeginAsync(Agency.Id, cancellation) is { } tooMany)
            other.Add(tooMany);
        if (other.Count > 0)
        {
            Form = Shown(asked, [], [], other);
            return Page();
        }

        var code = ReceiptCode.New();
        var request = desk.Begin(Offered, code, asked);
        var kept = await desk.TakeFilesAsync(
            request,
            form.Uploads(Offered.Manual),
            [],
            RequestDesk.Citizen,
            isResult: false,
            other,
            cancellation
        );
        var files = db.RequestFiles.Local.ToList();
        var saves = act == "save";
        var (good, whyNot) = RequestForm.Check(
            Offered.Manual,
            asked,
            files.Where(f => f.Field is not null).Select(f => f.Field!).ToHashSet(),
            clock.Now().Today
        );
        var isGood = other.Count == 0 && (saves || whyNot.Count == 0);
        if (!saves && isGood)
            desk.File(request, Offered.Service, Offered.Manual.Total!, good);
        // A file that was sent need not be sent again because something else is missing.
        if (saves || isGood || kept > 0)
            await db.SaveChangesAsync(cancellation);
        if (isGood)
            return LocalRedirect(
                saves
                    ? $"/{Agency.Slug}/requests/{code}/continue?saved=true"
                    : $"/{Agency.Slug}/requests/{code}?sent=true"
            );

        if (saves || kept > 0)
            Code = code;
        Form = Shown(asked, files, saves ? [] : whyNot, other);
        return Page();
    }

    private ShownForm Shown(
        Asked asked,
        IReadOnlyList<RequestFile> files,
        IReadOnlyList<(string, Refusal)> whyNot,
        IReadOnlyList<Refusal> other
    ) =>
        new(
            Offered.Manual,
            Code is { } code ? $"/{Agency.Slug}/requests/{code}/continue" : $"{Manual}/request",
            asked,
            files,
            whyNot,
            other,
            retention
        );

    private async Task FetchAsync(string agency, string slug, CancellationToken cancellation)
    {
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var whose = Agency.Id;
        var service = await db
            .Services.AsNoTracking()
            .FirstOrDefaultAsync(
                s => s.AgencyId == whose && s.Slug == slug && s.LatestVersion > 0 && s.WithdrawnAt == null,
                cancellation
            )
            .OrMissAsync();
        var version = await db.PublicVersionAsync(service, cancellation).OrMissAsync();
        if (!version.Manual.IsOnline)
            throw new MissingException(slug);
        Offered = new(service, version);
    }
}

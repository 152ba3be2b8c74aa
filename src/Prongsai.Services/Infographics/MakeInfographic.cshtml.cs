using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Contracts;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Infographics;

/// <summary>
/// Choose how a service is drawn, see it at once, keep it and send it for approval; and what was made of this service before. The preview
/// is a picture whose address carries the choices, so it needs no script.
/// </summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer), Prepares(Infographic.Kind)]
[Act("ทำอินโฟกราฟิกของงานบริการ", "Make an infographic of a service")]
internal sealed class MakeInfographicModel(
    ProngsaiDb db,
    IAgencies agencies,
    DrawingInfographics drawing,
    KeptFiles files,
    PublicOrigin origin,
    INotices notices,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Service Service { get; private set; } = null!;
    public ServiceVersion? Public { get; private set; }
    public IReadOnlyList<Infographic> Made { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public PictureChoices Choices { get; private set; } = null!;
    public InfographicContent? Said { get; private set; }
    public string Here => $"{Service.Page}/infographics";
    public string Preview => $"{Here}/preview?{Choices.Query}";

    public async Task OnGetAsync(
        ServiceId id,
        PictureFormat format,
        PictureDesign design,
        bool thaiDigits,
        PictureLanguage language,
        CancellationToken cancellation
    ) => await FetchAsync(id, new(format, design, thaiDigits, language), cancellation);

    public async Task<IActionResult> OnPostAsync(
        ServiceId id,
        PictureFormat format,
        PictureDesign design,
        bool thaiDigits,
        PictureLanguage language,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, new(format, design, thaiDigits, language), cancellation);
        WhyNot = WhyNotMake();
        if (WhyNot.Count > 0)
            return Page();

        var (now, by, from) = (clock.Now(), User.Actor(), origin.Of(Request));
        var (said, svg) = await drawing.DrawAsync(Agency, new(Service, Public!), Choices, from, cancellation);
        var file = await files.KeepAsync(
            Service.AgencyId,
            by,
            InfographicFiles.NameOf(Service.Slug, Choices, "svg"),
            svg,
            cancellation
        );
        var infographic = Infographic.Make(Service, Public!, Choices, said, file, from, now, by);
        db.Infographics.Add(infographic);
        db.Journal(
            Service.AgencyId,
            now,
            by,
            "InfographicMade",
            infographic.Record,
            new
            {
                name = Service.Title,
                version = Public!.Number,
                choices = Choices.Words.Th,
                sha256 = file.Hex,
            }
        );
        notices.Tell(
            now,
            new Notice(
                Service.AgencyId,
                Recipients.Holders(Duty.Reviewer),
                InfographicsModule.Notices,
                new("มีอินโฟกราฟิกรออนุมัติ", "An infographic waits for approval"),
                infographic.Page
            )
        );
        db.PrintInfographicsSoon(now);
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect(infographic.Page);
    }

    private IReadOnlyList<Refusal> WhyNotMake() =>
        Public is null || !Service.IsOffered ? [InfographicRefusals.NoManual]
        : Made.Any(i => i.Stands && i.FromVersion == Public.Number && i.Choices == Choices)
            ? [InfographicRefusals.MadeAlready(Choices)]
        : [];

    private async Task FetchAsync(ServiceId id, PictureChoices choices, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Choices = choices;
        Service = await db.ServiceAsync(agency, id, cancellation);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Public = await db.PublicVersionAsync(Service, cancellation);
        Said = Public is null ? null : InfographicContent.Of(Agency, Service, Public, choices, origin.Of(Request));
        Made = await db
            .Infographics.AsNoTracking()
            .Where(i => i.AgencyId == agency && i.ServiceId == id)
            .OrderByDescending(i => i.MadeAt)
            .ToListAsync(cancellation);
    }
}

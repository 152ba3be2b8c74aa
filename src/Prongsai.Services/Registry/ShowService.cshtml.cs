using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>A service in the registry: where it stands, what was made from it, and the way to the public.</summary>
[Writes(Duty.ServiceManager, Duty.ServiceOfficer, Duty.Preparer), Prepares(Service.Kind)]
[Act("ส่งคู่มือให้อนุมัติ หรือดึงกลับ", "Send a manual for approval, or take it back")]
internal sealed class ShowServiceModel(
    ProngsaiDb db,
    IAgencies agencies,
    IEnumerable<IMadeFromServices> makers,
    INotices notices,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Service Service { get; private set; } = null!;
    public IReadOnlyList<ServiceVersion> Versions { get; private set; } = [];
    public IReadOnlyList<MadeFromService> Made { get; private set; } = [];
    public DateOnly Today { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string WhatChanged { get; private set; } = "";
    public ServiceVersion? Public => Versions is [var latest, ..] ? latest : null;
    public string PublicPage => $"/{Agency.Slug}/services/{Service.Slug}";

    public Task OnGetAsync(ServiceId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(ServiceId id, string? whatChanged, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhatChanged = whatChanged ?? "";
        WhyNot = Service.WhyNotSubmit(whatChanged, Public);
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        Service.Submit(whatChanged, Public, now, by);
        db.Journal(
            Service.AgencyId,
            now,
            by,
            "ServiceSubmitted",
            Service.Record,
            new { name = Service.Title, sha256 = ManualJson.HashOf(Service.Draft) },
            whatChanged
        );
        notices.Tell(
            now,
            new Notice(
                Service.AgencyId,
                Recipients.Holders(Duty.Reviewer),
                ServicesModule.NoticeOfManuals,
                new("มีคู่มืองานบริการรออนุมัติ", "The manual of a service waits for approval"),
                $"{Service.Page}/approve"
            )
        );
        await db.SaveOrRefuseAsync(ServiceRefusals.Raced, cancellation);
        return LocalRedirect(Service.Page);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(ServiceId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Service.State == DraftState.Submitted ? [] : [ServiceRefusals.NotSubmitted];
        if (WhyNot.Count > 0)
            return Page();

        Service.Return(null);
        return await SavedAsync("ServiceTakenBack", null, cancellation);
    }

    private async Task<IActionResult> SavedAsync(string what, string? why, CancellationToken cancellation)
    {
        db.Journal(
            Service.AgencyId,
            clock.Now(),
            User.Actor(),
            what,
            Service.Record,
            new { name = Service.Title },
            why
        );
        await db.SaveOrRefuseAsync(ServiceRefusals.Raced, cancellation);
        return LocalRedirect(Service.Page);
    }

    private async Task FetchAsync(ServiceId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Service = await db.ServiceAsync(agency, id, cancellation);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Versions = await db
            .ServiceVersions.AsNoTracking()
            .Where(v => v.AgencyId == agency && v.ServiceId == id)
            .OrderByDescending(v => v.Number)
            .ToListAsync(cancellation);
        Made = await makers.MadeAsync(agency, id, cancellation);
    }
}

internal static class AskingMakers
{
    /// <summary>Everything that was made from a service, maker after maker.</summary>
    public static async Task<IReadOnlyList<MadeFromService>> MadeAsync(
        this IEnumerable<IMadeFromServices> makers,
        AgencyId agency,
        ServiceId service,
        CancellationToken cancellation
    )
    {
        List<MadeFromService> made = [];
        foreach (var maker in makers)
            made.AddRange(await maker.OfAsync(agency, service, cancellation));
        return made;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Registry;

/// <summary>A second person reads what changes and what it changes elsewhere, and makes it public or sends it back.</summary>
[Writes(Duty.Reviewer), Publishes(Service.Kind)]
[Act("อนุมัติคู่มือของงานบริการ หรือส่งคืน", "Approve the manual of a service, or send it back")]
internal sealed class ApproveServiceModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    IEnumerable<IMadeFromServices> makers,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Service Service { get; private set; } = null!;
    public ServiceVersion? Public { get; private set; }
    public IReadOnlyList<Change> Changes { get; private set; } = [];
    public IReadOnlyList<MadeFromService> Made { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotMe { get; private set; } = [];
    public string Here => $"{Service.Page}/approve";

    public Task OnGetAsync(ServiceId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    /// <param name="version">The draft that was read; another one is not approved unread.</param>
    public async Task<IActionResult> OnPostAsync(ServiceId id, int version, int months, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = [.. version != Service.Version ? [ServiceRefusals.Raced] : Array.Empty<Refusal>(), .. WhyNotMe];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        var approved = Service.Approve(
            KeepServiceModel.Months.Contains(months) ? months : Service.UsualMonths,
            now,
            by
        );
        db.ServiceVersions.Add(approved);
        db.Journal(
            Service.AgencyId,
            now,
            by,
            "ServiceApproved",
            Service.Record,
            new
            {
                name = Service.Title,
                version = approved.Number,
                sha256 = approved.Hash,
                made = Made.Count,
            },
            approved.WhatChanged.Length > 0 ? approved.WhatChanged : null
        );
        await db.PutIntoSearchAsync(FoundServices.Of(Service, approved, Agency.Slug), cancellation);
        foreach (var maker in makers)
            await maker.ReissueAsync(new(Service.AgencyId, Service.Id, approved.Number, by), now, cancellation);
        try
        {
            // Two approve at once: which of the two rows refuses the second differs by database.
            await db.SaveNewOrRefuseAsync<ServiceVersion>(
                v =>
                    v.AgencyId == approved.AgencyId && v.ServiceId == approved.ServiceId && v.Number == approved.Number,
                ServiceRefusals.Raced,
                cancellation
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException([ServiceRefusals.Raced]);
        }

        return LocalRedirect(Service.Page);
    }

    public async Task<IActionResult> OnPostReturnAsync(ServiceId id, string? because, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Service.WhyNotReturn(because);
        if (WhyNot.Count > 0)
            return Page();

        Service.Return(because!);
        db.Journal(
            Service.AgencyId,
            clock.Now(),
            User.Actor(),
            "ServiceReturned",
            Service.Record,
            new { name = Service.Title },
            Service.ReturnedBecause
        );
        await db.SaveOrRefuseAsync(ServiceRefusals.Raced, cancellation);
        return LocalRedirect(Service.Page);
    }

    private async Task FetchAsync(ServiceId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Service = await db.ServiceAsync(agency, id, cancellation);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Public = await db.PublicVersionAsync(Service, cancellation);
        Changes = Change.Between(Public?.Manual, Service.DraftManual);
        Made = await makers.MadeAsync(agency, id, cancellation);
        var preparers = Service.PreparedBy.Select(p => p.AccountId).ToHashSet();
        var could = (await people.WhoMaySubmitAsync<ApproveServiceModel>(agency, cancellation))
            .Where(p => !preparers.Contains(p.AccountId))
            .Select(p => p.Name);
        WhyNotMe = Service.WhyNotApprove(User.Actor(), [.. could.Distinct()]);
    }
}

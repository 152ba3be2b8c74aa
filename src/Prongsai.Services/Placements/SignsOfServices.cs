using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Placements;

/// <summary>Signs that tell of a service: a new version of its manual makes each a task.</summary>
internal sealed class SignsOfServices(ProngsaiDb db, INotices notices) : IMadeFromServices
{
    public async Task<IReadOnlyList<MadeFromService>> OfAsync(
        AgencyId agency,
        ServiceId service,
        CancellationToken cancellation = default
    ) =>
        [
            .. (await HangingOf(agency, service).AsNoTracking().OrderBy(s => s.Place).ToListAsync(cancellation)).Select(
                sign => new MadeFromService(
                    new("ป้าย", "Sign"),
                    $"{sign.What} ({sign.Place})",
                    sign.ShowsVersion ?? 0,
                    sign.Page,
                    new("แจ้งผู้ดูแลให้เปลี่ยนป้าย", "whoever looks after it is told to change it")
                )
            ),
        ];

    public async Task ReissueAsync(ApprovedVersion approved, Now now, CancellationToken cancellation = default)
    {
        var signs = await HangingOf(approved.Agency, approved.Service)
            .Where(s => s.ShowsVersion < approved.Version)
            .ToListAsync(cancellation);
        if (signs.Count == 0)
            return;

        foreach (var sign in signs)
        {
            sign.BecomeOutdated(now.Today);
            db.Journal(
                approved.Agency,
                now,
                approved.By,
                "SignOutdated",
                sign.Record,
                new { shows = sign.ShowsVersion, version = approved.Version }
            );
        }

        notices.Tell(
            now,
            new Notice(
                approved.Agency,
                Recipients.Holders(Duty.ServiceManager, Duty.ServiceOfficer),
                PlacementParts.Notice,
                new(
                    $"คู่มือมีฉบับใหม่ ต้องเปลี่ยนป้าย {signs.Count} จุด",
                    $"A manual has a new version: signs to change: {signs.Count}"
                ),
                SignsModel.Here
            )
        );
    }

    private IQueryable<Sign> HangingOf(AgencyId agency, ServiceId service) =>
        db.Signs.Where(s => s.AgencyId == agency && s.ServiceId == service && s.TakenDownOn == null);
}

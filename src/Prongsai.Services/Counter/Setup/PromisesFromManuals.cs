using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Counter.Setup;

/// <summary>
/// The promise at the counter follows a manual. A person sets it, because a manual may promise days where the desk promises minutes; whoever
/// keeps the services is told when a new version is approved.
/// </summary>
internal sealed class PromisesFromManuals(ProngsaiDb db, INotices notices) : IMadeFromServices
{
    public async Task<IReadOnlyList<MadeFromService>> OfAsync(
        AgencyId agency,
        ServiceId service,
        CancellationToken cancellation = default
    ) =>
        [
            .. (
                await db
                    .CounterServices.AsNoTracking()
                    .Where(s => s.AgencyId == agency && s.ManualId == service && s.WithdrawnAt == null)
                    .OrderBy(s => s.Letter)
                    .ToListAsync(cancellation)
            ).Select(s => new MadeFromService(
                new("เวลาที่กำหนดที่จุดบริการ", "Promise at the counter"),
                $"{s.Letter} {s.Th}",
                0,
                SetUpCounterModel.Here,
                new(
                    "แจ้งผู้ดูแลงานบริการให้ตรวจเวลาที่จุดบริการ",
                    "The service manager is told to look at the promise at the counter"
                )
            )),
        ];

    public async Task ReissueAsync(ApprovedVersion approved, Now now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(approved);
        var made = await OfAsync(approved.Agency, approved.Service, cancellation);
        if (made.Count == 0)
            return;

        notices.Tell(
            now,
            new Notice(
                approved.Agency,
                Recipients.Holders(Duty.ServiceManager),
                ServicesModule.NoticeOfManuals,
                new(
                    $"คู่มือมีฉบับใหม่ โปรดตรวจเวลาที่จุดบริการ: {string.Join(", ", made.Select(m => m.Name))}",
                    $"A manual has a new version; look at the promise at the counter: {string.Join(", ", made.Select(m => m.Name))}"
                ),
                SetUpCounterModel.Here
            )
        );
    }
}

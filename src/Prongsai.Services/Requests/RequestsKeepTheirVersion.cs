using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Requests;

/// <summary>Requests under way are listed where a version is approved, and keep the version and the promise they were made under.</summary>
internal sealed class RequestsKeepTheirVersion(ProngsaiDb db) : IMadeFromServices
{
    public async Task<IReadOnlyList<MadeFromService>> OfAsync(
        AgencyId agency,
        ServiceId service,
        CancellationToken cancellation = default
    )
    {
        var open = await db
            .ServiceRequests.AsNoTracking()
            .Where(r => r.AgencyId == agency && r.ServiceId == service)
            .Where(r => r.State == RequestState.Open || r.State == RequestState.Waiting)
            .GroupBy(r => r.ServiceVersion)
            .Select(g => new { Version = g.Key, Count = g.Count() })
            .OrderBy(g => g.Version)
            .ToListAsync(cancellation);

        return
        [
            .. open.Select(o => new MadeFromService(
                new("คำขอที่กำลังดำเนินการ", "Requests under way"),
                $"{o.Count}",
                o.Version,
                "/staff/services/requests",
                new("ใช้ฉบับเดิมและคำมั่นเดิมจนเสร็จ", "keep the version and the promise under which they were made")
            )),
        ];
    }

    public Task ReissueAsync(ApprovedVersion approved, Now now, CancellationToken cancellation = default) =>
        Task.CompletedTask;
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Placements;
using Prongsai.Services.Registry;
using Prongsai.Services.Requests;

namespace Prongsai.Services;

/// <summary>What waits for whoever serves the public: requests by their day, manuals to approve and to review, signs to mend and to see.</summary>
internal sealed class WaitingInServices(ProngsaiDb db) : IWaitingWork
{
    private const string Requests = "/staff/services/requests",
        Manuals = "/staff/services";

    public async Task<IReadOnlyList<WaitingWork>> OfAsync(
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation = default
    )
    {
        var month = today.AddDays(1 - today.Day);
        var requests = await db
            .ServiceRequests.Where(r => r.AgencyId == agency && r.State == RequestState.Open)
            .GroupBy(r => r.AgencyId)
            .Select(all => new { All = all.Count(), Late = all.Count(r => r.DueOn < today) })
            .FirstOrDefaultAsync(cancellation);
        var manuals = await db
            .Services.Where(s => s.AgencyId == agency && s.WithdrawnAt == null)
            .GroupBy(s => s.AgencyId)
            .Select(all => new
            {
                Submitted = all.Count(s => s.State == DraftState.Submitted),
                Stale = all.Count(s => s.ReviewDueOn < today),
            })
            .FirstOrDefaultAsync(cancellation);
        var signs = await db
            .Signs.Where(s => s.AgencyId == agency && s.TakenDownOn == null)
            .GroupBy(s => s.AgencyId)
            .Select(all => new
            {
                ToMend = all.Count(s => s.FaultSince != null),
                Unseen = all.Count(s => s.SeenOn == null || s.SeenOn < month),
            })
            .FirstOrDefaultAsync(cancellation);

        return
        [
            new(requests?.Late ?? 0, new("คำขอออนไลน์เกินกำหนด", "online requests that are late"), Requests, true),
            new(
                (requests?.All ?? 0) - (requests?.Late ?? 0),
                new("คำขอออนไลน์รอดำเนินการ", "online requests to work on"),
                Requests,
                false
            ),
            new(manuals?.Submitted ?? 0, new("คู่มืองานบริการรออนุมัติ", "service manuals to approve"), Manuals, false),
            new(
                manuals?.Stale ?? 0,
                new("คู่มืองานบริการเกินกำหนดทบทวน", "service manuals past their review"),
                Manuals,
                true
            ),
            new(signs?.ToMend ?? 0, new("ป้ายที่ต้องแก้ไข", "signs to mend"), SignsModel.Here, true),
            new(
                signs?.Unseen ?? 0,
                new("ป้ายที่เดือนนี้ยังไม่ได้เดินตรวจ", "signs not looked at this month"),
                SignsModel.Here,
                false
            ),
        ];
    }
}

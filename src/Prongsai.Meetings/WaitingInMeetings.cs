using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Appointments;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Resolutions;

namespace Prongsai.Meetings;

/// <summary>What waits for whoever keeps meetings: resolutions by their day, reports to accept, minutes and orders for a second person.</summary>
internal sealed class WaitingInMeetings(ProngsaiDb db) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation = default
    )
    {
        var resolutions = await db
            .Resolutions.Where(r => r.AgencyId == agency && r.State != ResolutionState.Done)
            .GroupBy(r => r.AgencyId)
            .Select(all => new
            {
                Late = all.Count(r => r.State == ResolutionState.Open && r.DueOn < today),
                Open = all.Count(r => r.State == ResolutionState.Open && r.DueOn >= today),
                Reported = all.Count(r => r.State == ResolutionState.Reported),
            })
            .FirstOrDefaultAsync(cancellation);
        var meetings = await db
            .Meetings.Where(m => m.AgencyId == agency && m.CancelledAt == null)
            .GroupBy(m => m.AgencyId)
            .Select(all => new
            {
                Submitted = all.Count(m => m.MinutesState == MinutesState.Submitted),
                Unwritten = all.Count(m => m.MinutesState == MinutesState.Draft && m.Day < today),
            })
            .FirstOrDefaultAsync(cancellation);
        var orders = await db.AppointmentOrders.CountAsync(
            o => o.AgencyId == agency && o.IssuedAt == null,
            cancellation
        );

        return
        [
            new(
                resolutions?.Late ?? 0,
                new("มติที่ประชุมเกินกำหนด", "resolutions that are late"),
                AllResolutionsModel.Here,
                true
            ),
            new(
                resolutions?.Open ?? 0,
                new("มติที่ประชุมกำลังดำเนินการ", "resolutions to be done"),
                AllResolutionsModel.Here,
                false
            ),
            new(
                resolutions?.Reported ?? 0,
                new("ผลตามมติรอตรวจรับ", "reports on resolutions to accept"),
                AllResolutionsModel.Here,
                false
            ),
            new(
                meetings?.Submitted ?? 0,
                new("รายงานการประชุมรออนุมัติ", "minutes to approve"),
                AllMeetingsModel.Here,
                false
            ),
            new(
                meetings?.Unwritten ?? 0,
                new("การประชุมที่ยังไม่ส่งรายงาน", "meetings whose minutes are to be written"),
                AllMeetingsModel.Here,
                false
            ),
            new(orders, new("ร่างคำสั่งแต่งตั้งรอออก", "orders to issue"), AllOrdersModel.Here, false),
        ];
    }
}

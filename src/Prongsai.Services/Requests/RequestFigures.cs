using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Requests;

internal sealed class RequestFigures(ProngsaiDb db) : IRequestFigures
{
    public async Task<IReadOnlyList<RequestFigure>> OfAsync(
        AgencyId agency,
        DateOnly first,
        DateOnly last,
        CancellationToken cancellation = default
    )
    {
        var mine = db.ServiceRequests.AsNoTracking().Where(r => r.AgencyId == agency);
        var made = await mine.Where(r => r.FiledMonth >= first && r.FiledMonth <= last)
            .GroupBy(r => new { r.ServiceId, Month = r.FiledMonth!.Value })
            .Select(g => new
            {
                g.Key.ServiceId,
                g.Key.Month,
                Count = g.Count(),
            })
            .ToListAsync(cancellation);
        // What the citizen took back was no promise to keep.
        var closed = await mine.Where(r =>
                r.ClosedMonth >= first && r.ClosedMonth <= last && r.State != RequestState.Cancelled
            )
            .GroupBy(r => new { r.ServiceId, Month = r.ClosedMonth!.Value })
            .Select(g => new
            {
                g.Key.ServiceId,
                g.Key.Month,
                Count = g.Count(),
                InTime = g.Count(r => r.WasInTime == true),
                Days = g.Sum(r => r.UsedDays ?? 0),
            })
            .ToListAsync(cancellation);
        var closings = closed.ToDictionary(c => (c.ServiceId, c.Month));
        var makings = made.ToDictionary(m => (m.ServiceId, m.Month), m => m.Count);

        return
        [
            .. makings
                .Keys.Union(closings.Keys)
                .OrderBy(key => key.Month)
                .ThenBy(key => key.ServiceId.Value)
                .Select(key =>
                {
                    var closing = closings.GetValueOrDefault(key);

                    return new RequestFigure(
                        key.ServiceId,
                        key.Month,
                        makings.GetValueOrDefault(key),
                        closing?.Count ?? 0,
                        closing?.InTime ?? 0,
                        closing?.Days ?? 0
                    );
                }),
        ];
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>What waits for whoever runs the standards.</summary>
internal sealed class WaitingInStandards(ProngsaiDb db) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> OfAsync(
        AgencyId agency,
        DateOnly today,
        CancellationToken cancellation = default
    )
    {
        var submitted = await db.Standards.CountAsync(
            s => s.AgencyId == agency && s.State == DraftState.Submitted,
            cancellation
        );
        return [new(submitted, new("มาตรฐานรออนุมัติ", "standards to approve"), AllStandardsModel.Here, false)];
    }
}

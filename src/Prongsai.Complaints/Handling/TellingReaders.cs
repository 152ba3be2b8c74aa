using Microsoft.EntityFrameworkCore;
using Prongsai.Complaints.Keys;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Complaints.Handling;

/// <summary>Once a day, so that no notice says when something came.</summary>
internal sealed record TellOfComplaints;

/// <summary>Tells those who can open a case that there is news, takes the keys of those who left, and clears what has run out.</summary>
internal sealed class TellingReaders(ProngsaiDb db, LeavingReaders leaving, INotices notices, TimeProvider clock)
    : IJobWork<TellOfComplaints>
{
    public async Task RunAsync(TellOfComplaints job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        foreach (var agency in await db.ComplaintChannels.Select(c => c.AgencyId).ToListAsync(cancellation))
            await leaving.TakeKeysAsync(agency, cancellation);

        await db.AgreedShares.Where(a => a.ExpiresAt <= now.Utc).ExecuteDeleteAsync(cancellation);
        await db.UnlockedKeys.Where(u => u.ExpiresAt <= now.Utc).ExecuteDeleteAsync(cancellation);

        var cases = await db.ComplaintCases.Where(c => c.HasNews && !c.IsTold).ToListAsync(cancellation);
        var ids = cases.Select(c => c.Id).ToList();
        var whom = await (
            from wrapped in db.WrappedKeys
            where ids.Contains(wrapped.CaseId)
            join key in db.HandlerKeys
                on new { wrapped.AgencyId, Id = wrapped.KeyId } equals new { key.AgencyId, key.Id }
            where key.RetiredOn == null
            select new { key.AgencyId, key.AccountId }
        )
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var one in whom)
            notices.Tell(
                now,
                new Notice(
                    one.AgencyId,
                    Recipients.Account(one.AccountId),
                    ComplaintsModule.Notices,
                    new("มีข่าวใหม่ในช่องทางร้องเรียนการทุจริต", "There is news in the complaint channel"),
                    QueueModel.Here
                )
            );
        foreach (var one in cases)
            one.WereTold();
        await db.SaveChangesAsync(cancellation);
    }
}

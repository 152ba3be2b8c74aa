using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Complaints.Handling;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Keys;

/// <summary>
/// Takes the envelopes of whoever no longer holds the duty. One that is the last to open a case stays: its owner cannot open the pages
/// any more, and without it the case would be lost for everybody.
/// </summary>
internal sealed class LeavingReaders(ProngsaiDb db, IPeople people, TimeProvider clock)
{
    public async Task TakeKeysAsync(AgencyId agency, CancellationToken cancellation)
    {
        var holders = (await people.HoldersAsync(agency, [Duty.ComplaintHandler], cancellation))
            .Select(h => h.AccountId)
            .ToHashSet();
        var keys = await db
            .HandlerKeys.AsNoTracking()
            .Where(k => k.AgencyId == agency)
            .Select(k => new { k.Id, k.AccountId })
            .ToListAsync(cancellation);
        var gone = keys.Where(k => !holders.Contains(k.AccountId)).ToDictionary(k => k.Id, k => k.AccountId);
        if (gone.Count == 0)
            return;

        var (ids, envelopes) = (gone.Keys.ToList(), db.WrappedKeys);
        var cases = await db
            .ComplaintCases.Where(c =>
                c.AgencyId == agency
                && envelopes.Any(w => w.AgencyId == agency && w.CaseId == c.Id && ids.Contains(w.KeyId))
            )
            .ToListAsync(cancellation);
        if (cases.Count == 0)
            return;

        var caseIds = cases.Select(c => c.Id).ToList();
        var wrapped = await db
            .WrappedKeys.Where(w => w.AgencyId == agency && caseIds.Contains(w.CaseId))
            .ToListAsync(cancellation);
        var now = clock.Now();
        foreach (var one in cases)
        {
            var (leaving, staying) = (
                wrapped.Where(w => w.CaseId == one.Id && gone.ContainsKey(w.KeyId)).ToList(),
                wrapped.Count(w => w.CaseId == one.Id && !gone.ContainsKey(w.KeyId))
            );
            if (staying < (one.NeedsTwo ? 2 : 1))
                continue;
            foreach (var envelope in leaving)
            {
                db.Remove(envelope);
                db.Add(AccessLine.Of(one, AccessAct.LostKey, new Actor(gone[envelope.KeyId], "–"), now));
            }
        }

        await db.TrySaveAsync(cancellation);
    }
}

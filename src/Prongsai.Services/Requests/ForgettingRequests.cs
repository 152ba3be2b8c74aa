using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Services.Requests;

/// <summary>Forgets what citizens sent when the time to keep it is over; every night.</summary>
internal sealed record ForgetRequests;

/// <summary>
/// Of a closed request the figures stay (which service, when, in time or not); name, contact, answers, messages and files go. A form
/// that was never sent goes as a whole. The bytes of files go when nothing refers to them any more, as all bytes do.
/// </summary>
internal sealed class ForgettingRequests(ProngsaiDb db, RequestRetention retention, TimeProvider clock)
    : IJobWork<ForgetRequests>
{
    private const int AtOnce = 200;

    public async Task RunAsync(ForgetRequests job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        await DeleteDraftsAsync(now.Utc.AddDays(-retention.DraftDays), cancellation);
        var before = now.Utc.AddDays(-retention.Days);
        while (true)
        {
            var over = await db
                .ServiceRequests.Where(r => r.ClosedAt < before && r.ForgottenAt == null)
                .OrderBy(r => r.ClosedAt)
                .ThenBy(r => r.Id)
                .Take(AtOnce)
                .ToListAsync(cancellation);
            if (over.Count == 0)
                return;

            foreach (var request in over)
            {
                request.Forget(now);
                db.Journal(
                    request.AgencyId,
                    now,
                    Actor.System,
                    "RequestForgotten",
                    request.Record,
                    new { keptDays = retention.Days }
                );
            }

            var ids = over.Select(r => r.Id).ToList();
            await using var whole = await db.Database.BeginTransactionAsync(cancellation);
            await db.RequestFiles.Where(f => ids.Contains(f.RequestId)).ExecuteDeleteAsync(cancellation);
            await db
                .RequestEvents.Where(e => ids.Contains(e.RequestId) && e.Text != null)
                .ExecuteUpdateAsync(e => e.SetProperty(one => one.Text, (string?)null), cancellation);
            await db.SaveChangesAsync(cancellation);
            await whole.CommitAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private async Task DeleteDraftsAsync(DateTime before, CancellationToken cancellation)
    {
        var left = db.ServiceRequests.Where(r => r.State == RequestState.Draft && r.ChangedAt < before);
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        await db
            .RequestFiles.Where(f => left.Any(r => r.AgencyId == f.AgencyId && r.Id == f.RequestId))
            .ExecuteDeleteAsync(cancellation);
        await left.ExecuteDeleteAsync(cancellation);
        await whole.CommitAsync(cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Publishing;

/// <summary>The round in which approved drafts whose hour has come go out.</summary>
internal sealed record PublishScheduled;

/// <summary>
/// Publishes in the name of the reviewer who approved. A draft cannot be changed while it is scheduled, so what goes out is what was
/// approved; the two-person rule is asked once more all the same.
/// </summary>
internal sealed class PublishingScheduled(
    ProngsaiDb db,
    IDisclosureItems items,
    IAgencies agencies,
    KeptFiles files,
    INotices notices,
    IPublicPages portal,
    Editions.FoundEditions found,
    TellingRecords records,
    TimeProvider clock
) : IJobWork<PublishScheduled>
{
    public async Task RunAsync(PublishScheduled job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var due = await (
            from draft in db.DisclosureDrafts
            where draft.State == DraftState.Scheduled && draft.PublishAt <= now.Utc
            join disclosure in db.Disclosures
                on new { draft.AgencyId, Id = draft.DisclosureId } equals new { disclosure.AgencyId, disclosure.Id }
            orderby draft.PublishAt
            select new
            {
                draft.AgencyId,
                disclosure.Year,
                disclosure.Code,
            }
        ).ToListAsync(cancellation);
        foreach (var one in due)
        {
            db.ChangeTracker.Clear();
            var work = await db.AtWorkAsync(items, one.AgencyId, one.Year, one.Code, cancellation);
            if (work.Draft.WhyNotPublishScheduled(work.NextName).Count > 0)
                continue;

            var agency = await agencies.ByIdAsync(one.AgencyId, cancellation).OrMissAsync();
            var approver = new Actor(work.Draft.ApprovedById!.Value, work.Draft.ApprovedBy!);
            notices.TellPreparers(now, work, new("เผยแพร่ตามเวลาที่ตั้งไว้แล้ว", "published as scheduled"));
            var edition = await db.PublishAsync(
                files,
                work,
                agency,
                work.Draft.UnmetBecause,
                now,
                approver,
                cancellation
            );
            await db.PutIntoSearchAsync(await found.OfAsync(edition, agency.Slug, cancellation), cancellation);
            await records.SaveAndTellAsync(
                one.AgencyId,
                one.Year,
                one.Code,
                () => db.SaveEditionAsync(edition, cancellation),
                cancellation
            );
        }

        if (due.Count > 0)
            await portal.HaveChangedAsync(cancellation);
    }
}

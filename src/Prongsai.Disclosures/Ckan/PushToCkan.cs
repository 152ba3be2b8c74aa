using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Portal;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Ckan;

/// <summary>The round that looks which editions and withdrawals CKAN does not have yet.</summary>
internal sealed record LookForCkan;

internal sealed class LookingForCkan(ProngsaiDb db, TimeProvider clock) : IJobWork<LookForCkan>
{
    public static string KeyOf(AgencyId agency, FiscalYear year, string code) => $"{agency}:{year}:{code}";

    public async Task RunAsync(LookForCkan job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var sites = db.CkanSites.Where(s => s.OffSince == null).Select(s => s.AgencyId);
        var latest = await db
            .DisclosureEditions.Where(e => sites.Contains(e.AgencyId))
            .GroupBy(e => new
            {
                e.AgencyId,
                e.Year,
                e.Code,
            })
            .Select(g => new { g.Key, Number = g.Max(e => e.Number) })
            .ToListAsync(cancellation);
        var withdrawn = (
            await db
                .DisclosureWithdrawals.Where(w => sites.Contains(w.AgencyId))
                .GroupBy(w => new
                {
                    w.AgencyId,
                    w.Year,
                    w.Code,
                })
                .Select(g => new { g.Key, UpTo = g.Max(w => w.UpTo) })
                .ToListAsync(cancellation)
        ).ToDictionary(w => w.Key, w => w.UpTo);
        var there = (
            await db.CkanPackages.AsNoTracking().Where(p => sites.Contains(p.AgencyId)).ToListAsync(cancellation)
        ).ToDictionary(p => (p.AgencyId, p.Year, p.Code));
        foreach (var item in latest)
        {
            var tombstone = withdrawn.TryGetValue(item.Key, out var upTo) && item.Number <= upTo;
            var known = there.GetValueOrDefault((item.Key.AgencyId, item.Key.Year, item.Key.Code));
            // Withdrawn before CKAN ever had it: there is nothing to say there.
            if (known is null && tombstone)
                continue;
            if (
                known is not null
                && (
                    known.IsSettled(item.Number, tombstone)
                    || known.State == CkanState.Refused && known.Has(item.Number, tombstone)
                )
            )
                continue;

            db.Enqueue(
                item.Key.AgencyId,
                now,
                new PushToCkan(item.Key.Year.Buddhist, item.Key.Code),
                key: KeyOf(item.Key.AgencyId, item.Key.Year, item.Key.Code)
            );
        }

        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Brings one item of the job's agency to CKAN as it is here now.</summary>
internal sealed record PushToCkan(int Year, string Code);

/// <summary>
/// Looks first, then writes. What is there and not as we left it is shown to an officer instead of being overwritten. May run twice:
/// the second finds what the first pushed.
/// </summary>
internal sealed class PushingToCkan(
    ProngsaiDb db,
    IAgencies agencies,
    CkanApi ckan,
    CkanTokens tokens,
    OwnAddress own,
    INotices notices,
    TimeProvider clock
) : IJobWork<PushToCkan>
{
    public const string NoticeKind = "ckan-conflict";

    public async Task RunAsync(PushToCkan job, JobRun run, CancellationToken cancellation)
    {
        var (id, year, code) = (run.Agency!.Value, new FiscalYear(job.Year), job.Code);
        var site = await db.CkanSites.AsNoTracking().FirstOrDefaultAsync(s => s.AgencyId == id, cancellation);
        if (site is not { OffSince: null })
            return;
        if (own.Origin is not { } origin)
            throw new RefusedException([CkanWords.NoAddress]);

        var agency = await agencies.ByIdAsync(id, cancellation).OrMissAsync();
        var edition = await db
            .DisclosureEditions.AsNoTracking()
            .Where(e => e.AgencyId == id && e.Year == year && e.Code == code)
            .OrderByDescending(e => e.Number)
            .FirstOrDefaultAsync(cancellation)
            .OrMissAsync();
        var withdrawal = await db
            .DisclosureWithdrawals.AsNoTracking()
            .Where(w => w.AgencyId == id && w.Year == year && w.Code == code && w.UpTo >= edition.Number)
            .OrderByDescending(w => w.UpTo)
            .FirstOrDefaultAsync(cancellation);
        var package = await db.CkanPackages.FirstOrDefaultAsync(
            p => p.AgencyId == id && p.Year == year && p.Code == code,
            cancellation
        );
        if (package is null)
            db.CkanPackages.Add(package = CkanPackage.Of(id, year, code));
        if (package.IsSettled(edition.Number, withdrawal is not null))
            return;

        var ours = withdrawal is null
            ? CkanDataset.Of(agency, edition, await db.TablesOfAsync(edition, cancellation), site.Organisation, origin)
            : CkanDataset.Tombstone(agency, edition, withdrawal, site.Organisation, origin);
        var refused = await PushAsync(
            tokens.Open(site),
            package,
            agency,
            edition.Number,
            withdrawal is not null,
            ours,
            cancellation
        );
        await db.SaveChangesAsync(cancellation);
        if (refused is not null)
            throw refused;
    }

    // What CKAN refuses for good stands on the page of CKAN and on the jobs page.
    private async Task<RefusedException?> PushAsync(
        CkanDoor door,
        CkanPackage package,
        Agency agency,
        int number,
        bool tombstone,
        JsonObject ours,
        CancellationToken cancellation
    )
    {
        try
        {
            var name = CkanDataset.NameOf(agency, package.Year, package.Code);
            var there = await ckan.ShowAsync(door, package.PackageId ?? name, cancellation);
            // Deleted there, not by us: CKAN shows such packages to nobody, or to editors with this state.
            var gone = package.PackageId is not null && there is null;
            if (gone && !package.Overwrite)
                Stop(CkanState.ChangedThere, null);
            else if (there is null || gone)
            {
                if (await ckan.CreateAsync(door, ours, cancellation) is { } created)
                    Done(created);
                else
                    Stop(CkanState.NameTaken, null);
            }
            else if (!CkanDataset.IsOurs(there, agency, package.Code) && package.PackageId is null)
                Stop(CkanState.NameTaken, there);
            else if (package.Print is { } print && CkanDataset.Print(there) != print && !package.Overwrite)
                Stop(CkanState.ChangedThere, there);
            else
            {
                ours["id"] = there["id"]?.ToString();
                ours["state"] = "active";
                Done(await ckan.PatchAsync(door, ours, cancellation));
            }

            return null;
        }
        catch (RefusedException no)
        {
            package.Refuse(no.Reasons[0], number, tombstone);
            return no;
        }

        void Done(JsonObject there)
        {
            var now = clock.Now();
            package.Pushed(number, tombstone, there, now);
            db.Journal(
                package.AgencyId,
                now,
                Actor.System,
                "CkanPushed",
                package.Record,
                new
                {
                    number,
                    tombstone,
                    id = package.PackageId,
                }
            );
        }

        void Stop(CkanState why, JsonObject? theirs)
        {
            var now = clock.Now();
            package.Conflict(why, number, tombstone, theirs, ours);
            db.Journal(
                package.AgencyId,
                now,
                Actor.System,
                "CkanConflict",
                package.Record,
                new { why = why.ToString(), number }
            );
            notices.Tell(
                now,
                new Notice(
                    package.AgencyId,
                    Recipients.Holders(Duty.AgencyAdministrator),
                    NoticeKind,
                    new(
                        $"ชุดข้อมูล {package.Code} ปี {package.Year} ใน CKAN ขัดแย้งกับของระบบ รอการตัดสิน",
                        $"The dataset {package.Code} of {package.Year} in CKAN differs from ours and waits for a decision"
                    ),
                    "/staff/disclosures/ckan"
                )
            );
        }
    }
}

internal static class CkanWords
{
    public static readonly Refusal NoAddress = new(
        "ckan-no-address",
        "ยังไม่ได้ตั้งที่อยู่สาธารณะของระบบ (Prongsai:Address) CKAN จึงไม่รู้ว่าข้อมูลอยู่ที่ใด",
        "The public address of this installation (Prongsai:Address) is not set, so CKAN could not be told where the data is."
    );

    public static Bilingual Of(CkanState state) =>
        state switch
        {
            CkanState.Waiting => new("รอส่ง", "waiting"),
            CkanState.Pushed => new("ส่งแล้ว", "pushed"),
            CkanState.NameTaken => new("ชื่อถูกใช้โดยผู้อื่น", "the name is somebody else’s"),
            CkanState.ChangedThere => new("ถูกแก้ใน CKAN", "changed in CKAN"),
            CkanState.Refused => new("CKAN ไม่รับ", "refused"),
            _ => new("คงตามที่อยู่ใน CKAN", "left as it is there"),
        };
}

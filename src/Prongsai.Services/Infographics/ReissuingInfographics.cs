using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Infographics;

/// <summary>Lists the infographics of a service before a new version is approved, and has them made anew with it.</summary>
internal sealed class InfographicsReissued(ProngsaiDb db) : IMadeFromServices
{
    public async Task<IReadOnlyList<MadeFromService>> OfAsync(
        AgencyId agency,
        ServiceId service,
        CancellationToken cancellation = default
    ) =>
        [
            .. (
                await db.StandingInfographics()
                    .AsNoTracking()
                    .Where(i => i.AgencyId == agency && i.ServiceId == service)
                    .OrderBy(i => i.MadeAt)
                    .ToListAsync(cancellation)
            ).Select(i => new MadeFromService(
                InfographicWords.Kind,
                i.Choices.Words.Th,
                i.FromVersion,
                i.Page,
                i.State == InfographicState.Approved
                    ? new(
                        "ออกใหม่จากฉบับที่อนุมัติโดยอัตโนมัติ ภาพเดิมเก็บไว้และระบุว่าถูกแทนแล้ว",
                        "made anew from the approved version; the one before is kept and marked as replaced"
                    )
                    : new(
                        "ทำใหม่จากฉบับที่อนุมัติ แล้วรอผู้อนุมัติภาพต่อไป",
                        "made anew from the approved version, and waits for its own approval as before"
                    )
            )),
        ];

    public Task ReissueAsync(ApprovedVersion approved, Now now, CancellationToken cancellation = default)
    {
        db.Enqueue(
            approved.Agency,
            now,
            new ReissueInfographics(approved.Service.Value),
            key: $"infographics-{approved.Service.Value}"
        );
        return Task.CompletedTask;
    }
}

/// <summary>Makes the infographics of a service anew. The agency is the job's.</summary>
internal sealed record ReissueInfographics(Guid Service);

/// <summary>
/// Each infographic that stands and was made from an earlier version gives way to one from the version that the public reads now, with the
/// same choices. Each is saved by itself: a run that is stopped goes on from there.
/// </summary>
internal sealed class ReissuingInfographics(
    ProngsaiDb db,
    IAgencies agencies,
    DrawingInfographics drawing,
    KeptFiles files,
    IPublicPages portal,
    TimeProvider clock
) : IJobWork<ReissueInfographics>
{
    public async Task RunAsync(ReissueInfographics job, JobRun run, CancellationToken cancellation)
    {
        var (agency, id) = (run.Agency!.Value, new ServiceId(job.Service));
        var offered = (
            await db.OfferedAsync(db.Services.Where(s => s.AgencyId == agency && s.Id == id), cancellation)
        ).SingleOrDefault();
        // Withdrawn meanwhile: nothing of it is public any more.
        if (offered is null)
            return;

        var (version, latest) = (offered.Version, offered.Version.Number);
        var outdated = await db.StandingInfographics()
            .Where(i => i.AgencyId == agency && i.ServiceId == id && i.FromVersion < latest)
            .ToListAsync(cancellation);
        if (outdated.Count == 0)
            return;

        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        foreach (var old in outdated)
        {
            var now = clock.Now();
            var (said, svg) = await drawing.DrawAsync(whose, offered, old.Choices, old.Origin, cancellation);
            var file = await files.KeepAsync(
                agency,
                Actor.System,
                InfographicFiles.NameOf(offered.Service.Slug, old.Choices, "svg"),
                svg,
                cancellation
            );
            // Waiting, it is still the work of the one who made it, who may not approve it.
            var by = old.State == InfographicState.Waiting ? new Actor(old.MadeById, old.MadeBy) : Actor.System;
            var later = Infographic.Make(offered.Service, version, old.Choices, said, file, old.Origin, now, by);
            old.GiveWayTo(later, version);
            db.Infographics.Add(later);
            db.Journal(
                agency,
                now,
                Actor.System,
                "InfographicReissued",
                later.Record,
                new
                {
                    name = offered.Service.Title,
                    version = latest,
                    instead = old.Id.Value,
                    sha256 = file.Hex,
                }
            );
            db.PrintInfographicsSoon(now);
            await db.SaveChangesAsync(cancellation);
        }

        await portal.HaveChangedAsync(cancellation);
    }
}

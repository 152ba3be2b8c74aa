using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Meetings.Standards;

/// <summary>Every day: who is new is asked, and who was asked and has not answered is reminded.</summary>
internal sealed record AskAndRemind;

/// <summary>Asks those whom a version is for and to whom it says something new.</summary>
internal sealed class AskingPeople(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    INotices notices,
    WorkingDays calendar,
    TimeProvider clock
) : IJobWork<AskAndRemind>
{
    public async Task RunAsync(AskAndRemind job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var standards = await db.Standards.Where(s => s.LatestVersion > 0).ToListAsync(cancellation);
        foreach (var ofAgency in standards.GroupBy(s => s.AgencyId))
        {
            var office = await OfficeStaff.OfAsync(people, agencies, ofAgency.Key, cancellation);
            var known = await KnownAsync(ofAgency.Key, cancellation);
            foreach (var standard in ofAgency)
            {
                var of = known.Of(standard.Id);
                AskNew(standard, of, office, now);
                Remind(standard, of, office, now);
            }

            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Asks whoever has to be asked of the latest version; saved by the caller.</summary>
    /// <param name="latest">The version when it is not saved yet; null: all are.</param>
    public async Task AskAsync(Standard standard, StandardVersion? latest, Now now, CancellationToken cancellation)
    {
        var office = await OfficeStaff.OfAsync(people, agencies, standard.AgencyId, cancellation);
        var known = (await KnownAsync(standard.AgencyId, cancellation)).Of(standard.Id);
        AskNew(standard, latest is null ? known : known with { Versions = [.. known.Versions, latest] }, office, now);
    }

    private void AskNew(Standard standard, KnownOfStandard known, OfficeStaff office, Now now)
    {
        List<Guid> told = [];
        foreach (var person in office.AskedFor(standard))
        {
            if (!known.IsToAsk(person.AccountId))
                continue;
            if (!known.Rows.TryGetValue(person.AccountId, out var row))
                db.AskedPeople.Add(AskedPerson.Of(standard, person.AccountId, now.Today));
            else if (row.ForVersion < standard.LatestVersion)
                row.AskAgain(standard.LatestVersion, now.Today);
            else
                continue;
            told.Add(person.AccountId);
        }

        if (told.Count > 0)
            notices.Tell(
                now,
                new Notice(
                    standard.AgencyId,
                    new Recipients(told, []),
                    StandardsParts.Notice,
                    new("มีมาตรฐานให้ท่านอ่านและรับทราบ", "A standard waits for you to read and acknowledge"),
                    standard.MyPage
                )
            );
    }

    private void Remind(Standard standard, KnownOfStandard known, OfficeStaff office, Now now)
    {
        var late = office
            .AskedFor(standard)
            .Where(p => known.IsToAsk(p.AccountId))
            .Select(p => known.Rows.GetValueOrDefault(p.AccountId))
            .OfType<AskedPerson>()
            .Where(row => row.IsToRemind(now.Today, calendar))
            .ToList();
        if (late.Count == 0)
            return;

        // Once, when the fourteenth day is reached; those before it and the weeks after it are the person's own.
        var tellHead = late.Any(row =>
            row.DueOn <= now.Today && (row.RemindedOn is null || row.RemindedOn < row.DueOn)
        );
        notices.Tell(
            now,
            new Notice(
                standard.AgencyId,
                new Recipients([.. late.Select(row => row.AccountId)], []),
                StandardsParts.Notice,
                new("ท่านยังไม่ได้รับทราบมาตรฐาน", "You have not acknowledged a standard yet"),
                standard.MyPage
            )
        );
        if (tellHead)
            notices.Tell(
                now,
                new Notice(
                    standard.AgencyId,
                    Recipients.Holders(Duty.Executive),
                    StandardsParts.Notice,
                    new(
                        $"มาตรฐานมีผู้ยังไม่รับทราบครบ {AskedPerson.OverdueAfter} วันแล้ว",
                        $"After {AskedPerson.OverdueAfter} days a standard is still not acknowledged by everybody"
                    ),
                    standard.Page
                )
            );
        foreach (var row in late)
            row.Remind(now.Today);
    }

    private async Task<KnownOfAgency> KnownAsync(AgencyId agency, CancellationToken cancellation) =>
        new(
            await db
                .StandardVersions.AsNoTracking()
                .Where(v => v.AgencyId == agency)
                .OrderBy(v => v.Number)
                .ToListAsync(cancellation),
            await db.AskedPeople.Where(a => a.AgencyId == agency).ToListAsync(cancellation),
            (
                await db
                    .Acknowledgements.Where(a => a.AgencyId == agency)
                    .GroupBy(a => new { a.StandardId, a.AccountId })
                    .Select(g => new
                    {
                        g.Key.StandardId,
                        g.Key.AccountId,
                        Number = g.Max(a => a.Number),
                    })
                    .ToListAsync(cancellation)
            ).ToLookup(a => a.StandardId, a => (a.AccountId, a.Number))
        );

    private sealed record KnownOfAgency(
        IReadOnlyList<StandardVersion> Versions,
        IReadOnlyList<AskedPerson> Rows,
        ILookup<StandardId, (Guid Account, int Number)> Acknowledged
    )
    {
        public KnownOfStandard Of(StandardId id) =>
            new(
                [.. Versions.Where(v => v.StandardId == id)],
                Rows.Where(r => r.StandardId == id).ToDictionary(r => r.AccountId),
                Acknowledged[id].ToDictionary(a => a.Account, a => a.Number)
            );
    }

    private sealed record KnownOfStandard(
        IReadOnlyList<StandardVersion> Versions,
        IReadOnlyDictionary<Guid, AskedPerson> Rows,
        IReadOnlyDictionary<Guid, int> Acknowledged
    )
    {
        public bool IsToAsk(Guid account) =>
            !Acknowledged.TryGetValue(account, out var number) || !Asked.Of(Versions, number).IsNothing;
    }
}

using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Portal;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Assessor;

/// <summary>Looks at the public pages of an agency's year. The agency is the job's.</summary>
internal sealed record LookAtPages(int Year, string AskedBy);

/// <summary>
/// A round: walks from the home pages, opens what the register says is public, keeps each answer, and turns what is wrong into tasks.
/// Each item is saved by itself, so a round that is stopped keeps what it saw and one that is run again goes on from there.
/// </summary>
internal sealed class Looking(
    ProngsaiDb db,
    IAgencies agencies,
    PoliteVisitor visitor,
    SiteWalk walks,
    FileReading reading,
    INotices notices,
    OwnAddress own,
    TimeProvider clock
) : IJobWork<LookAtPages>, IAssessorsEye
{
    public const string JobKind = "look-at-pages";
    public const string NoticeKind = "disclosure-seen";

    /// <summary>What an assessor is ready to click.</summary>
    public const int Clicks = 3;

    /// <summary>Two rounds over the same pages at once would only be rude.</summary>
    public static string KeyOf(AgencyId agency, FiscalYear year) => $"{agency}:{year}";

    public Task RunAsync(LookAtPages job, JobRun run, CancellationToken cancellation) =>
        RoundAsync(
            run.Agency!.Value,
            new FiscalYear(job.Year),
            new VisitRoundId(run.Id.Value),
            new Actor(Guid.Empty, job.AskedBy),
            run.Progress,
            cancellation
        );

    public async Task<SiteLook> LookAsync(
        AgencyId agency,
        FiscalYear year,
        Actor by,
        Action<int, int>? progress,
        CancellationToken cancellation
    )
    {
        var id = Ids.Next<VisitRoundId>();
        await RoundAsync(agency, year, id, by, progress, cancellation);
        var round = await db
            .VisitRounds.AsNoTracking()
            .FirstOrDefaultAsync(r => r.AgencyId == agency && r.Id == id, cancellation)
            .OrMissAsync();
        var visits = await db
            .PageVisits.AsNoTracking()
            .Where(v => v.AgencyId == agency && v.RoundId == id)
            .OrderBy(v => v.Id)
            .ToListAsync(cancellation);

        return new SiteLook(
            [
                .. visits.Select(v => new SeenPage(
                    v.Code,
                    v.Address,
                    v.Outcome,
                    v.Status,
                    v.Milliseconds,
                    v.Clicks,
                    [.. v.Found().Select(f => new Bilingual(f.Th, f.En))]
                )),
            ],
            [.. (await OpenAsync(agency, cancellation)).Where(f => f.Year == year)],
            round.Notes
        );
    }

    public async Task<IReadOnlyList<SeenFault>> OpenAsync(AgencyId agency, CancellationToken cancellation)
    {
        var open = await db
            .Faults.AsNoTracking()
            .Where(f => f.AgencyId == agency && f.ClosedAt == null)
            .OrderBy(f => f.FirstSeenAt)
            .ThenBy(f => f.Id)
            .ToListAsync(cancellation);
        if (open.Count == 0)
            return [];

        var years = open.Select(f => f.Year).Distinct().ToList();
        var lines = (
            await db
                .Disclosures.AsNoTracking()
                .Where(d => d.AgencyId == agency && years.Contains(d.Year))
                .ToListAsync(cancellation)
        ).ToDictionary(d => (d.Year, d.Code));

        return
        [
            .. from fault in open
            let line = lines.GetValueOrDefault((fault.Year, fault.Code))
            select new SeenFault(
                fault.Code,
                fault.Year,
                fault.Address,
                fault.Kind,
                fault.Words,
                fault.FirstSeenAt,
                line?.OfficerName,
                line?.OfficerId,
                line?.DeputyId,
                line?.Address ?? EyeAddresses.Page(fault.Year)
            ),
        ];
    }

    private async Task RoundAsync(
        AgencyId id,
        FiscalYear year,
        VisitRoundId roundId,
        Actor by,
        Action<int, int>? progress,
        CancellationToken cancellation
    )
    {
        var agency = await agencies.ByIdAsync(id, cancellation).OrMissAsync();
        var editions = await PublishedAsync(id, year, cancellation);
        var tables = await db.TablesOfAsync([id], [.. editions.Select(e => e.Id)], cancellation);
        var listed = await db
            .ElsewhereAddresses.AsNoTracking()
            .Where(e => e.AgencyId == id && e.Year == year)
            .OrderBy(e => e.Code)
            .ThenBy(e => e.AddedAt)
            .ToListAsync(cancellation);
        var home = await db
            .ElsewhereHomes.AsNoTracking()
            .FirstOrDefaultAsync(h => h.AgencyId == id && h.Year == year, cancellation);
        var book = new RoundBook(db, notices, clock);
        var done = await book.BeginAsync(id, roundId, year, by, cancellation);
        if (done is null)
            return;

        var eye = new Eye(visitor, reading, clock);
        List<Bilingual> notes = [];
        var work = OwnWork(eye, agency, editions, tables, notes)
            .Concat(ElsewhereWork(eye, home, listed, notes))
            .ToList();
        var count = 0;
        foreach (var (side, code, look) in work)
        {
            progress?.Invoke(count++, work.Count);
            if (!done.Contains((side, code)))
                await book.KeepAsync(id, roundId, side, code, await look(cancellation), cancellation);
        }

        await book.CloseForgottenAsync(
            id,
            year,
            [.. work.Select(w => (w.Side, w.Code))],
            blind: own.Origin is null,
            cancellation
        );
        await book.EndAsync(id, year, roundId, by, notes, cancellation);
        progress?.Invoke(work.Count, work.Count);
    }

    private IEnumerable<(Side Side, string Code, Func<CancellationToken, Task<IReadOnlyList<Looked>>> Look)> OwnWork(
        Eye eye,
        Agency agency,
        IReadOnlyList<Edition> editions,
        ILookup<DisclosureEditionId, EditionTable> tables,
        List<Bilingual> notes
    )
    {
        if (editions.Count == 0)
            yield break;
        if (own.Origin is not { } origin)
        {
            notes.Add(EyeWords.NoAddress);
            yield break;
        }

        Walk? walk = null;
        foreach (var edition in editions)
            yield return (
                Side.Own,
                edition.Code,
                async cancellation =>
                {
                    walk ??= await WalkAsync(
                        new Uri($"{origin}/{agency.Slug}"),
                        [.. editions.Select(e => OwnPages.PageOf(origin, agency, e))],
                        notes,
                        cancellation
                    );
                    return await OwnPages.LookAsync(
                        eye,
                        walk,
                        origin,
                        agency,
                        edition,
                        tables[edition.Id],
                        cancellation
                    );
                }
            );
    }

    private IEnumerable<(
        Side Side,
        string Code,
        Func<CancellationToken, Task<IReadOnlyList<Looked>>> Look
    )> ElsewhereWork(Eye eye, ElsewhereHome? home, List<ElsewhereAddress> listed, List<Bilingual> notes)
    {
        if (listed.Count == 0)
            yield break;

        // Without a home page of its own it is that of the host of the first address: what a citizen would type.
        var start = new Uri(home?.Address ?? new Uri(listed[0].Address).GetLeftPart(UriPartial.Authority) + "/");
        Walk? walk = null;
        foreach (var item in listed.GroupBy(e => e.Code))
            yield return (
                Side.Elsewhere,
                item.Key,
                async cancellation =>
                {
                    walk ??= await WalkAsync(start, [.. listed.Select(e => new Uri(e.Address))], notes, cancellation);
                    List<Looked> looked = [];
                    foreach (var address in item)
                        looked.AddRange(await ElsewherePages.LookAsync(eye, walk, address, notes, cancellation));
                    // A file that two of the item's pages offer is one file.
                    return [.. looked.DistinctBy(l => (l.Part, l.Answer.Address))];
                }
            );
    }

    private async Task<Walk> WalkAsync(
        Uri home,
        IReadOnlyCollection<Uri> wanted,
        List<Bilingual> notes,
        CancellationToken cancellation
    )
    {
        var walk = await walks.WalkAsync(home, wanted, new WalkLimits(Clicks), cancellation);
        if (!walk.Home.IsReached)
            notes.Add(EyeWords.HomeNotReached(home.OriginalString, walk.Home.Why ?? new("ไม่มีคำตอบ", "no answer")));
        return walk;
    }

    // The latest edition of every item that is not withdrawn.
    private async Task<IReadOnlyList<Edition>> PublishedAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var withdrawn = await db.WithdrawnUpToAsync(agency, year, cancellation);
        var latest = (await db.EditionLinesAsync(agency, year, cancellation))
            .GroupBy(e => e.Code)
            .Select(item => item.Last())
            .Where(e => e.Number > withdrawn.GetValueOrDefault(e.Code))
            .Select(e => e.Hash)
            .ToList();

        return await db
            .DisclosureEditions.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.Year == year && latest.Contains(e.Hash))
            .OrderBy(e => e.Code)
            .ToListAsync(cancellation);
    }
}

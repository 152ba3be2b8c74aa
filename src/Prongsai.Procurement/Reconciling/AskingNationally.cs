using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Reconciling.Announcements;
using Prongsai.Procurement.Reconciling.NationalRecord;

namespace Prongsai.Procurement.Reconciling;

/// <summary>
/// Asks the national systems and keeps what they say. Page by page, so that a quota, a stop or a node that dies costs one page; a
/// later try of the same asking goes on where it broke off.
/// </summary>
internal sealed class AskingNationally(
    ProngsaiDb db,
    ContractApi contracts,
    AnnouncementFeed feed,
    NationalKeys keys,
    NationalPace pace,
    TimeProvider clock
)
{
    // A whole city has some tens of thousands a year; the country has millions.
    private const int MostProjects = 200_000;

    // The feed shows a week.
    private const int DaysShown = 7;

    /// <summary>Reads the contracts of a year to their end, then puts them into use.</summary>
    /// <exception cref="RefusedException">Said on the page too.</exception>
    /// <exception cref="TryAgainException">Said on the page too; the same asking may go on later.</exception>
    public async Task ContractsAsync(
        AgencyId agency,
        FiscalYear year,
        NationalAskId id,
        string by,
        Action<int, int>? progress,
        CancellationToken cancellation
    )
    {
        var source = await SourceOrRefuseAsync(agency, cancellation);
        var ask = await BeginAsync(
            agency,
            NationalSystem.Contracts,
            year,
            id,
            source.ContractsAddress,
            by,
            cancellation
        );
        await OrSayAsync(ask, () => ReadContractsAsync(source, ask, progress, cancellation));
    }

    /// <summary>Reads what was announced in the last days, and keeps it with what was read before.</summary>
    /// <exception cref="RefusedException">Said on the page too.</exception>
    /// <exception cref="TryAgainException">Said on the page too.</exception>
    public async Task AnnouncementsAsync(
        AgencyId agency,
        NationalAskId id,
        string by,
        Action<int, int>? progress,
        CancellationToken cancellation
    )
    {
        var source = await SourceOrRefuseAsync(agency, cancellation);
        var year = FiscalYear.Of(clock.Now().Today);
        var ask = await BeginAsync(
            agency,
            NationalSystem.Announcements,
            year,
            id,
            source.FeedAddress,
            by,
            cancellation
        );
        await OrSayAsync(ask, () => ReadAnnouncementsAsync(source, ask, progress, cancellation));
    }

    private async Task ReadContractsAsync(
        NationalSource source,
        NationalAsk ask,
        Action<int, int>? progress,
        CancellationToken cancellation
    )
    {
        var (door, host) = (keys.Open(source), new Uri(source.ContractsAddress).Host);
        var (first, otherYears, unreadable, example) = ((string?)null, 0, 0, (string?)null);
        SortedSet<string> otherNames = new(StringComparer.Ordinal);
        while (ask.Total is null || ask.Offset < ask.Total)
        {
            var page = await contracts.AskAsync(door, ask.Year, source.DeptCode, ask.Offset, cancellation);
            // A server may give fewer at once than it is asked for: only an empty page is the end.
            if (page.Projects == 0)
            {
                ask.Took(0, page.Total, 0, 0);
                break;
            }

            if (first is not null && page.First == first)
                throw new RefusedException([RecordRefusals.Repeats(host, ask.Offset)]);
            if (ask.Offset + page.Projects > MostProjects)
                throw new RefusedException([RecordRefusals.TooMany(host, MostProjects)]);

            (first, otherYears, unreadable) = (page.First, otherYears + page.OtherYears, unreadable + page.Unreadable);
            example ??= page.UnreadableExample;
            var isOurs = page.Contracts.ToLookup(source.IsOurs);
            foreach (var other in isOurs[false].Select(c => c.DeptSubName ?? "–"))
                if (otherNames.Count < 5)
                    otherNames.Add(other);
            var rows = isOurs[true]
                .Select(c =>
                    c with
                    {
                        AgencyId = source.AgencyId,
                        Id = Ids.Next<NationalContractId>(),
                        AskId = ask.UnderWay!.Value,
                    }
                )
                .ToList();
            db.NationalContracts.AddRange(rows);
            ask.Took(page.Projects, page.Total, rows.Count, page.Contracts.Count - rows.Count);
            await db.SaveChangesAsync(cancellation);
            foreach (var row in rows)
                db.Entry(row).State = EntityState.Detached;
            progress?.Invoke(ask.Offset, ask.Total ?? ask.Offset);
            await Task.Delay(pace.Pause, cancellation);
        }

        if (ask.Total is { } total && ask.Offset < total)
            throw new RefusedException([RecordRefusals.CutShort(host, ask.Offset, total)]);

        await PutIntoUseAsync(ask, Notes(source, ask, otherYears, unreadable, example, otherNames), cancellation);
    }

    private async Task PutIntoUseAsync(NationalAsk ask, IReadOnlyList<Bilingual> notes, CancellationToken cancellation)
    {
        var (now, id) = (clock.Now(), ask.UnderWay!.Value);
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        // The year's earlier record goes: what is kept is the latest, not a history of someone else's data.
        await db
            .NationalContracts.Where(c => c.AgencyId == ask.AgencyId && c.Year == ask.Year && c.AskId != id)
            .ExecuteDeleteAsync(cancellation);
        ask.Finish(notes, now);
        Say(ask, now);
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
    }

    private static List<Bilingual> Notes(
        NationalSource source,
        NationalAsk ask,
        int otherYears,
        int unreadable,
        string? example,
        IEnumerable<string> otherNames
    )
    {
        List<Bilingual> notes = [];
        if (ask.Taken == 0)
            notes.Add(
                ask.Offset == 0
                    ? new(
                        $"ไม่พบสัญญาใดของรหัส {source.DeptCode} ในปี {ask.Year} จึงไม่เทียบว่าสิ่งใดขาดในข้อมูลกลาง ตรวจรหัสหน่วยงาน",
                        $"There is no contract of {source.DeptCode} in {ask.Year}, so nothing is said to be missing there. See whether the code is right."
                    )
                    : new(
                        $"ไม่มีแถวใดชื่อหน่วยงานย่อย “{source.DeptSubName}” พบ: {string.Join(", ", otherNames)}",
                        $"No row has the sub-department “{source.DeptSubName}”; found: {string.Join(", ", otherNames)}."
                    )
            );
        if (otherYears > 0)
            notes.Add(
                new(
                    $"ไม่นับ {otherYears} โครงการซึ่งเป็นของปีงบประมาณอื่น",
                    $"{otherYears} project(s) of another budget year were left out."
                )
            );
        if (unreadable > 0)
            notes.Add(
                new(
                    $"อ่านจำนวนเงินหรือวันที่ไม่ได้ {unreadable} ช่อง เช่น {example} ช่องเหล่านี้ไม่เทียบ",
                    $"{unreadable} amount(s) or day(s) could not be read, such as {example}; they are not compared."
                )
            );
        return notes;
    }

    private async Task ReadAnnouncementsAsync(
        NationalSource source,
        NationalAsk ask,
        Action<int, int>? progress,
        CancellationToken cancellation
    )
    {
        var now = clock.Now();
        List<Bilingual> notes = [];
        var (asked, odd, example) = (0, 0, (string?)null);
        foreach (var kind in AnnouncementKinds.Asked)
        {
            var question = new FeedQuestion(kind, source.DeptCode, source.DeptSubCode);
            var reading = await feed.AskAsync(source.FeedAddress, question, cancellation);
            List<Announcement> items = [.. reading.Items];
            (odd, example) = (odd + reading.Odd, example ?? reading.OddExample);
            await Task.Delay(pace.Pause, cancellation);
            if (reading.MayBeCut)
                items.AddRange(await DayByDayAsync(source, question, now.Today, notes, cancellation));

            var added = await KeepAsync(source.AgencyId, items, cancellation);
            ask.Took(0, null, added, 0);
            await db.SaveChangesAsync(cancellation);
            progress?.Invoke(++asked, AnnouncementKinds.Asked.Count);
        }

        if (odd > 0)
            notes.Add(
                new(
                    $"มี {odd} รายการที่ไม่ขึ้นต้นด้วยเลขโครงการ 11 หลัก จึงไม่ได้เทียบ เช่น “{example}”",
                    $"{odd} item(s) do not begin with the eleven digits of a project and were not compared, such as “{example}”."
                )
            );
        // Two years: nobody looks for a contract of an announcement older than that.
        var old = now.Utc.AddYears(-2);
        await db
            .Announcements.Where(a => a.AgencyId == source.AgencyId && a.FirstSeenAt < old)
            .ExecuteDeleteAsync(cancellation);
        now = clock.Now();
        ask.Finish(notes, now);
        Say(ask, now);
        await db.SaveChangesAsync(cancellation);
    }

    // Twenty of a kind are shown at most: where there are twenty, each day is asked for by itself.
    private async Task<IReadOnlyList<Announcement>> DayByDayAsync(
        NationalSource source,
        FeedQuestion question,
        DateOnly today,
        List<Bilingual> notes,
        CancellationToken cancellation
    )
    {
        List<Announcement> items = [];
        List<DateOnly> cut = [];
        for (var back = 0; back < DaysShown; back++)
        {
            var day = today.AddDays(-back);
            var reading = await feed.AskAsync(source.FeedAddress, question with { Day = day }, cancellation);
            items.AddRange(reading.Items);
            if (reading.MayBeCut)
                cut.Add(day);
            await Task.Delay(pace.Pause, cancellation);
        }

        if (cut.Count > 0)
            notes.Add(
                new(
                    $"{question.Kind.Name().Th}: ระบบแสดงครั้งละไม่เกิน {FeedReading.MostShown} รายการ จึงอาจไม่ครบในวันที่ {string.Join(", ", cut.Select(d => ThaiDate.Abbreviated(d)))}",
                    $"{question.Kind.Name().En}: no more than {FeedReading.MostShown} items are shown at once, so some may be missing on {string.Join(", ", cut.Select(ThaiDate.English))}."
                )
            );
        return items;
    }

    private async Task<int> KeepAsync(
        AgencyId agency,
        IReadOnlyList<Announcement> items,
        CancellationToken cancellation
    )
    {
        var told = items.DistinctBy(i => (i.ProjectNumber, i.Kind)).ToList();
        var numbers = told.Select(i => i.ProjectNumber).Distinct().ToList();
        var known = await db
            .Announcements.AsNoTracking()
            .Where(a => a.AgencyId == agency && numbers.Contains(a.ProjectNumber))
            .Select(a => new { a.ProjectNumber, a.Kind })
            .ToListAsync(cancellation);
        var old = known.Select(a => (a.ProjectNumber, a.Kind)).ToHashSet();
        db.Announcements.AddRange(
            told.Where(i => !old.Contains((i.ProjectNumber, i.Kind))).Select(i => i with { AgencyId = agency })
        );
        return told.Count;
    }

    private async Task<NationalAsk> BeginAsync(
        AgencyId agency,
        NationalSystem system,
        FiscalYear year,
        NationalAskId id,
        string address,
        string by,
        CancellationToken cancellation
    )
    {
        var ask = await db.NationalAsks.FirstOrDefaultAsync(
            a => a.AgencyId == agency && a.System == system && a.Year == year,
            cancellation
        );
        if (ask is null)
            db.NationalAsks.Add(ask = NationalAsk.Of(agency, system, year));
        ask.Begin(id, address, by, clock.Now());
        // What an earlier asking left half-read is of no use to anybody.
        if (system == NationalSystem.Contracts)
        {
            var inUse = ask.InUse;
            var goesOn = ask.Offset > 0;
            await db
                .NationalContracts.Where(c =>
                    c.AgencyId == agency && c.Year == year && c.AskId != inUse && (!goesOn || c.AskId != id)
                )
                .ExecuteDeleteAsync(cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return ask;
    }

    // Whoever asked reads it on the page; the job, which has other readers, is told as well.
    private async Task OrSayAsync(NationalAsk ask, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (RefusedException no)
        {
            await FailAsync(ask, no.Reasons[0], ends: true);
            throw;
        }
        catch (TryAgainException later)
        {
            await FailAsync(ask, later.Why, ends: false);
            throw;
        }
    }

    private async Task FailAsync(NationalAsk ask, Refusal why, bool ends)
    {
        ask.Fail(why, ends, clock.Now());
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private void Say(NationalAsk ask, Now now) =>
        db.Journal(
            ask.AgencyId,
            now,
            Actor.System,
            "NationalSystemRead",
            ReconcilingModule.Record,
            new
            {
                system = ask.System.ToString(),
                year = ask.Year.Buddhist,
                source = ask.Source,
                rows = ask.Rows,
                by = ask.BegunBy,
            }
        );

    private async Task<NationalSource> SourceOrRefuseAsync(AgencyId agency, CancellationToken cancellation) =>
        await db.NationalSources.AsNoTracking().FirstOrDefaultAsync(s => s.AgencyId == agency, cancellation)
        ?? throw new RefusedException([SourceRefusals.NotSet]);
}

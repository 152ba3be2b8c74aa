using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Calendar;

/// <summary>The daily round: which promises are due or late.</summary>
internal sealed record RemindOfficers;

/// <summary>
/// The officer is told a week before, the day before, and when it is late; the executives when it is late, and every week after. On
/// other days nobody is told anything: people who are told the same every day stop reading. Remarks that have a day are treated alike.
/// </summary>
internal sealed class RemindingOfficers(ProngsaiDb db, INotices notices, WorkingDays working, TimeProvider clock)
    : IJobWork<RemindOfficers>
{
    public async Task RunAsync(RemindOfficers job, JobRun run, CancellationToken cancellation)
    {
        var now = clock.Now();
        var year = FiscalYear.Of(now.Today);
        var lines = await db
            .Disclosures.AsNoTracking()
            .Where(d => d.Year == year || d.Year == year.Previous)
            .ToListAsync(cancellation);
        var editions = (
            await db
                .DisclosureEditions.AsNoTracking()
                .Where(e => e.Year == year || e.Year == year.Previous)
                .OrderBy(e => e.Number)
                .Select(e => new
                {
                    e.DisclosureId,
                    Line = new EditionLine(
                        e.DisclosureId,
                        e.Year,
                        e.Code,
                        e.Number,
                        e.PublishedAt,
                        "",
                        "",
                        e.Unmet,
                        e.Months,
                        e.NoneMonths,
                        ""
                    ),
                })
                .ToListAsync(cancellation)
        ).ToLookup(e => e.DisclosureId, e => e.Line);

        var open = (
            from line in lines
            let rule = new DueRule(line.Year, line.Code, line.Rhythm, line.WithinDays, line.DueOn)
            from promise in Promise.Of(rule, [.. editions[line.Id]], now.Today)
            where promise.State is PromiseState.Due or PromiseState.Late
            where ComesUp(working.OnOrBefore(promise.By), promise.By, now.Today)
            select (Line: line, Promise: promise)
        ).ToList();
        foreach (var officer in open.GroupBy(o => (o.Line.AgencyId, o.Line.OfficerId)))
            notices.Tell(
                now,
                ToOfficer(officer.Key.AgencyId, officer.Key.OfficerId, [.. officer.Select(o => o.Promise)])
            );
        foreach (var agency in open.Where(o => o.Promise.State == PromiseState.Late).GroupBy(o => o.Line.AgencyId))
            notices.Tell(now, ToExecutives(agency.Key, [.. agency.Select(o => o.Promise)]));
        await RemindOfMarksAsync(now, cancellation);

        await db.SaveChangesAsync(cancellation);
    }

    private async Task RemindOfMarksAsync(Now now, CancellationToken cancellation)
    {
        var marks = await (
            from mark in db.DisclosureMarks.AsNoTracking()
            where mark.DoneAt == null && mark.DueOn != null
            join line in db.Disclosures
                on new { mark.AgencyId, Id = mark.DisclosureId } equals new { line.AgencyId, line.Id }
            select new
            {
                mark.AgencyId,
                Asked = mark.AskedId ?? line.OfficerId,
                By = mark.DueOn!.Value,
                line.Year,
                line.Code,
            }
        ).ToListAsync(cancellation);
        foreach (
            var due in marks
                .Where(m => ComesUp(working.OnOrBefore(m.By), m.By, now.Today))
                .GroupBy(m => new
                {
                    m.AgencyId,
                    m.Asked,
                    m.Year,
                    m.Code,
                })
        )
        {
            var late = due.Any(m => m.By < now.Today);
            var asked = due.Key.Asked is { } one ? Recipients.Account(one) : Recipients.Holders(Duty.Preparer);
            notices.Tell(now, OfMark(due.Key.AgencyId, asked, due.Key.Year, due.Key.Code, late));
            if (late)
                notices.Tell(
                    now,
                    OfMark(due.Key.AgencyId, Recipients.Holders(Duty.Executive), due.Key.Year, due.Key.Code, late)
                );
        }
    }

    private static Notice OfMark(AgencyId agency, Recipients to, FiscalYear year, string code, bool late) =>
        new(
            agency,
            to,
            Telling.DueKind,
            late
                ? new($"{code} ปี {year}: เลยกำหนดแก้ตามความเห็น", $"{code} of {year}: a remark is past its day")
                : new($"{code} ปี {year}: ใกล้ครบกำหนดแก้ตามความเห็น", $"{code} of {year}: a remark is due"),
            $"/staff/disclosures/{year}/{code}#marks"
        );

    // Ahead by the working day on which it can still be done; late by the day that was promised.
    internal static bool ComesUp(DateOnly workingDay, DateOnly by, DateOnly today)
    {
        var (left, late) = (workingDay.DayNumber - today.DayNumber, today.DayNumber - by.DayNumber);

        return left is 7 or 1 || late > 0 && late % 7 == 1;
    }

    private static Notice ToOfficer(AgencyId agency, Guid? officer, IReadOnlyList<Promise> promises)
    {
        var (th, en) = Codes(promises);
        return new Notice(
            agency,
            officer is { } one ? Recipients.Account(one) : Recipients.Holders(Duty.Preparer),
            Telling.DueKind,
            promises.Any(p => p.State == PromiseState.Late)
                ? new($"ข้อ OIT เกินกำหนดหรือใกล้ครบกำหนด: {th}", $"OIT items late or due: {en}")
                : new($"ข้อ OIT ใกล้ครบกำหนด: {th}", $"OIT items due: {en}"),
            "/staff/disclosures/due"
        );
    }

    private static Notice ToExecutives(AgencyId agency, IReadOnlyList<Promise> promises)
    {
        var (th, en) = Codes(promises);
        return new Notice(
            agency,
            Recipients.Holders(Duty.Executive),
            Telling.DueKind,
            new($"ข้อ OIT เกินกำหนดและยังไม่เผยแพร่: {th}", $"OIT items late and not published: {en}"),
            "/staff/disclosures/due"
        );
    }

    private static (string Th, string En) Codes(IReadOnlyList<Promise> promises) =>
        (
            string.Join(
                ", ",
                promises.Select(p => p.Month is { } m ? $"{p.Code} {ThaiDate.AbbreviatedMonth(m)}" : p.Code).Distinct()
            ),
            string.Join(
                ", ",
                promises.Select(p => p.Month is { } m ? $"{p.Code} {ThaiDate.EnglishMonth(m)}" : p.Code).Distinct()
            )
        );
}

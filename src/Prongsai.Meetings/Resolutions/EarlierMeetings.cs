using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Minutes;

namespace Prongsai.Meetings.Resolutions;

/// <summary>
/// What earlier meetings of a series leave to a later one: whose minutes are to be adopted, which were corrected since, and what has become
/// of the resolutions that were open when the last one met.
/// </summary>
internal sealed record EarlierMeetings(
    Meeting? Last,
    IReadOnlyList<(Meeting Of, MinutesEdition Edition)> Corrections,
    IReadOnlyList<(Meeting Of, Resolution Resolution)> Carried
)
{
    public static async Task<EarlierMeetings> OfAsync(ProngsaiDb db, Meeting meeting, CancellationToken cancellation)
    {
        var earlier = await db
            .Meetings.AsNoTracking()
            .Where(m =>
                m.AgencyId == meeting.AgencyId
                && m.Series == meeting.Series
                && m.Id != meeting.Id
                && m.CancelledAt == null
            )
            .Where(m => m.Day < meeting.Day || (m.Day == meeting.Day && m.Begins < meeting.Begins))
            .OrderBy(m => m.Day)
            .ThenBy(m => m.Begins)
            .ToListAsync(cancellation);
        if (earlier is not [.., var last])
            return new(null, [], []);

        var byId = earlier.ToDictionary(m => m.Id);
        List<MeetingId> ids = [.. byId.Keys];
        var resolutions = await db
            .Resolutions.AsNoTracking()
            .Where(r =>
                r.AgencyId == meeting.AgencyId
                && ids.Contains(r.MeetingId)
                && (r.State != ResolutionState.Done || r.DoneOn >= last.Day)
            )
            .ToListAsync(cancellation);
        var held = last.EndsUtc;
        var corrections = await db
            .MinutesEditions.AsNoTracking()
            .Where(e => e.AgencyId == meeting.AgencyId && ids.Contains(e.MeetingId) && e.Number > 1)
            .Where(e => e.MeetingId == last.Id || e.ApprovedAt >= held)
            .ToListAsync(cancellation);
        return new(
            last,
            [.. corrections.Select(e => (byId[e.MeetingId], e)).OrderBy(c => c.Item1.Day).ThenBy(c => c.e.Number)],
            [
                .. resolutions
                    .Select(r => (byId[r.MeetingId], r))
                    .OrderBy(c => c.Item1.Day)
                    .ThenBy(c => c.r.AgendaNumber, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>What ระเบียบวาระที่ ๒ says by itself, in Arabic digits.</summary>
    public IReadOnlyList<string> MinutesToAdopt =>
        Last is null
            ? []
            :
            [
                $"รับรองรายงานการประชุม{Last.Series} ครั้งที่ {Last.NumberOfYear} เมื่อวันที่ {ThaiDate.InFull(Last.Day)}",
                .. Corrections.Select(c =>
                    $"รายงานการประชุมครั้งที่ {c.Of.NumberOfYear} มีฉบับแก้ไขที่ {c.Edition.Number}: {c.Edition.WhatChanged}"
                ),
            ];

    /// <summary>What ระเบียบวาระที่ ๓ says by itself, in Arabic digits.</summary>
    public IReadOnlyList<string> MattersArising =>
        [
            .. Carried.Select(c =>
                $"มติครั้งที่ {c.Of.NumberOfYear} วาระที่ {c.Resolution.AgendaNumber}: {c.Resolution.Words} (ผู้รับผิดชอบ {c.Resolution.OwnerName}) – {c.Resolution.Standing}"
            ),
        ];

    /// <summary>What the agenda says of a part without anybody writing it.</summary>
    public IReadOnlyList<string> OfPart(int part) =>
        part switch
        {
            Agenda.EarlierMinutes => MinutesToAdopt,
            Agenda.CarriedOver => MattersArising,
            _ => [],
        };

    /// <summary>The whole agenda as lines, in Arabic digits.</summary>
    public IReadOnlyList<string> Lines(IEnumerable<AgendaItem> agenda) =>
        [
            .. from item in agenda.OrderBy(a => a.Part).ThenBy(a => a.Position)
            let line = item.Position == 0 ? $"ระเบียบวาระที่ {item.Part} {item.Title}" : $"{item.Number} {item.Title}"
            from text in item.Position == 0 ? OfPart(item.Part).Select(own => $"- {own}").Prepend(line) : [line]
            select text,
        ];
}

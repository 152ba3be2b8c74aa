using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;
using Prongsai.Meetings.Resolutions;

namespace Prongsai.Meetings.Minutes;

/// <summary>Reads what stands in the minutes of a meeting: its rows, the photographs' bytes, and what earlier meetings left.</summary>
internal sealed class GatheringMinutes(ProngsaiDb db, IAgencies agencies, KeptFiles files)
{
    public async Task<MinutesContent> OfAsync(Meeting meeting, string approver, CancellationToken cancellation)
    {
        var agency = await agencies.ByIdAsync(meeting.AgencyId, cancellation).OrMissAsync();
        var agenda = await db.AgendaAsync(meeting, cancellation);
        var people = await db.PeopleOfMeetingAsync(meeting, cancellation);
        var tasks = (
            await db
                .Resolutions.AsNoTracking()
                .Where(r => r.AgencyId == meeting.AgencyId && r.MeetingId == meeting.Id)
                .OrderBy(r => r.DueOn)
                .ToListAsync(cancellation)
        ).ToLookup(r => r.AgendaNumber);
        var earlier = await EarlierMeetings.OfAsync(db, meeting, cancellation);
        var photographs = await db.PhotographsAsync(meeting, cancellation);
        List<PaperPicture> pictures = [];
        foreach (var photograph in photographs)
            pictures.Add(
                new(
                    await files.ReadAsync(photograph.File, cancellation),
                    photograph.MediaType,
                    new(photograph.Width, photograph.Height),
                    photograph.Caption,
                    photograph.Caption
                )
            );

        return new(
            agency.Name.Th,
            meeting.Series,
            meeting.Title,
            meeting.NumberOfYear,
            meeting.Day,
            meeting.Place.Length > 0 ? meeting.Place : $"การประชุมทางไกล {meeting.Link}",
            Those(people, p => p.IsInvited && p.Presence == Presence.Present, meeting),
            Those(people, p => p.IsInvited && p.Presence != Presence.Present, meeting),
            Those(people, p => !p.IsInvited && p.Presence == Presence.Present, meeting),
            meeting.BeganAt,
            meeting.EndedAt,
            [
                .. agenda.Select(item => new MinutesMatter(
                    item.Part,
                    item.Position,
                    item.Title,
                    item.Position == 0 ? earlier.OfPart(item.Part) : [],
                    item.Text,
                    item.Decision,
                    [.. tasks[item.Number].Select(t => new MinutesTask(t.Words, t.OwnerName, t.DueOn))]
                )),
            ],
            pictures,
            meeting.RecorderName,
            approver,
            meeting.Editions + 1,
            meeting.WhatChanged
        );
    }

    private static IReadOnlyList<MinutesPerson> Those(
        IReadOnlyList<Invitee> people,
        Func<Invitee, bool> which,
        Meeting meeting
    ) =>
        [
            .. people
                .Where(which)
                .Select(p => new MinutesPerson(
                    p.Presence == Presence.Present && p.Substitute.Length > 0 ? $"{p.Substitute} แทน {p.InFull}"
                        : p.Presence == Presence.Absent && p.AbsentBecause.Length > 0
                            ? $"{p.InFull} ({p.AbsentBecause})"
                        : p.InFull,
                    RoleOf(p, meeting)
                )),
        ];

    private static string RoleOf(Invitee person, Meeting meeting) =>
        person.Substitute.Length > 0 ? ""
        : Is(person, meeting.ChairId, meeting.ChairName) ? "ประธาน"
        : Is(person, meeting.SecretaryId, meeting.SecretaryName) ? "เลขานุการ"
        : "";

    private static bool Is(Invitee person, Guid? account, string name) =>
        account is { } id ? person.AccountId == id : person.AccountId is null && person.Name == name;
}

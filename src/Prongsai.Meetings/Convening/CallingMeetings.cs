using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Attendance;
using Prongsai.Meetings.Inviting;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Meetings.Convening;

/// <summary>What the form of a meeting is filled from.</summary>
internal sealed record MeetingChoices(
    IReadOnlyList<StaffMember> Officers,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<MeasureToKeep> Measures
)
{
    /// <summary>People by section, those of none at the end.</summary>
    public IEnumerable<(Bilingual Section, IReadOnlyList<StaffMember> Officers)> BySection =>
        from section in Sections
            .Select(s => ((SectionId?)s.Id, s.Name))
            .Append((null, new("ไม่ระบุฝ่าย", "No section")))
        let people = Officers
            .Where(o =>
                section.Item1 is { } id
                    ? o.SectionId == id
                    : o.SectionId is null || Sections.All(s => s.Id != o.SectionId)
            )
            .ToList()
        where people.Count > 0
        select (section.Item2, (IReadOnlyList<StaffMember>)people);
}

/// <summary>Calls a meeting and changes it: the meeting, its agenda and its list in one go.</summary>
internal sealed class CallingMeetings(
    ProngsaiDb db,
    IPeople people,
    IAgencies agencies,
    IMeasuresToKeep measures,
    AttendanceCodes codes,
    TellingTheInvited telling
)
{
    public async Task<MeetingChoices> ChoicesAsync(AgencyId agency, DateOnly day, CancellationToken cancellation) =>
        new(
            await people.StaffAsync(agency, cancellation),
            await agencies.SectionsAsync(agency, cancellation),
            await measures.OfAsync(agency, day, cancellation)
        );

    /// <summary>The number that a series' next meeting has.</summary>
    public async Task<int> NextNumberAsync(AgencyId agency, string series, int year, CancellationToken cancellation) =>
        1
        + (
            await db
                .Meetings.Where(m => m.AgencyId == agency && m.Series == series && m.Year == year)
                .MaxAsync(m => (int?)m.Number, cancellation)
            ?? 0
        );

    public async Task<(Meeting? Meeting, IReadOnlyList<Refusal> WhyNot)> CallAsync(
        AgencyId agency,
        MeetingWords words,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (await IsTakenAsync(agency, words, null, cancellation))
            return (null, [MeetingRefusals.NumberTaken]);

        var meeting = Meeting.Call(agency, words, codes.NewSealedKey());
        db.Meetings.Add(meeting);
        db.AgendaItems.AddRange(Agenda.Of(meeting, words.Agenda));
        db.Invitees.AddRange(words.Guests.Select((guest, i) => Invitee.Of(meeting, guest, i)));
        db.Journal(agency, now, by, "MeetingCalled", meeting.Record, Facts(meeting));
        await db.SaveNewOrRefuseAsync<Meeting>(
            m =>
                m.AgencyId == agency
                && m.Series == meeting.Series
                && m.Year == meeting.Year
                && m.Number == meeting.Number,
            MeetingRefusals.NumberTaken,
            cancellation
        );
        return (meeting, []);
    }

    /// <summary>Changes it; whoever was told of it before is told of the change.</summary>
    public async Task<IReadOnlyList<Refusal>> ChangeAsync(
        Meeting meeting,
        MeetingWords words,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        var agenda = await db.AgendaAsync(meeting, cancellation);
        var present = await db.PeopleOfMeetingAsync(meeting, cancellation);
        var keys = words.Guests.Select(guest => guest.Key).ToHashSet();
        var left = present.Where(p => p.IsInvited && !keys.Contains(p.PersonKey)).ToList();
        List<Refusal> whyNot = [.. meeting.WhyNotChange()];
        if (await IsTakenAsync(meeting.AgencyId, words, meeting.Id, cancellation))
            whyNot.Add(MeetingRefusals.NumberTaken);
        if (left.Any(p => p.Presence != Presence.Unknown))
            whyNot.Add(MeetingRefusals.AttendedAlready);
        // A matter that was written of may move, not go.
        var titles = words.Agenda.SelectMany(part => part.Value.Select(title => (part.Key, title))).ToHashSet();
        if (agenda.Any(a => a.Position > 0 && a.IsWritten && !titles.Contains((a.Part, a.Title))))
            whyNot.Add(MeetingRefusals.AgendaIsWritten);
        if (whyNot.Count > 0)
            return whyNot;

        var (added, removed) = Agenda.Become(meeting, agenda, words.Agenda);
        db.AgendaItems.AddRange(added);
        db.AgendaItems.RemoveRange(removed);
        IReadOnlyList<AgendaItem> whole = [.. agenda.Except(removed), .. added];
        meeting.Change(words);
        var byKey = present.ToDictionary(p => p.PersonKey);
        List<Invitee> stay = [];
        for (var i = 0; i < words.Guests.Count; i++)
        {
            var guest = words.Guests[i];
            if (byKey.TryGetValue(guest.Key, out var known))
            {
                known.StandAt(i, guest.Email);
                stay.Add(known);
            }
            else
                db.Invitees.Add(Invitee.Of(meeting, guest, i));
        }

        db.Invitees.RemoveRange(left);
        if (meeting.InvitedAt is not null && meeting.EndsUtc > now.Utc)
        {
            await telling.TellAsync(
                meeting,
                whole,
                [.. stay.Where(p => p.ToldAt is not null)],
                Tidings.Change,
                now,
                cancellation
            );
            await telling.TellAsync(
                meeting,
                whole,
                [.. left.Where(p => p.ToldAt is not null)],
                Tidings.NotNeeded,
                now,
                cancellation
            );
        }

        db.Journal(meeting.AgencyId, now, by, "MeetingChanged", meeting.Record, Facts(meeting));
        return [];
    }

    private Task<bool> IsTakenAsync(AgencyId agency, MeetingWords words, MeetingId? own, CancellationToken cancellation)
    {
        var year = Meeting.YearOf(words.Day);
        return db.Meetings.AnyAsync(
            m =>
                m.AgencyId == agency
                && m.Series == words.Series
                && m.Year == year
                && m.Number == words.Number
                && (own == null || m.Id != own),
            cancellation
        );
    }

    private static object Facts(Meeting meeting) =>
        new
        {
            meeting.Series,
            number = meeting.NumberOfYear,
            meeting.Day,
            meeting.Begins,
            meeting.Ends,
            meeting.Place,
            meeting.Link,
            chair = meeting.ChairName,
            secretary = meeting.SecretaryName,
        };
}

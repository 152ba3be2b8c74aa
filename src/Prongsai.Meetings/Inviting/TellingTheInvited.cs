using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Resolutions;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Meetings.Inviting;

/// <summary>What the invited are told.</summary>
internal enum Tidings
{
    Invitation,
    Change,
    Cancellation,

    /// <summary>Only this person is not needed any more.</summary>
    NotNeeded,
    Reminder,
}

/// <summary>
/// Tells people of a meeting: a notice to each account, and a letter to everybody whose address is known. Each is led to their own page of
/// the meeting, with the calendar file and the answer. The caller saves.
/// </summary>
internal sealed class TellingTheInvited(ProngsaiDb db, IAgencies agencies, IMailAddresses addresses, INotices notices)
{
    public static string PageOf(Agency agency, Invitee person) => $"/{agency.Slug}/meetings/{person.Key}";

    public async Task TellAsync(
        Meeting meeting,
        IReadOnlyList<AgendaItem> agenda,
        IReadOnlyList<Invitee> people,
        Tidings news,
        Now now,
        CancellationToken cancellation
    )
    {
        var agency = await agencies.ByIdAsync(meeting.AgencyId, cancellation).OrMissAsync();
        var earlier = await EarlierMeetings.OfAsync(db, meeting, cancellation);
        var mail = await addresses.OfAsync([.. people.Select(p => p.AccountId).OfType<Guid>()], cancellation);
        var subject = SubjectOf(meeting, news);
        var body = BodyOf(meeting, earlier.Lines(agenda), news);
        foreach (var person in people)
        {
            // Whoever is not needed has no page of the meeting any more.
            var page = news == Tidings.NotNeeded ? $"/{agency.Slug}" : PageOf(agency, person);
            if (person.AccountId is { } account)
                notices.Tell(
                    now,
                    new Notice(meeting.AgencyId, Recipients.Account(account), MeetingsParts.Notice, subject, page)
                );
            if ((person.AccountId is { } id ? mail.GetValueOrDefault(id) : person.Email) is { } to)
                db.Send(now, new Letter(to, subject, body, page), meeting.AgencyId);
            person.Tell(now);
        }
    }

    private static Bilingual SubjectOf(Meeting meeting, Tidings news)
    {
        var (day, name) = (ThaiDate.InWords(meeting.Day), meeting.Named);
        return news switch
        {
            Tidings.Invitation => new(
                $"ขอเชิญประชุม{name.Th} วันที่ {day.Th}",
                $"You are invited to {name.En} on {day.En}"
            ),
            Tidings.Change => new(
                $"เปลี่ยนแปลงการประชุม{name.Th} วันที่ {day.Th}",
                $"{name.En} on {day.En} has changed"
            ),
            Tidings.Reminder => new($"พรุ่งนี้มีประชุม{name.Th}", $"{name.En} meets tomorrow"),
            Tidings.NotNeeded => new($"ไม่ต้องเข้าประชุม{name.Th}", $"You need not come to {name.En}"),
            _ => new($"ยกเลิกการประชุม{name.Th} วันที่ {day.Th}", $"{name.En} on {day.En} is cancelled"),
        };
    }

    private static Bilingual BodyOf(Meeting meeting, IReadOnlyList<string> agenda, Tidings news)
    {
        var (day, hours) = (ThaiDate.InWords(meeting.Day), HourOfDay.InWords(meeting.Begins, meeting.Ends));
        var where = string.Join(' ', new[] { meeting.Place, meeting.Link }.Where(part => part.Length > 0));
        if (news == Tidings.NotNeeded)
            return new(
                $"รายชื่อผู้เข้าประชุมวันที่ {day.Th} เปลี่ยนแปลง ท่านไม่ต้องเข้าประชุมครั้งนี้",
                $"The list of the meeting of {day.En} has changed; you need not come."
            );
        if (news == Tidings.Cancellation)
            return new(
                $"การประชุมวันที่ {day.Th} เวลา {hours.Th} ณ {where} ยกเลิก เพราะ {meeting.CancelledBecause}\nเปิดหน้านี้เพื่อดาวน์โหลดไฟล์ปฏิทินที่ลบนัดออก",
                $"The meeting of {day.En}, {hours.En}, at {where} is cancelled: {meeting.CancelledBecause}\nThe page has the calendar file that removes it."
            );

        var lines = string.Join('\n', agenda);
        return new(
            $"วันที่ {day.Th} เวลา {hours.Th}\nณ {where}\n\nระเบียบวาระการประชุม\n{lines}\n\nเปิดหน้านี้เพื่อตอบรับ และดาวน์โหลดไฟล์ปฏิทิน (.ics)",
            $"On {day.En}, {hours.En}\nAt {where}\n\nAgenda\n{lines}\n\nOpen the page to answer and for the calendar file (.ics)."
        );
    }
}

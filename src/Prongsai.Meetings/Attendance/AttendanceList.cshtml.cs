using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;

namespace Prongsai.Meetings.Attendance;

/// <summary>The secretary's list: who came, who came in whose place, who did not and why, and who came uninvited.</summary>
[Writes(Duty.Preparer, Duty.MeasureOwner, Duty.Executive)]
[Act("บันทึกการเข้าประชุม", "Record attendance of a meeting")]
internal sealed class AttendanceListModel(ProngsaiDb db, TimeProvider clock) : PageModel
{
    public Meeting Meeting { get; private set; } = null!;
    public IReadOnlyList<Invitee> People { get; private set; } = [];
    public IReadOnlyDictionary<InviteeId, AttendanceLine> Lines { get; private set; } =
        new Dictionary<InviteeId, AttendanceLine>();
    public string Name { get; private set; } = "";
    public string Organisation { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool IsSaved { get; private set; }
    public string Here => $"{Meeting.Page}/attendance";

    public async Task OnGetAsync(MeetingId id, bool saved, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        IsSaved = saved;
    }

    public async Task<IActionResult> OnPostAsync(MeetingId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var sent = await Request.ReadFormAsync(cancellation);
        Lines = People.ToDictionary(p => p.Id, p => AttendanceLine.Read(sent, p));
        List<Refusal> whyNot = [.. AttendModel.WhyNotCome(Meeting)];
        if (Lines.Values.Any(line => line.Words.Length > MeetingWords.Longest))
            whyNot.Add(AttendanceRefusals.TooLong);
        // Somebody signed in on the wall since this page was opened: what was ticked here knew nothing of it.
        var changed = People.Where(p => Lines[p.Id].Differs(p)).ToList();
        if (changed.Any(p => Lines[p.Id].Version != p.Version))
            whyNot.Add(AttendanceRefusals.Raced);
        WhyNot = whyNot;
        if (WhyNot.Count > 0)
        {
            // Saving again, having read what stands now, is meant.
            Lines = People.ToDictionary(p => p.Id, p => Lines[p.Id] with { Version = p.Version });
            return Page();
        }

        var now = clock.Now();
        foreach (var person in changed)
            Lines[person.Id].Record(person, now);
        if (changed.Count > 0)
            db.Journal(
                Meeting.AgencyId,
                now,
                User.Actor(),
                "AttendanceRecorded",
                Meeting.Record,
                new { people = changed.Select(p => new { p.Name, presence = p.Presence.ToString() }) }
            );
        if (await db.TrySaveAsync(cancellation))
            return LocalRedirect($"{Here}?saved=true");

        var typed = Lines;
        await FetchAsync(id, cancellation);
        (Lines, WhyNot) = (
            People.ToDictionary(
                p => p.Id,
                p => typed.GetValueOrDefault(p.Id, AttendanceLine.Of(p)) with { Version = p.Version }
            ),
            [AttendanceRefusals.Raced]
        );
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(
        MeetingId id,
        string? name,
        string? organisation,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        (Name, Organisation) = (ThaiText.NormaliseLine(name ?? ""), ThaiText.NormaliseLine(organisation ?? ""));
        var guest = new Guest(null, Name, "", Organisation, null);
        WhyNot =
        [
            .. AttendModel.WhyNotCome(Meeting),
            .. Name.Length is 0 or > MeetingWords.Longest || Organisation.Length > MeetingWords.Longest
                ? [AttendanceRefusals.Name]
                : Array.Empty<Refusal>(),
            .. People.Any(p => p.PersonKey == guest.Key) ? [AttendanceRefusals.Known] : Array.Empty<Refusal>(),
        ];
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        var came = Invitee.Of(Meeting, guest, People.Count, invited: false);
        came.Come(Means.List, now);
        db.Invitees.Add(came);
        db.Journal(
            Meeting.AgencyId,
            now,
            User.Actor(),
            "AttendanceRecorded",
            Meeting.Record,
            new { people = new[] { new { came.Name, presence = came.Presence.ToString() } } }
        );
        await db.SaveNewOrRefuseAsync<Invitee>(
            i => i.AgencyId == came.AgencyId && i.MeetingId == came.MeetingId && i.PersonKey == came.PersonKey,
            AttendanceRefusals.Known,
            cancellation
        );
        return LocalRedirect($"{Here}?saved=true");
    }

    private async Task FetchAsync(MeetingId id, CancellationToken cancellation)
    {
        Meeting = await db.MeetingAsync(User.Agency(), id, cancellation);
        People = await db.PeopleOfMeetingAsync(Meeting, cancellation);
        Lines = People.ToDictionary(p => p.Id, AttendanceLine.Of);
    }
}

/// <summary>What the list says of one person.</summary>
/// <param name="Choice">"unknown", "present", "substitute" or "absent".</param>
/// <param name="Words">Who came in their place, or why they did not.</param>
/// <param name="Version">Of the person as the list showed them.</param>
internal sealed record AttendanceLine(string Choice, string Words, int Version)
{
    public static readonly IReadOnlyList<(string Choice, Bilingual Words)> Choices =
    [
        ("unknown", new("ยังไม่บันทึก", "not recorded")),
        ("present", new("มา", "came")),
        ("substitute", new("ผู้อื่นมาแทน", "somebody came instead")),
        ("absent", new("ไม่มา", "absent")),
    ];

    public static AttendanceLine Of(Invitee person) =>
        new(
            person.Presence switch
            {
                Presence.Present when person.Substitute.Length > 0 => "substitute",
                Presence.Present => "present",
                Presence.Absent => "absent",
                _ => "unknown",
            },
            person.Presence == Presence.Present ? person.Substitute
                : person.Presence == Presence.Absent ? person.AbsentBecause
                : person.Reply == Reply.NotComing ? person.ReplyBecause
                : "",
            person.Version
        );

    public static AttendanceLine Read(Microsoft.AspNetCore.Http.IFormCollection form, Invitee person)
    {
        var present = Of(person);
        string choice = form[$"presence-{person.Id.Value}"].ToString();
        if (Choices.All(one => one.Choice != choice))
            return present;

        var words = ThaiText.NormaliseLine(form[$"words-{person.Id.Value}"].ToString());
        return new(
            // Nobody came in their place if nobody is named.
            choice == "substitute"
            && words.Length == 0
                ? "present"
                : choice,
            choice is "substitute" or "absent" ? words : "",
            int.TryParse(
                form[$"version-{person.Id.Value}"],
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var version
            )
                ? version
                : 0
        );
    }

    public bool Differs(Invitee person)
    {
        var stands = Of(person);
        return Choice != stands.Choice || (Choice is "substitute" or "absent" && Words != stands.Words);
    }

    public void Record(Invitee person, Now now)
    {
        switch (Choice)
        {
            case "present":
                person.Come(Means.List, now);
                break;
            case "substitute":
                person.Come(Means.List, now, Words);
                break;
            case "absent":
                person.StayAway(Words, now);
                break;
            default:
                person.BeUnknown();
                break;
        }
    }
}

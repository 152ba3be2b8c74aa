using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;

namespace Prongsai.Meetings.Attendance;

/// <summary>
/// What the picture on the wall leads to. A signed-in officer confirms with one press; a person without account picks their name among
/// those who have not signed yet, or writes name and organisation. Without a good code it shows nothing of the meeting.
/// </summary>
[AllowAnonymous]
internal sealed class AttendModel(
    ProngsaiDb db,
    IAgencies agencies,
    AttendanceCodes codes,
    AttendanceFloods floods,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Meeting Meeting { get; private set; } = null!;
    public IReadOnlyList<Invitee> People { get; private set; } = [];

    /// <summary>Proves that the page was opened with a good code; null when the code is none.</summary>
    public string? Pass { get; private set; }

    /// <summary>The signed-in officer of this agency; null for everybody else.</summary>
    public Actor? Officer { get; private set; }

    public string Typed { get; private set; } = "";
    public string TypedOrganisation { get; private set; } = "";
    public Guid? Picked { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    /// <summary>Whose attendance was recorded just now.</summary>
    public string? Signed { get; private set; }

    public string Here => PathOf(Agency.Slug, Meeting.Id);

    /// <summary>Those who may still pick their name.</summary>
    public IReadOnlyList<Invitee> Waiting => [.. People.Where(p => p.IsInvited && p.Presence == Presence.Unknown)];

    public static string PathOf(string slug, MeetingId id) => $"/{slug}/meetings/{id.Value}/attend";

    public static IReadOnlyList<Refusal> WhyNotCome(Meeting meeting) =>
        meeting.IsCancelled ? [MeetingRefusals.Cancelled]
        : meeting.WhyNotRecord().Count > 0 ? [AttendanceRefusals.Closed]
        : [];

    public async Task OnGetAsync(string agency, MeetingId id, string? code, CancellationToken cancellation)
    {
        var now = await FetchAsync(agency, id, cancellation);
        WhyNot = codes.IsGood(Meeting, code, now.Utc) ? WhyNotCome(Meeting) : [AttendanceRefusals.Expired];
        if (WhyNot.Count == 0)
            Pass = codes.Pass(Meeting, now.Utc);
    }

    /// <param name="self">True when a signed-in officer signs for themselves.</param>
    public async Task<IActionResult> OnPostAsync(
        string agency,
        MeetingId id,
        string? pass,
        bool self,
        Guid? person,
        string? name,
        string? organisation,
        CancellationToken cancellation
    )
    {
        var now = await FetchAsync(agency, id, cancellation);
        (Typed, TypedOrganisation) = (ThaiText.NormaliseLine(name ?? ""), ThaiText.NormaliseLine(organisation ?? ""));
        Picked = person;
        WhyNot =
            floods.IsTooMuch(HttpContext.Connection.RemoteIpAddress) ? [AttendanceRefusals.TooManyFromHere]
            : codes.IsGoodPass(Meeting, pass, now.Utc) ? WhyNotCome(Meeting)
            : [AttendanceRefusals.Expired];
        if (WhyNot is [var why, ..])
        {
            Pass = why == AttendanceRefusals.TooManyFromHere ? pass : null;
            return Page();
        }

        Pass = pass;
        var (who, isNew) = Who(self);
        if (who is null)
        {
            WhyNot = [AttendanceRefusals.Name];
            return Page();
        }

        // Signed already: the first time counts, and pressing again does no harm.
        Signed = who.Name;
        if (who.Presence == Presence.Present)
            return Page();

        who.Come(self ? Means.Account : Means.Picture, now);
        if (isNew)
            db.Invitees.Add(who);
        db.Journal(
            Meeting.AgencyId,
            now,
            self ? Officer!.Value : new Actor(Guid.Empty, who.Name),
            "MeetingAttended",
            Meeting.Record,
            new { who.Name, means = who.Means }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Recorded by somebody else in this moment: what stands is read again, and says the same or more.
            db.ChangeTracker.Clear();
            await FetchAsync(agency, id, cancellation);
            if (People.All(p => p.PersonKey != who.PersonKey || p.Presence != Presence.Present))
                (Signed, WhyNot) = (null, [AttendanceRefusals.Raced]);
        }

        return Page();
    }

    private (Invitee? Who, bool IsNew) Who(bool self)
    {
        if (self && Officer is { } officer)
            return Known(new Guest(officer.AccountId, officer.Name, "", "", null));
        if (self)
            return (null, false);
        if (Picked is { } picked)
            return (People.FirstOrDefault(p => p.Id.Value == picked && p.IsInvited), false);

        return
            Typed.Length is 0 or > MeetingWords.Longest
            || TypedOrganisation.Length > MeetingWords.Longest
            || People.Count >= MeetingWords.MostPeople * 2
            ? (null, false)
            : Known(new Guest(null, Typed, "", TypedOrganisation, null));
    }

    private (Invitee Who, bool IsNew) Known(Guest guest) =>
        People.FirstOrDefault(p => p.PersonKey == guest.Key) is { } known
            ? (known, false)
            : (Invitee.Of(Meeting, guest, People.Count, invited: false), true);

    private async Task<Now> FetchAsync(string agency, MeetingId id, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        Meeting = await db.MeetingAsync(Agency.Id, id, cancellation);
        People = await db.PeopleOfMeetingAsync(Meeting, cancellation);
        if (User.Identity?.IsAuthenticated == true && User.ReadsContent() && User.Agency() == Agency.Id)
            Officer = User.Actor();
        return clock.Now();
    }
}

/// <summary>How many may sign in from one network in a minute: a whole room does, over the office's one address.</summary>
internal sealed class AttendanceFloods(TimeProvider clock)
{
    public const int Most = 120;

    private readonly MinuteCounts _counts = new(clock);

    public bool IsTooMuch(System.Net.IPAddress? from) => _counts.Add(MinuteCounts.NetworkOf(from, 4)) > Most;
}

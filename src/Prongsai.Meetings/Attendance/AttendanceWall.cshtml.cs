using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;

namespace Prongsai.Meetings.Attendance;

/// <summary>For the projector: the picture that changes every minute, and how many have come. The browser asks again by itself.</summary>
internal sealed class AttendanceWallModel(ProngsaiDb db, IAgencies agencies, AttendanceCodes codes, TimeProvider clock)
    : PageModel
{
    private const int Seconds = 20;

    public Meeting Meeting { get; private set; } = null!;
    public string Address { get; private set; } = "";
    public int Present { get; private set; }
    public int Invited { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(MeetingId id, CancellationToken cancellation)
    {
        var (agency, now) = (User.Agency(), clock.Now());
        Meeting = await db.MeetingAsync(agency, id, cancellation);
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        WhyNot = AttendModel.WhyNotCome(Meeting);
        var people = await db.PeopleOfMeetingAsync(Meeting, cancellation);
        (Present, Invited) = (people.Count(p => p.Presence == Presence.Present), people.Count(p => p.IsInvited));
        Address =
            $"{Request.Scheme}://{Request.Host}{AttendModel.PathOf(whose.Slug, id)}/{codes.CodeAt(Meeting, now.Utc)}";
        Response.Headers.CacheControl = "no-store";
        // No script: the page asks for itself again, three times a minute, so that no code on it is older than it may be.
        Response.Headers["Refresh"] = Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Attendance;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Resolutions;

namespace Prongsai.Meetings.Inviting;

/// <summary>
/// The page of one who is invited, opened by the key of their letter, with account or without: when, where, the agenda, the calendar file,
/// and the answer. It shows nothing of anybody else.
/// </summary>
[AllowAnonymous, EnableRateLimiting(CitizenForms.Policy)]
internal sealed class AnswerInvitationModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Invitee Person { get; private set; } = null!;
    public Meeting Meeting { get; private set; } = null!;
    public IReadOnlyList<string> Lines { get; private set; } = [];
    public string Because { get; private set; } = "";
    public bool IsAnswered { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Now Now { get; private set; }
    public string Here => TellingTheInvited.PageOf(Agency, Person);
    public bool TakesAnswers => !Meeting.IsCancelled && Meeting.EndsUtc > Now.Utc;

    public async Task OnGetAsync(string agency, string key, bool answered, CancellationToken cancellation)
    {
        await FetchAsync(agency, key, cancellation);
        (Because, IsAnswered) = (Person.ReplyBecause, answered);
    }

    public async Task<IActionResult> OnGetCalendarAsync(string agency, string key, CancellationToken cancellation)
    {
        await FetchAsync(agency, key, cancellation);
        return File(
            CalendarFile
                .Of(
                    Meeting,
                    Lines,
                    Agency.Name.Th,
                    Agency.Contact.Email,
                    $"{Request.Scheme}://{Request.Host}{Here}",
                    Now
                )
                .Write(),
            CalendarFile.MediaType,
            "meeting.ics"
        );
    }

    public async Task<IActionResult> OnPostAsync(
        string agency,
        string key,
        bool coming,
        string? because,
        CancellationToken cancellation
    )
    {
        await FetchAsync(agency, key, cancellation);
        Because = ThaiText.NormaliseLine(because ?? "");
        WhyNot = TakesAnswers ? Invitee.WhyNotReply(coming, Because) : [AttendanceRefusals.Closed];
        if (WhyNot.Count > 0)
            return Page();

        Person.Answer(coming, Because);
        db.Journal(
            Meeting.AgencyId,
            Now,
            new Actor(Person.AccountId ?? Guid.Empty, Person.Name),
            "MeetingAnswered",
            Meeting.Record,
            new { coming, Because }
        );
        await db.SaveOrRefuseAsync(AttendanceRefusals.Raced, cancellation);
        return LocalRedirect($"{Here}?answered=true");
    }

    private async Task FetchAsync(string agency, string key, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Now = clock.Now();
        Agency = await agencies.BySlugAsync(agency, cancellation).OrMissAsync();
        var tidy = ReadableKey.Tidy(key);
        Person = await db
            .Invitees.FirstOrDefaultAsync(i => i.AgencyId == Agency.Id && i.Key == tidy && i.IsInvited, cancellation)
            .OrMissAsync();
        Meeting = await db.MeetingAsync(Agency.Id, Person.MeetingId, cancellation);
        // Who is to do what of earlier resolutions is for the people of the agency.
        var agenda = await db.AgendaAsync(Meeting, cancellation);
        Lines = Person.AccountId is null
            ? new EarlierMeetings(null, [], []).Lines(agenda)
            : (await EarlierMeetings.OfAsync(db, Meeting, cancellation)).Lines(agenda);
    }
}

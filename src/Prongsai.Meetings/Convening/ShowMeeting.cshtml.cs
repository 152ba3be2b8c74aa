using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Inviting;
using Prongsai.Meetings.Minutes;
using Prongsai.Meetings.Resolutions;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Meetings.Convening;

/// <summary>One meeting: when, where, the agenda, who is invited and what they answered; inviting, cancelling, and what comes of it.</summary>
[Writes(Duty.Preparer, Duty.MeasureOwner, Duty.Executive)]
[Act("ส่งหนังสือเชิญประชุม หรือยกเลิกการประชุม", "Invite to a meeting, or cancel it")]
internal sealed class ShowMeetingModel(
    ProngsaiDb db,
    IAgencies agencies,
    IMeasuresToKeep measures,
    TellingTheInvited telling,
    TimeProvider clock
) : PageModel
{
    public Meeting Meeting { get; private set; } = null!;
    public Agency Agency { get; private set; } = null!;
    public IReadOnlyList<AgendaItem> Items { get; private set; } = [];
    public IReadOnlyList<Invitee> People { get; private set; } = [];
    public EarlierMeetings Earlier { get; private set; } = null!;
    public IReadOnlyList<MinutesEdition> Editions { get; private set; } = [];
    public IReadOnlyList<Resolution> Resolutions { get; private set; } = [];
    public IReadOnlyList<MeasureToKeep> Measures { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Now Now { get; private set; }

    /// <summary>Those who were not told yet: all before the invitation, newcomers after it.</summary>
    public IReadOnlyList<Invitee> ToInvite => [.. People.Where(p => p.IsInvited && p.ToldAt is null)];

    public Task OnGetAsync(MeetingId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnGetCalendarAsync(MeetingId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        return File(
            CalendarFile
                .Of(
                    Meeting,
                    Earlier.Lines(Items),
                    Agency.Name.Th,
                    Agency.Contact.Email,
                    $"{Request.Scheme}://{Request.Host}{Meeting.Page}",
                    Now
                )
                .Write(),
            CalendarFile.MediaType,
            "meeting.ics"
        );
    }

    public async Task<IActionResult> OnPostInviteAsync(MeetingId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Meeting.WhyNotInvite(Now, ToInvite.Count);
        if (WhyNot.Count > 0)
            return Page();

        var told = ToInvite;
        Meeting.Invite(Now);
        await telling.TellAsync(Meeting, Items, told, Tidings.Invitation, Now, cancellation);
        db.Journal(
            Meeting.AgencyId,
            Now,
            User.Actor(),
            "MeetingInvited",
            Meeting.Record,
            new { meeting = Meeting.Name, people = told.Count }
        );
        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect(Meeting.Page);
    }

    public async Task<IActionResult> OnPostCancelAsync(MeetingId id, string? because, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var why = ThaiText.NormaliseLine(because ?? "");
        WhyNot = Meeting.WhyNotCancel(why);
        if (WhyNot.Count > 0)
            return Page();

        Meeting.Cancel(why, Now);
        await telling.TellAsync(
            Meeting,
            Items,
            [.. People.Where(p => p.ToldAt is not null)],
            Tidings.Cancellation,
            Now,
            cancellation
        );
        db.Journal(
            Meeting.AgencyId,
            Now,
            User.Actor(),
            "MeetingCancelled",
            Meeting.Record,
            new { meeting = Meeting.Name },
            why
        );
        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect(Meeting.Page);
    }

    private async Task FetchAsync(MeetingId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Now = clock.Now();
        Meeting = await db.MeetingAsync(agency, id, cancellation);
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Items = await db.AgendaAsync(Meeting, cancellation);
        People = await db.PeopleOfMeetingAsync(Meeting, cancellation);
        Earlier = await EarlierMeetings.OfAsync(db, Meeting, cancellation);
        Editions = await db
            .MinutesEditions.AsNoTracking()
            .Where(e => e.AgencyId == agency && e.MeetingId == id)
            .OrderBy(e => e.Number)
            .ToListAsync(cancellation);
        Resolutions = await db
            .Resolutions.AsNoTracking()
            .Where(r => r.AgencyId == agency && r.MeetingId == id)
            .OrderBy(r => r.DueOn)
            .ToListAsync(cancellation);
        Measures =
        [
            .. (await measures.OfAsync(agency, Meeting.Day, cancellation)).Where(m =>
                Meeting.MeasureIds.Contains(m.Id)
            ),
        ];
    }
}

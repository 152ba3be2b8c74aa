using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Convening;

/// <summary>Calls a meeting; of a known series, with the next number and the people of the last one.</summary>
[Writes(Duty.Preparer, Duty.MeasureOwner, Duty.Executive)]
[Act("เรียกประชุม", "Call a meeting")]
internal sealed class NewMeetingModel(ProngsaiDb db, CallingMeetings calling, TimeProvider clock) : PageModel
{
    public MeetingForm Form { get; private set; } = new();
    public MeetingChoices Choices { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(string? series, CancellationToken cancellation)
    {
        var (agency, today) = (User.Agency(), clock.Now().Today);
        Choices = await calling.ChoicesAsync(agency, today, cancellation);
        Form = new() { Number = 1, Series = series };
        if (string.IsNullOrEmpty(series))
            return;

        var last = await db
            .Meetings.AsNoTracking()
            .Where(m => m.AgencyId == agency && m.Series == series)
            .OrderByDescending(m => m.Day)
            .FirstOrDefaultAsync(cancellation);
        if (last is null)
            return;

        var people = await db.PeopleOfMeetingAsync(last, cancellation);
        Form = MeetingForm.Of(last, [], people) with
        {
            Title = "",
            Day = "",
            Number = await calling.NextNumberAsync(agency, series, Meeting.YearOf(today), cancellation),
        };
    }

    public async Task<IActionResult> OnPostAsync(MeetingForm form, CancellationToken cancellation)
    {
        var (agency, now) = (User.Agency(), clock.Now());
        Choices = await calling.ChoicesAsync(agency, ThaiDate.Read(form.Day).Day ?? now.Today, cancellation);
        var (words, whyNot) = form.Read(Choices.Officers, [.. Choices.Measures.Select(m => m.Id)]);
        (Form, WhyNot) = (form, whyNot);
        if (words is null || !ModelState.IsValid)
            return Page();

        var (meeting, refused) = await calling.CallAsync(agency, words, now, User.Actor(), cancellation);
        WhyNot = refused;
        return meeting is null ? Page() : LocalRedirect(meeting.Page);
    }
}

/// <summary>Changes a meeting; whoever was told of it is told of the change.</summary>
[Writes(Duty.Preparer, Duty.MeasureOwner, Duty.Executive)]
[Act("แก้ไขการประชุมและระเบียบวาระ", "Change a meeting and its agenda")]
internal sealed class EditMeetingModel(ProngsaiDb db, CallingMeetings calling, TimeProvider clock) : PageModel
{
    public Meeting Meeting { get; private set; } = null!;
    public MeetingForm Form { get; private set; } = new();
    public MeetingChoices Choices { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task OnGetAsync(MeetingId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Meeting.WhyNotChange();
        Form = MeetingForm.Of(
            Meeting,
            await db.AgendaAsync(Meeting, cancellation),
            await db.PeopleOfMeetingAsync(Meeting, cancellation)
        );
    }

    public async Task<IActionResult> OnPostAsync(MeetingId id, MeetingForm form, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        // A measure of the year that the meeting had stays possible when the day moves.
        var (words, whyNot) = form.Read(
            Choices.Officers,
            [.. Choices.Measures.Select(m => m.Id), .. Meeting.MeasureIds]
        );
        (Form, WhyNot) = (form, whyNot);
        if (words is null || !ModelState.IsValid)
            return Page();

        WhyNot = await calling.ChangeAsync(Meeting, words, clock.Now(), User.Actor(), cancellation);
        if (WhyNot.Count > 0)
            return Page();

        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect(Meeting.Page);
    }

    private async Task FetchAsync(MeetingId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Meeting = await db.MeetingAsync(agency, id, cancellation);
        Choices = await calling.ChoicesAsync(agency, Meeting.Day, cancellation);
    }
}

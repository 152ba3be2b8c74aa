using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Minutes;

/// <summary>A second person reads the minutes and freezes them as an edition, or sends them back.</summary>
[Writes(Duty.Reviewer, Duty.Executive), Publishes(MeetingsParts.Minutes)]
[Act("อนุมัติรายงานการประชุม หรือส่งคืน", "Approve the minutes of a meeting, or send them back")]
internal sealed class ApproveMinutesModel(
    ProngsaiDb db,
    IPeople people,
    IPapers papers,
    KeptFiles files,
    GatheringMinutes gathering,
    TimeProvider clock
) : PageModel
{
    public Meeting Meeting { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotMe { get; private set; } = [];
    public string Because { get; private set; } = "";
    public string Here => $"{Meeting.Page}/approve";

    public Task OnGetAsync(MeetingId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    /// <param name="version">The minutes that were read; others are not approved unread.</param>
    public async Task<IActionResult> OnPostAsync(MeetingId id, int version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = [.. version != Meeting.Version ? [MeetingRefusals.Raced] : Array.Empty<Refusal>(), .. WhyNotMe];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by, agency) = (clock.Now(), User.Actor(), Meeting.AgencyId);
        var paper = MinutesPaper.Of(await gathering.OfAsync(Meeting, by.Name, cancellation), draft: false);
        Meeting.Approve();
        var name = $"minutes-{Meeting.Number}-{Meeting.Year}-{Meeting.Editions}";
        var docx = await files.KeepAsync(agency, by, $"{name}.docx", papers.Docx(paper), cancellation);
        var html = await files.KeepAsync(agency, by, $"{name}.html", papers.Html(paper), cancellation);
        var edition = MinutesEdition.Of(Meeting, docx, html, now, by);
        db.MinutesEditions.Add(edition);
        db.Enqueue(
            agency,
            now,
            new FileMinutes(agency.Value, id.Value, edition.Number),
            key: $"{id.Value}/{edition.Number}"
        );
        db.Journal(
            agency,
            now,
            by,
            "MinutesApproved",
            Meeting.Record,
            new
            {
                meeting = Meeting.Name,
                edition = edition.Number,
                sha256 = docx.Hex,
            },
            edition.WhatChanged.Length > 0 ? edition.WhatChanged : null
        );
        try
        {
            // Two approve at once: which of the two rows refuses the second differs by database.
            await db.SaveNewOrRefuseAsync<MinutesEdition>(
                e => e.AgencyId == agency && e.MeetingId == id && e.Number == edition.Number,
                MeetingRefusals.Raced,
                cancellation
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException([MeetingRefusals.Raced]);
        }

        return LocalRedirect(Meeting.Page);
    }

    public async Task<IActionResult> OnPostReturnAsync(MeetingId id, string? because, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Because = ThaiText.NormaliseLine(because ?? "");
        WhyNot =
            Meeting.MinutesState != MinutesState.Submitted ? [MinutesRefusals.NotSubmitted]
            : Because.Length is 0 or > MeetingWords.Longest ? [MinutesRefusals.Because]
            : [];
        if (WhyNot.Count > 0)
            return Page();

        Meeting.Return(Because);
        db.Journal(
            Meeting.AgencyId,
            clock.Now(),
            User.Actor(),
            "MinutesReturned",
            Meeting.Record,
            new { meeting = Meeting.Name },
            Because
        );
        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect(Meeting.Page);
    }

    private async Task FetchAsync(MeetingId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Meeting = await db.MeetingAsync(agency, id, cancellation);
        var could = (await people.WhoMaySubmitAsync<ApproveMinutesModel>(agency, cancellation))
            .Where(p => !Meeting.WriterIds.Contains(p.AccountId))
            .Select(p => p.Name);
        WhyNotMe = Meeting.WhyNotApprove(User.Actor(), [.. could.Distinct()]);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;
using Prongsai.Meetings.Inviting;
using Prongsai.Meetings.Resolutions;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Meetings.Minutes;

/// <summary>The minutes while they are written: what was said and decided of each matter, resolutions with owner and day, photographs.</summary>
[Writes(Duty.Preparer, Duty.MeasureOwner, Duty.Executive), Prepares(MeetingsParts.Minutes)]
[Act("จดรายงานการประชุม มติ และภาพ แล้วส่งให้ตรวจ", "Write the minutes of a meeting and send them for approval")]
internal sealed class WriteMinutesModel(
    ProngsaiDb db,
    IPeople people,
    KeptFiles files,
    INotices notices,
    TimeProvider clock
) : PageModel
{
    public Meeting Meeting { get; private set; } = null!;
    public IReadOnlyList<AgendaItem> Items { get; private set; } = [];
    public EarlierMeetings Earlier { get; private set; } = null!;
    public IReadOnlyList<Resolution> Resolutions { get; private set; } = [];
    public IReadOnlyList<Photograph> Photographs { get; private set; } = [];
    public IReadOnlyList<StaffMember> Officers { get; private set; } = [];
    public string Began { get; private set; } = "";
    public string Ended { get; private set; } = "";
    public string WhatChanged { get; private set; } = "";
    public ResolutionForm Decided { get; private set; } = new();
    public string Caption { get; private set; } = "";
    public bool IsSaved { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string Here => $"{Meeting.Page}/minutes";
    public bool IsOpen => Meeting.WhyNotRecord().Count == 0;

    public async Task OnGetAsync(MeetingId id, bool saved, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        IsSaved = saved;
    }

    public async Task<IActionResult> OnPostAsync(MeetingId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        await WriteAsync(cancellation);
        if (WhyNot.Count > 0)
            return Page();

        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect($"{Here}?saved=true");
    }

    public async Task<IActionResult> OnPostSubmitAsync(MeetingId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        await WriteAsync(cancellation);
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        var came = await db.Invitees.AnyAsync(
            i => i.AgencyId == Meeting.AgencyId && i.MeetingId == id && i.Presence == Presence.Present,
            cancellation
        );
        WhyNot =
        [
            .. Meeting.BeginsUtc > now.Utc ? [MinutesRefusals.NotHeldYet] : Array.Empty<Refusal>(),
            .. Meeting.BeganAt is null || Meeting.EndedAt is null ? [MinutesRefusals.Hours] : Array.Empty<Refusal>(),
            .. came ? Array.Empty<Refusal>() : [MinutesRefusals.NobodyPresent],
            .. Meeting.Editions > 0 && Meeting.WhatChanged.Length == 0
                ? [MinutesRefusals.WhatChanged]
                : Array.Empty<Refusal>(),
        ];
        if (WhyNot.Count > 0)
            return Page();

        Meeting.Submit();
        db.Journal(
            Meeting.AgencyId,
            now,
            User.Actor(),
            "MinutesSubmitted",
            Meeting.Record,
            new { meeting = Meeting.Name }
        );
        notices.Tell(
            now,
            new Notice(
                Meeting.AgencyId,
                Recipients.Holders(Duty.Reviewer, Duty.Executive),
                MeetingsParts.Notice,
                new($"รายงานการประชุม{Meeting.Name} รออนุมัติ", $"Minutes to approve: {Meeting.Named.En}"),
                $"{Meeting.Page}/approve"
            )
        );
        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect(Meeting.Page);
    }

    public async Task<IActionResult> OnPostResolveAsync(
        MeetingId id,
        ResolutionForm resolution,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        Decided = resolution;
        var words = ThaiText.NormaliseLine(resolution.Words ?? "");
        var owner = Officers.FirstOrDefault(o => o.AccountId == resolution.Owner);
        var due = ThaiDate.Read(resolution.Due);
        WhyNot =
        [
            .. Meeting.WhyNotRecord(),
            .. words.Length is 0 or > Resolution.Longest ? [ResolutionRefusals.Words] : Array.Empty<Refusal>(),
            .. owner is null ? [ResolutionRefusals.Owner] : Array.Empty<Refusal>(),
            .. due.Day is { } on && on >= Meeting.Day ? Array.Empty<Refusal>() : [due.WhyNot ?? ResolutionRefusals.Due],
        ];
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        var number = Items.FirstOrDefault(i => i.Number == resolution.Matter)?.Number ?? "5";
        var made = Resolution.Make(Meeting, number, words, owner!.AccountId, owner.Name, due.Day!.Value);
        Meeting.Write(Meeting.BeganAt, Meeting.EndedAt, Meeting.WhatChanged, User.Actor());
        db.Resolutions.Add(made);
        db.Journal(
            Meeting.AgencyId,
            now,
            User.Actor(),
            "ResolutionMade",
            made.Record,
            new
            {
                made.Words,
                owner = owner.Name,
                made.DueOn,
            }
        );
        notices.Tell(
            now,
            new Notice(
                Meeting.AgencyId,
                Recipients.Account(owner.AccountId),
                MeetingsParts.Notice,
                new(
                    $"มีมติที่ประชุม{Meeting.Name} ให้ท่านดำเนินการภายใน {ThaiDate.InFull(made.DueOn)}",
                    $"A resolution of {Meeting.Named.En} is yours to do by {ThaiDate.English(made.DueOn)}"
                ),
                made.Page
            )
        );
        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect($"{Here}?saved=true#tasks");
    }

    public async Task<IActionResult> OnPostPhotographAsync(
        MeetingId id,
        IFormFile? photo,
        string? caption,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        Caption = ThaiText.NormaliseLine(caption ?? "");
        WhyNot =
        [
            .. Meeting.WhyNotRecord(),
            .. photo is not { Length: > 0 } || Caption.Length is 0 or > Photograph.LongestCaption
                ? [MinutesRefusals.Caption]
                : Array.Empty<Refusal>(),
            .. Photographs.Count >= Photograph.Most ? [MinutesRefusals.TooManyPhotographs] : Array.Empty<Refusal>(),
        ];
        if (WhyNot.Count > 0)
            return Page();

        var (kept, refused) = await files.ReceiveAsync(
            Meeting.AgencyId,
            User.Actor(),
            photo!,
            [FileKind.Jpeg, FileKind.Png],
            cancellation
        );
        if (kept is null)
        {
            WhyNot = [refused!];
            return Page();
        }

        var picture = Photograph.Of(Meeting, kept, Caption, clock.Now());
        Meeting.Write(Meeting.BeganAt, Meeting.EndedAt, Meeting.WhatChanged, User.Actor());
        db.Photographs.Add(picture);
        db.Journal(
            Meeting.AgencyId,
            clock.Now(),
            User.Actor(),
            "PhotographAdded",
            Meeting.Record,
            new { picture.Caption, sha256 = picture.File.Hex }
        );
        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect($"{Here}?saved=true#photographs");
    }

    public async Task<IActionResult> OnPostRemoveAsync(MeetingId id, Guid photograph, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Meeting.WhyNotRecord();
        if (WhyNot.Count > 0)
            return Page();

        var gone =
            Photographs.FirstOrDefault(p => p.Id.Value == photograph) ?? throw new MissingException("photograph");
        Meeting.Write(Meeting.BeganAt, Meeting.EndedAt, Meeting.WhatChanged, User.Actor());
        db.Photographs.Remove(gone);
        db.Journal(
            Meeting.AgencyId,
            clock.Now(),
            User.Actor(),
            "PhotographRemoved",
            Meeting.Record,
            new { gone.Caption, sha256 = gone.File.Hex }
        );
        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect($"{Here}?saved=true#photographs");
    }

    public async Task<IActionResult> OnPostCorrectAsync(MeetingId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Meeting.Correct();
        db.Journal(
            Meeting.AgencyId,
            clock.Now(),
            User.Actor(),
            "MinutesReopened",
            Meeting.Record,
            new { meeting = Meeting.Name, edition = Meeting.Editions + 1 }
        );
        await db.SaveOrRefuseAsync(MeetingRefusals.Raced, cancellation);
        return LocalRedirect(Here);
    }

    // What was typed is put into the rows before anything is judged, so that a refused page shows it again.
    private async Task WriteAsync(CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        (Began, Ended, WhatChanged) = (form["began"].ToString(), form["ended"].ToString(), Line(form["whatChanged"]));
        List<Refusal> whyNot = [.. Meeting.WhyNotRecord()];
        // Shown again with what was typed; saving once more, having read this, is meant.
        if (form["version"] != Meeting.Version.ToString(CultureInfo.InvariantCulture))
            whyNot.Add(MeetingRefusals.Raced);
        foreach (var item in Items)
        {
            var (text, decision) = (Text(form[$"text-{item.Id.Value}"]), Text(form[$"decision-{item.Id.Value}"]));
            item.Write(text, decision);
            if (text.Length > MinutesRefusals.Longest || decision.Length > MinutesRefusals.Longest)
                whyNot.Add(MinutesRefusals.TooLong);
        }

        int? began = null,
            ended = null;
        if (Began.Trim().Length > 0)
            began = HourOfDay.TryRead(Began, out var at) ? at : -1;
        if (Ended.Trim().Length > 0)
            ended = HourOfDay.TryRead(Ended, out var at) ? at : -1;
        if (began == -1 || ended == -1 || ended <= began)
            whyNot.Add(MinutesRefusals.Hours);
        if (WhatChanged.Length > MeetingWords.Longest)
            whyNot.Add(MinutesRefusals.WhatChanged);
        WhyNot = [.. whyNot.Distinct()];
        if (WhyNot.Count > 0)
            return;

        Meeting.Write(began, ended, WhatChanged, User.Actor());
        db.Journal(
            Meeting.AgencyId,
            clock.Now(),
            User.Actor(),
            "MinutesWritten",
            Meeting.Record,
            new { meeting = Meeting.Name, matters = Items.Count(i => i.IsWritten) }
        );
    }

    private async Task FetchAsync(MeetingId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Meeting = await db.MeetingAsync(agency, id, cancellation);
        Items = await db.AgendaAsync(Meeting, cancellation);
        Earlier = await EarlierMeetings.OfAsync(db, Meeting, cancellation);
        Photographs = await db.PhotographsAsync(Meeting, cancellation);
        Officers = await people.StaffAsync(agency, cancellation);
        Resolutions = await db
            .Resolutions.AsNoTracking()
            .Where(r => r.AgencyId == agency && r.MeetingId == id)
            .OrderBy(r => r.AgendaNumber)
            .ToListAsync(cancellation);
        Began = HourOfDay.Iso(Meeting.BeganAt ?? Meeting.Begins);
        Ended = HourOfDay.Iso(Meeting.EndedAt ?? Meeting.Ends);
        WhatChanged = Meeting.WhatChanged;
    }

    private static string Text(string? text) => ThaiText.Normalise((text ?? "").ReplaceLineEndings("\n")).Trim();

    private static string Line(string? text) => ThaiText.NormaliseLine(text ?? "");
}

/// <summary>The form of a resolution.</summary>
internal sealed record ResolutionForm
{
    public string? Words { get; init; }
    public Guid? Owner { get; init; }
    public string? Due { get; init; }

    /// <summary>The number in the agenda.</summary>
    public string? Matter { get; init; }
}

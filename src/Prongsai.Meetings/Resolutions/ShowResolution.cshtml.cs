using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Meetings.Resolutions;

/// <summary>One resolution: its owner, whatever their duty, reports it done with proof; the secretary or another keeper of meetings accepts
/// it or sends it back.</summary>
[Writes(
    Duty.Preparer,
    Duty.Reviewer,
    Duty.MeasureOwner,
    Duty.SurveyManager,
    Duty.ProcurementOfficer,
    Duty.ServiceManager,
    Duty.ServiceOfficer,
    Duty.CounterOfficer,
    Duty.ComplaintHandler,
    Duty.Executive,
    Duty.AgencyAdministrator
)]
[Act("รายงานผลตามมติที่ประชุม ตรวจรับ หรือส่งคืน", "Report on a resolution, accept the report or send it back")]
internal sealed class ShowResolutionModel(ProngsaiDb db, KeptFiles files, INotices notices, TimeProvider clock)
    : PageModel
{
    public Resolution Resolution { get; private set; } = null!;
    public Meeting Meeting { get; private set; } = null!;
    public string Words { get; private set; } = "";
    public string Link { get; private set; } = "";
    public string Because { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public DateOnly Today { get; private set; }
    public bool IsOwner => User.Actor().AccountId == Resolution.OwnerId;

    /// <summary>Who accepts: the meeting's secretary, and those who keep meetings; never who reported.</summary>
    public bool MayJudge =>
        Resolution.WhyNotJudge(User.Actor()).Count == 0
        && (User.Actor().AccountId == Meeting.SecretaryId || User.May<NewMeetingModel>());

    public async Task OnGetAsync(ResolutionId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        (Words, Link) = (Resolution.Proof, Resolution.ProofLink);
    }

    public async Task<IActionResult> OnGetProofAsync(ResolutionId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        return Resolution.ProofFile is { } file
            ? await files.SendAsync(Response, file, Resolution.ProofName!, Resolution.ProofType, cancellation)
            : throw new MissingException("proof");
    }

    public async Task<IActionResult> OnPostReportAsync(
        ResolutionId id,
        string? words,
        string? link,
        IFormFile? file,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        var by = User.Actor();
        (Words, Link) = (ThaiText.Normalise((words ?? "").ReplaceLineEndings("\n")).Trim(), (link ?? "").Trim());
        WhyNot = Resolution.WhyNotReport(Words, Link, file is { Length: > 0 }, by);
        if (WhyNot.Count > 0)
            return Page();

        ReceivedFile? kept = null;
        if (file is { Length: > 0 })
        {
            (kept, var refused) = await files.ReceiveAsync(
                Resolution.AgencyId,
                by,
                file,
                FileKind.Evidence,
                cancellation
            );
            if (kept is null)
            {
                WhyNot = [refused!];
                return Page();
            }
        }

        var now = clock.Now();
        Resolution.Report(Words, Link, kept, now, by);
        db.Journal(
            Resolution.AgencyId,
            now,
            by,
            "ResolutionReported",
            Resolution.Record,
            new
            {
                Words,
                Link,
                file = kept?.Hash.Hex,
            }
        );
        Tell(
            now,
            Meeting.SecretaryId is { } secretary && secretary != by.AccountId
                ? Recipients.Account(secretary)
                : Recipients.Holders(Duty.Preparer),
            new($"มีรายงานผลตามมติ{Meeting.Name} รอตรวจรับ", $"A report on a resolution of {Meeting.Named.En} waits")
        );
        return await SaveAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAcceptAsync(ResolutionId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = WhyNotJudge();
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        Resolution.Accept(now, by);
        db.Journal(
            Resolution.AgencyId,
            now,
            by,
            "ResolutionAccepted",
            Resolution.Record,
            new { Resolution.Words, owner = Resolution.OwnerName }
        );
        return await SaveAsync(cancellation);
    }

    public async Task<IActionResult> OnPostReturnAsync(ResolutionId id, string? because, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Because = ThaiText.NormaliseLine(because ?? "");
        WhyNot =
        [
            .. WhyNotJudge(),
            .. Because.Length is 0 or > Resolution.Longest ? [ResolutionRefusals.Because] : Array.Empty<Refusal>(),
        ];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        Resolution.Return(Because, by);
        db.Journal(
            Resolution.AgencyId,
            now,
            by,
            "ResolutionReturned",
            Resolution.Record,
            new { Resolution.Words },
            Because
        );
        Tell(
            now,
            Recipients.Account(Resolution.OwnerId),
            new(
                $"ผลตามมติ{Meeting.Name} ส่งคืนให้แก้ไข",
                $"Your report on a resolution of {Meeting.Named.En} came back"
            )
        );
        return await SaveAsync(cancellation);
    }

    private IReadOnlyList<Refusal> WhyNotJudge() =>
        Resolution.WhyNotJudge(User.Actor()) is { Count: > 0 } reasons ? reasons
        : MayJudge ? []
        : [ResolutionRefusals.NotJudge];

    private void Tell(Now now, Recipients whom, Bilingual words) =>
        notices.Tell(now, new Notice(Resolution.AgencyId, whom, MeetingsParts.Notice, words, Resolution.Page));

    private async Task<IActionResult> SaveAsync(CancellationToken cancellation)
    {
        await db.SaveOrRefuseAsync(ResolutionRefusals.Raced, cancellation);
        return LocalRedirect(Resolution.Page);
    }

    private async Task FetchAsync(ResolutionId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Today = clock.Now().Today;
        Resolution = await db
            .Resolutions.FirstOrDefaultAsync(r => r.AgencyId == agency && r.Id == id, cancellation)
            .OrMissAsync();
        Meeting = await db.MeetingAsync(agency, Resolution.MeetingId, cancellation);
    }
}

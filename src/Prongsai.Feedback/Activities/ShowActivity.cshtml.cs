using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;
using Prongsai.Surveys.Contracts;

namespace Prongsai.Feedback.Activities;

/// <summary>One activity from its plan to its results: announced, told of, sent to a second person.</summary>
[Writes(Duty.Preparer, Duty.ServiceManager, Duty.ServiceOfficer), Prepares(Activity.Kind)]
[Act("ประกาศกิจกรรมการมีส่วนร่วม และบันทึกผล", "Announce a participation activity and write its results")]
internal sealed class ShowActivityModel(
    ProngsaiDb db,
    IAgencies agencies,
    IMeasuresToKeep measures,
    KeptFiles files,
    INotices notices,
    TimeProvider clock
) : PageModel
{
    private static readonly IReadOnlyList<FileKind> ResultKinds = [FileKind.Pdf, FileKind.Docx, FileKind.Xlsx];

    public Agency Agency { get; private set; } = null!;
    public Activity Activity { get; private set; } = null!;
    public IReadOnlyList<ActivityPhoto> Photos { get; private set; } = [];
    public PlanFields Fields { get; private set; } = null!;
    public Results Results { get; private set; } = null!;
    public string Caption { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public string PublicPage => $"/{Agency.Slug}/participation/{Activity.Id.Value}";

    public Task OnGetAsync(ActivityId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnGetPhotoAsync(
        ActivityId id,
        ActivityPhotoId photo,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        var one = Photos.FirstOrDefault(p => p.Id == photo) ?? throw new MissingException("photo");
        return await files.SendAsync(Response, one.File, one.Name, one.MediaType, cancellation);
    }

    public async Task<IActionResult> OnGetFileAsync(ActivityId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        return Activity.ResultFile is { } file
            ? await files.SendAsync(Response, file, Activity.ResultFileName!, Activity.ResultFileType, cancellation)
            : throw new MissingException("file");
    }

    public async Task<IActionResult> OnPostPlanAsync(ActivityId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        var plan = ActivityForm.ReadPlan(await Request.ReadFormAsync(cancellation));
        Fields = Fields with { Plan = plan };
        WhyNot =
        [
            .. Activity.WhyNotChange(),
            .. Activity.WhyNotPlan(plan),
            .. plan.Measure is { } m && Fields.Measures.All(one => one.Id != m)
                ? [ActivityRefusals.NoMeasure]
                : Array.Empty<Refusal>(),
        ];
        return await DoAsync("ActivityChanged", _ => Activity.Change(plan, User.Actor()), cancellation);
    }

    public async Task<IActionResult> OnPostAnnounceAsync(ActivityId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Activity.WhyNotAnnounce(clock.Now().Today);
        return await DoAsync("ActivityAnnounced", Activity.Announce, cancellation);
    }

    public async Task<IActionResult> OnPostTellAsync(ActivityId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Results = ActivityForm.ReadResults(await Request.ReadFormAsync(cancellation));
        WhyNot = Activity.WhyNotTell(Results, clock.Now().Today);
        return await DoAsync("ActivityHeld", now => Activity.Tell(Results, now, User.Actor()), cancellation);
    }

    public async Task<IActionResult> OnPostPhotoAsync(
        ActivityId id,
        IFormFile? photo,
        string? caption,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        Caption = ThaiText.NormaliseLine(caption ?? "");
        WhyNot =
        [
            .. Activity.WhyNotChange(),
            .. Photos.Count >= ActivityPhoto.Most ? [ActivityRefusals.Photos] : Array.Empty<Refusal>(),
            .. photo is null or { Length: 0 } ? [ActivityRefusals.NoFile] : Array.Empty<Refusal>(),
            .. Caption.Length is 0 or > ActivityPhoto.LongestCaption
                ? [ActivityRefusals.Caption]
                : Array.Empty<Refusal>(),
        ];
        var received =
            WhyNot.Count == 0 ? await ReceiveAsync(photo!, [FileKind.Jpeg, FileKind.Png], cancellation) : null;
        return await DoAsync(
            "ActivityPhotographed",
            _ =>
            {
                db.ActivityPhotos.Add(ActivityPhoto.Of(Activity, received!, Caption));
                Activity.PhotosChanged(User.Actor());
            },
            cancellation
        );
    }

    public async Task<IActionResult> OnPostTakeAwayAsync(
        ActivityId id,
        ActivityPhotoId photo,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        WhyNot = Activity.WhyNotChange();
        return await DoAsync(
            "ActivityPhotoTakenAway",
            _ =>
            {
                db.ActivityPhotos.RemoveRange(Photos.Where(p => p.Id == photo));
                Activity.PhotosChanged(User.Actor());
            },
            cancellation
        );
    }

    public async Task<IActionResult> OnPostFileAsync(ActivityId id, IFormFile? file, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot =
        [
            .. Activity.WhyNotChange(),
            .. file is null or { Length: 0 } ? [ActivityRefusals.NoFile] : Array.Empty<Refusal>(),
        ];
        var received = WhyNot.Count == 0 ? await ReceiveAsync(file!, ResultKinds, cancellation) : null;
        return await DoAsync("ActivityFileKept", _ => Activity.KeepResultFile(received!, User.Actor()), cancellation);
    }

    public async Task<IActionResult> OnPostSubmitAsync(ActivityId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Activity.WhyNotSubmit();
        return await DoAsync(
            "ActivitySubmitted",
            now =>
            {
                Activity.Submit();
                notices.Tell(
                    now,
                    new Notice(
                        Activity.AgencyId,
                        Recipients.Holders(Duty.Reviewer),
                        FeedbackModule.NoticeOfActivities,
                        new(
                            $"ผลกิจกรรม “{Activity.Title}” รอตรวจ",
                            $"The results of “{Activity.Title}” wait for approval"
                        ),
                        $"{Activity.Page}/approve"
                    )
                );
            },
            cancellation
        );
    }

    private async Task<ReceivedFile?> ReceiveAsync(
        IFormFile upload,
        IReadOnlyList<FileKind> kinds,
        CancellationToken cancellation
    )
    {
        var (received, whyNot) = await files.ReceiveAsync(Activity.AgencyId, User.Actor(), upload, kinds, cancellation);
        if (received is null)
            WhyNot = [whyNot!];
        return received;
    }

    private async Task<IActionResult> DoAsync(string what, Action<Now> act, CancellationToken cancellation)
    {
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        act(now);
        db.Journal(
            Activity.AgencyId,
            now,
            User.Actor(),
            what,
            Activity.Record,
            new { title = Activity.Title, state = Activity.State }
        );
        await db.SaveOrRefuseAsync(ActivityRefusals.Raced, cancellation);
        return LocalRedirect(Activity.Page);
    }

    private async Task FetchAsync(ActivityId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Activity = await db.ActivityAsync(agency, id, cancellation);
        Photos = await db.PhotosAsync(Activity, cancellation);
        var toProve = await measures.OfAsync(agency, Activity.FirstDay, cancellation);
        Fields = new(ActivityForm.Of(Activity), toProve, $"{Activity.Page}?handler=Plan", IsNew: false);
        Results = ActivityForm.ResultsOf(Activity);
    }
}

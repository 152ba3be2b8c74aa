using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Feedback.Activities;

/// <summary>A second person looks at the results and publishes them, or sends them back. What is published proves its measure by itself.</summary>
[Writes(Duty.Reviewer), Publishes(Activity.Kind)]
[Act("เผยแพร่ผลกิจกรรมการมีส่วนร่วม หรือส่งคืน", "Publish the results of a participation activity, or send them back")]
internal sealed class ApproveActivityModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    KeptFiles files,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Activity Activity { get; private set; } = null!;
    public IReadOnlyList<ActivityPhoto> Photos { get; private set; } = [];
    public string Because { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotMe { get; private set; } = [];

    public Task OnGetAsync(ActivityId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    /// <param name="version">What was read; another one is not published unread.</param>
    public async Task<IActionResult> OnPostAsync(ActivityId id, int version, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = [.. version != Activity.Version ? [ActivityRefusals.Raced] : Array.Empty<Refusal>(), .. WhyNotMe];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        Activity.Publish(Photos, now, by);
        await ProveAsync(now, by, cancellation);
        return await SavedAsync("ActivityPublished", now, null, cancellation);
    }

    public async Task<IActionResult> OnPostReturnAsync(ActivityId id, string? because, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        Because = because ?? "";
        WhyNot = Activity.WhyNotReturn(because);
        if (WhyNot.Count > 0)
            return Page();

        Activity.Return(because!);
        return await SavedAsync("ActivityReturned", clock.Now(), Activity.ReturnedBecause, cancellation);
    }

    // The results as a sheet, and each photograph: the four-column table asks for both.
    private async Task ProveAsync(Now now, Actor by, CancellationToken cancellation)
    {
        if (Activity.MeasureId is not { } measure)
            return;

        var (content, name) = (
            ParticipationYear.Sheet([Activity]).Xlsx(),
            $"participation-{IsoDay.Of(Activity.FirstDay)}.xlsx"
        );
        var sheet = await files.KeepAsync(Activity.AgencyId, by, name, content, cancellation);
        Prove(
            $"ผลกิจกรรม “{Activity.Title}” ผู้เข้าร่วม {Activity.Participants} คน",
            sheet,
            name,
            FileKind.Xlsx.MediaType,
            content.Length
        );
        foreach (var photo in Photos)
            Prove($"{Activity.Title}: {photo.Caption}", photo.File, photo.Name, photo.MediaType, photo.Size);

        void Prove(string title, FileHash file, string fileName, string mediaType, long size) =>
            db.Prove(
                now,
                new FileAsEvidence(
                    Activity.AgencyId.Value,
                    measure,
                    ThaiText.Truncate(title, 200),
                    Activity.LastDay,
                    file.Hex,
                    fileName,
                    mediaType,
                    size,
                    MadeUp: false
                )
            );
    }

    private async Task<IActionResult> SavedAsync(string what, Now now, string? why, CancellationToken cancellation)
    {
        db.Journal(
            Activity.AgencyId,
            now,
            User.Actor(),
            what,
            Activity.Record,
            new
            {
                title = Activity.Title,
                state = Activity.State,
                sha256 = Activity.Hash,
            },
            why
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
        var preparers = Activity.PreparedBy.Select(p => p.AccountId).ToHashSet();
        var could = (await people.WhoMaySubmitAsync<ApproveActivityModel>(agency, cancellation))
            .Where(p => !preparers.Contains(p.AccountId))
            .Select(p => p.Name);
        WhyNotMe = Activity.WhyNotPublish(User.Actor(), [.. could.Distinct()]);
    }
}

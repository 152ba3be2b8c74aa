using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Standards;

/// <summary>A second person reads what changes, makes it a version and so asks the staff, or sends it back.</summary>
[Writes(Duty.Reviewer, Duty.Executive), Publishes(Standard.Kind)]
[Act("อนุมัติมาตรฐานให้เจ้าหน้าที่รับทราบ หรือส่งคืน", "Approve a standard for staff, or send it back")]
internal sealed class ApproveStandardModel(ProngsaiDb db, IPeople people, AskingPeople asking, TimeProvider clock)
    : PageModel
{
    public Standard Standard { get; private set; } = null!;
    public StandardVersion? Latest { get; private set; }
    public IReadOnlyList<PointChange> Changes { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotMe { get; private set; } = [];

    public Task OnGetAsync(StandardId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    /// <param name="seen">The draft that was read; another one is not approved unread.</param>
    public async Task<IActionResult> OnPostAsync(
        StandardId id,
        int seen,
        bool sameMeaning,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        WhyNot =
        [
            .. Standard.State == DraftState.Submitted && seen != Standard.Version
                ? [StandardRefusals.Raced]
                : Array.Empty<Refusal>(),
            .. WhyNotMe,
        ];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        var version = Standard.Approve(sameMeaning, now, by);
        db.StandardVersions.Add(version);
        db.Journal(
            Standard.AgencyId,
            now,
            by,
            "StandardApproved",
            Standard.Record,
            new
            {
                version.Content.Title,
                version.Number,
                sha256 = version.Hash,
                version.SameMeaning,
            }
        );
        await asking.AskAsync(Standard, version, now, cancellation);
        try
        {
            await db.SaveNewOrRefuseAsync<StandardVersion>(
                v => v.AgencyId == version.AgencyId && v.StandardId == version.StandardId && v.Number == version.Number,
                StandardRefusals.Raced,
                cancellation
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException([StandardRefusals.Raced]);
        }

        return LocalRedirect(Standard.Page);
    }

    public async Task<IActionResult> OnPostReturnAsync(StandardId id, string? because, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = Standard.WhyNotReturn(because);
        if (WhyNot.Count > 0)
            return Page();

        Standard.Return(because!);
        db.Journal(
            Standard.AgencyId,
            clock.Now(),
            User.Actor(),
            "StandardReturned",
            Standard.Record,
            new { Standard.DraftContent.Title },
            Standard.ReturnedBecause
        );
        await db.SaveOrRefuseAsync(StandardRefusals.Raced, cancellation);
        return LocalRedirect(Standard.Page);
    }

    private async Task FetchAsync(StandardId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Standard = await db.StandardAsync(agency, id, cancellation);
        var versions = await db.VersionsAsync(Standard, cancellation);
        Latest = versions.Count > 0 ? versions[^1] : null;
        Changes = ComparingPoints.Between(Latest?.Content.Points ?? [], Standard.DraftContent.Points).Changes;
        var preparers = Standard.PreparedBy.Select(p => p.AccountId).ToHashSet();
        var could = (await people.WhoMaySubmitAsync<ApproveStandardModel>(agency, cancellation))
            .Where(p => !preparers.Contains(p.AccountId))
            .Select(p => p.Name);
        WhyNotMe = Standard.WhyNotApprove(User.Actor(), [.. could.Distinct()]);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Meetings.Gifts;

/// <summary>A second person compares the signed scan with the text and issues the announcement, or sends it back.</summary>
[Writes(Duty.Reviewer, Duty.Executive), Publishes(GiftPolicy.Kind)]
[Act("ออกประกาศ No Gift Policy หรือส่งคืน", "Issue the No Gift Policy, or send it back")]
internal sealed class IssuePolicyModel(ProngsaiDb db, IPeople people, TimeProvider clock) : PageModel
{
    public GiftPolicy Policy { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(string year, CancellationToken cancellation) => FetchAsync(year, cancellation);

    public async Task<IActionResult> OnPostAsync(string year, int seen, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        if (WhyNot.Count == 0 && seen != Policy.Version)
            WhyNot = [GiftRefusals.Raced];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        Policy.Issue(now, by);
        db.Journal(Policy.AgencyId, now, by, "GiftPolicyIssued", Policy.Record, new { sha256 = Policy.Hash });
        await db.SaveOrRefuseAsync(GiftRefusals.Raced, cancellation);
        return LocalRedirect(Policy.Page);
    }

    public async Task<IActionResult> OnPostReturnAsync(string year, CancellationToken cancellation)
    {
        await FetchAsync(year, cancellation);
        Policy.Return();
        db.Journal(Policy.AgencyId, clock.Now(), User.Actor(), "GiftPolicyReturned", Policy.Record, new { });
        await db.SaveOrRefuseAsync(GiftRefusals.Raced, cancellation);
        return LocalRedirect(Policy.Page);
    }

    private async Task FetchAsync(string year, CancellationToken cancellation)
    {
        var (agency, of) = (User.Agency(), FindingGifts.YearOrMiss(year));
        Policy = await db
            .GiftPolicies.FirstOrDefaultAsync(p => p.AgencyId == agency && p.Year == of, cancellation)
            .OrMissAsync();
        var could = await people.WhoMaySubmitAsync<IssuePolicyModel>(agency, cancellation);
        WhyNot = Policy.WhyNotIssue(
            User.Actor(),
            [
                .. could
                    .Where(p => Policy.PreparedBy.All(one => one.AccountId != p.AccountId))
                    .Select(p => p.Name)
                    .Distinct(),
            ]
        );
    }
}

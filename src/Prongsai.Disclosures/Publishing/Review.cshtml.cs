using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Publishing;

/// <summary>The element checklist beside what the public will see; here a second person decides.</summary>
internal sealed class ReviewModel(ProngsaiDb db, IDisclosureItems items, IPeople people, TimeProvider clock) : PageModel
{
    public AtWork Work { get; private set; } = null!;
    public Checking.ItemCheck Check { get; private set; } = null!;

    /// <summary>Why the one who looks may not publish it, apart from a reason for unmet elements.</summary>
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public IReadOnlyList<string> WhoCould { get; private set; } = [];
    public IReadOnlyList<Named> MayAnswer { get; private set; } = [];

    public async Task OnGetAsync(FiscalYear year, string code, CancellationToken cancellation)
    {
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        Check = Work.Check();
        MayAnswer = await people.WhoMayAnswerMarksAsync(User.Agency(), cancellation);
        WhoCould = await people.WhoCouldPublishAsync(Work, cancellation);
        WhyNot = Work.Draft.WhyNotApprove(
            Work.NextName,
            User.Actor(),
            WhoCould,
            unmet: 0,
            unmetBecause: null,
            publishAt: null,
            clock.Now()
        );
    }
}

/// <summary>Who could publish a draft: everybody with the duty but those who wrote in it.</summary>
internal static class Reviewers
{
    public static async Task<IReadOnlyList<string>> WhoCouldPublishAsync(
        this IPeople people,
        AtWork work,
        CancellationToken cancellation
    )
    {
        var holders = await people.WhoMaySubmitAsync<ApproveModel>(work.Disclosure.AgencyId, cancellation);
        var wrote = work.Draft.PreparedBy.Select(p => p.AccountId).ToHashSet();

        return [.. holders.Where(h => !wrote.Contains(h.AccountId)).Select(h => h.Name).Distinct()];
    }
}

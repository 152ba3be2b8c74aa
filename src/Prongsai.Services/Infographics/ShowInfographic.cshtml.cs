using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Infographics;

/// <summary>An infographic that was made: its picture, its text and its files. A second person makes it public or sends it back.</summary>
[Writes(Duty.Reviewer), Publishes(Infographic.Kind)]
[Act("อนุมัติอินโฟกราฟิก ส่งคืน หรือถอน", "Approve an infographic, send it back or withdraw it")]
internal sealed class ShowInfographicModel(
    ProngsaiDb db,
    IAgencies agencies,
    IPeople people,
    InstalledBrowser browser,
    TimeProvider clock
) : PageModel
{
    public Agency Agency { get; private set; } = null!;
    public Service Service { get; private set; } = null!;
    public Infographic Infographic { get; private set; } = null!;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNotMe { get; private set; } = [];
    public bool HasBrowser => browser.Path is not null;
    public string PublicPage => $"/{Agency.Slug}/infographics/{Infographic.Id.Value}";

    public Task OnGetAsync(InfographicId id, CancellationToken cancellation) => FetchAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(InfographicId id, CancellationToken cancellation)
    {
        await FetchAsync(id, cancellation);
        WhyNot = WhyNotMe;
        if (WhyNot.Count > 0)
            return Page();

        var now = clock.Now();
        Infographic.Approve(Service.LatestVersion, now, User.Actor());
        return await SavedAsync("InfographicApproved", now, null, cancellation);
    }

    public async Task<IActionResult> OnPostReturnAsync(
        InfographicId id,
        string? because,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        WhyNot = Infographic.WhyNotReturn(because);
        if (WhyNot.Count > 0)
            return Page();

        Infographic.Return(because!);
        return await SavedAsync("InfographicReturned", clock.Now(), Infographic.Because, cancellation);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(
        InfographicId id,
        string? because,
        CancellationToken cancellation
    )
    {
        await FetchAsync(id, cancellation);
        WhyNot = Infographic.WhyNotWithdraw(because);
        if (WhyNot.Count > 0)
            return Page();

        Infographic.Withdraw(because!);
        return await SavedAsync("InfographicWithdrawn", clock.Now(), Infographic.Because, cancellation);
    }

    private async Task<IActionResult> SavedAsync(string what, Now now, string? why, CancellationToken cancellation)
    {
        db.Journal(
            Infographic.AgencyId,
            now,
            User.Actor(),
            what,
            Infographic.Record,
            new
            {
                name = Service.Title,
                version = Infographic.FromVersion,
                choices = Infographic.Choices.Words.Th,
                sha256 = Infographic.Svg.Hex,
            },
            why
        );
        await db.SaveOrRefuseAsync(InfographicRefusals.Raced, cancellation);
        return LocalRedirect(Infographic.Page);
    }

    private async Task FetchAsync(InfographicId id, CancellationToken cancellation)
    {
        var agency = User.Agency();
        Agency = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        Infographic = await db.InfographicAsync(agency, id, cancellation);
        Service = await db.ServiceAsync(agency, Infographic.ServiceId, cancellation);
        var could = (await people.WhoMaySubmitAsync<ShowInfographicModel>(agency, cancellation))
            .Where(p => p.AccountId != Infographic.MadeById)
            .Select(p => p.Name);
        WhyNotMe = Infographic.WhyNotApprove(Service.LatestVersion, User.Actor(), [.. could.Distinct()]);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Ckan;

/// <summary>The catalogue that published disclosures go to: where it is, what is there, and what an officer must decide.</summary>
[Reads(Duty.AgencyAdministrator)]
[Act("ตั้งค่าการส่งข้อมูลไป CKAN และตัดสินข้อขัดแย้ง", "Set pushing to CKAN and decide conflicts")]
internal sealed class CkanModel(ProngsaiDb db, CkanTokens tokens, OwnAddress own, TimeProvider clock) : PageModel
{
    public CkanSite? Site { get; private set; }
    public string Address { get; private set; } = "";
    public string Organisation { get; private set; } = "";
    public IReadOnlyList<CkanPackage> Packages { get; private set; } = [];
    public bool HasOrigin => own.Origin is not null;
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostSetAsync(
        string? address,
        string? organisation,
        string? token,
        CancellationToken cancellation
    )
    {
        await ShowAsync(cancellation);
        // A kept token goes only to where it was meant to go: another address needs it entered again.
        var keeps = Site is not null && Site.Address == address?.Trim().TrimEnd('/');
        WhyNot = CkanSite.WhyNot(address, organisation, token, keeps);
        if (WhyNot.Count > 0)
        {
            (Address, Organisation) = (address ?? "", organisation ?? "");
            return Page();
        }

        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        if (Site is null)
            db.CkanSites.Add(Site = CkanSite.Of(agency));
        Site.Put(address!, organisation!, string.IsNullOrWhiteSpace(token) ? null : tokens.Seal(token.Trim()), now, by);
        db.Journal(agency, now, by, "CkanSet", $"ckan:{agency}", new { Site.Address, Site.Organisation });
        // What was refused for the old settings may be taken with the new.
        foreach (var package in Packages.Where(p => p.State == CkanState.Refused))
            package.TryAgain();
        db.Enqueue(null, now, new LookForCkan());
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect("/staff/disclosures/ckan");
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Site is not null)
        {
            var now = clock.Now();
            Site.SwitchOff(now);
            db.Journal(
                Site.AgencyId,
                now,
                User.Actor(),
                "CkanSwitchedOff",
                $"ckan:{Site.AgencyId}",
                new { Site.Address }
            );
            await db.SaveChangesAsync(cancellation);
        }

        return LocalRedirect("/staff/disclosures/ckan");
    }

    public Task<IActionResult> OnPostOverwriteAsync(FiscalYear year, string code, CancellationToken cancellation) =>
        DecideAsync(year, code, p => p.WhyNotOverwrite(), p => p.Decide(overwrite: true), "overwrite", cancellation);

    public Task<IActionResult> OnPostLeaveAsync(FiscalYear year, string code, CancellationToken cancellation) =>
        DecideAsync(
            year,
            code,
            p => p.IsConflict ? [] : [CkanRefusals.NothingToDecide],
            p => p.Decide(overwrite: false),
            "leave",
            cancellation
        );

    public Task<IActionResult> OnPostAgainAsync(FiscalYear year, string code, CancellationToken cancellation) =>
        DecideAsync(
            year,
            code,
            p => p.State is CkanState.Refused or CkanState.NameTaken ? [] : [CkanRefusals.NothingToDecide],
            p => p.TryAgain(),
            "again",
            cancellation
        );

    private async Task<IActionResult> DecideAsync(
        FiscalYear year,
        string code,
        Func<CkanPackage, IReadOnlyList<Refusal>> whyNot,
        Action<CkanPackage> decide,
        string how,
        CancellationToken cancellation
    )
    {
        await ShowAsync(cancellation);
        var package =
            Packages.FirstOrDefault(p => p.Year == year && p.Code == code) ?? throw new MissingException(code);
        WhyNot = whyNot(package);
        if (WhyNot.Count > 0)
            return Page();

        var (now, was) = (clock.Now(), package.State);
        decide(package);
        db.Journal(
            package.AgencyId,
            now,
            User.Actor(),
            "CkanDecided",
            package.Record,
            new
            {
                how,
                was = was.ToString(),
                package.Number,
            }
        );
        if (how != "leave")
            db.Enqueue(
                package.AgencyId,
                now,
                new PushToCkan(year.Buddhist, code),
                key: LookingForCkan.KeyOf(package.AgencyId, year, code)
            );
        await db.SaveChangesAsync(cancellation);
        return LocalRedirect("/staff/disclosures/ckan");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var agency = User.Agency();
        Site = await db.CkanSites.FirstOrDefaultAsync(s => s.AgencyId == agency, cancellation);
        (Address, Organisation) = (Site?.Address ?? "", Site?.Organisation ?? "");
        Packages = await db
            .CkanPackages.Where(p => p.AgencyId == agency)
            .OrderByDescending(p => p.Year)
            .ThenBy(p => p.Code)
            .ToListAsync(cancellation);
    }
}

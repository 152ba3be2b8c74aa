using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.People;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>The agency for which the signed-in person works; a new administrator registers it here first.</summary>
[Writes(Duty.AgencyAdministrator, Duty.SystemAdministrator)]
[Act("แก้ไขข้อมูลหน่วยงาน", "Change the agency’s details")]
internal sealed class OurAgencyModel(ProngsaiDb db, KeptFiles files, UserManager<Account> accounts, TimeProvider clock)
    : PageModel
{
    // Shown on every page, so not a photograph.
    private const long LargestCrest = 1024 * 1024;

    public AgencyRecord? Present { get; private set; }
    public AgencyForm Form { get; private set; } = new();
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Raced? Raced { get; private set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    /// <summary>The years one may say something about: those around now, and those already said.</summary>
    public IEnumerable<int> Years
    {
        get
        {
            var present = FiscalYear.Of(clock.Now().Today).Buddhist;
            return Enumerable.Range(present - 4, 6).Union(Form.YearProfiles.Keys).OrderDescending();
        }
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Present = await PresentAsync(cancellation);
        if (Present is not null)
            Form = AgencyForm.Of(Present);
    }

    public async Task<IActionResult> OnPostAsync(AgencyForm form, CancellationToken cancellation)
    {
        Present = await PresentAsync(cancellation);
        (Form, Saved) = (form, false);

        return Present is null ? await RegisterAsync(cancellation) : await ChangeAsync(Present, cancellation);
    }

    public async Task<IActionResult> OnPostCrestAsync(IFormFile? picture, CancellationToken cancellation)
    {
        Present = await PresentAsync(cancellation).OrMissAsync();
        (Form, Saved) = (AgencyForm.Of(Present), false);
        if (picture is null)
        {
            WhyNot = [Refusals.CrestMissing];
            return Page();
        }

        if (picture.Length > LargestCrest)
        {
            WhyNot = [Refusals.CrestTooLarge(SafeFile.PlainName(picture.FileName))];
            return Page();
        }

        // A drawing (SVG) can carry scripts and fetch from elsewhere; pictures of dots cannot.
        var (kept, whyNot) = await files.ReceiveAsync(
            Present.Id,
            User.Actor(),
            picture,
            FileKind.Pictures,
            cancellation
        );
        if (kept is null)
        {
            WhyNot = [whyNot!];
            return Page();
        }

        return await ShowCrestAsync(Present, kept.Hash, kept.File.Kind.MediaType, cancellation);
    }

    public async Task<IActionResult> OnPostNoCrestAsync(CancellationToken cancellation)
    {
        Present = await PresentAsync(cancellation).OrMissAsync();

        return await ShowCrestAsync(Present, null, null, cancellation);
    }

    private async Task<IActionResult> RegisterAsync(CancellationToken cancellation)
    {
        var slug = Form.Slug?.Trim() ?? "";
        WhyNot = Form.WhyNot(slug);
        // A newcomer cannot take over an agency by naming its address.
        if (await db.Agencies.AnyAsync(a => a.Slug == slug, cancellation))
            WhyNot = [.. WhyNot, Refusals.SlugTaken(slug)];
        if (WhyNot.Count > 0)
            return Page();

        var (now, by) = (clock.Now(), User.Actor());
        var agency = AgencyRecord.Register(slug, Form.Name, Form.Parent, Form.Profile!);
        db.RegisterAgency(agency, now, by);
        Form.Apply(db, agency, now, by);
        var account = await accounts.GetUserAsync(User).OrMissAsync();
        account.AgencyId = agency.Id;
        db.GiveFirstDuties(agency.Id, account.Id, now, by);
        await db.SaveChangesAsync(cancellation);

        return Redirect("/staff/agency?saved=true");
    }

    private async Task<IActionResult> ChangeAsync(AgencyRecord agency, CancellationToken cancellation)
    {
        WhyNot = Form.WhyNot(agency.Slug);
        if (WhyNot.Count > 0)
            return Page();
        if (agency.Version != Form.Version)
            return await RacedAsync(agency, cancellation);

        Form.Apply(db, agency, clock.Now(), User.Actor());
        if (await db.TrySaveAsync(cancellation))
            return Redirect("/staff/agency?saved=true");

        Present = await PresentAsync(cancellation).OrMissAsync();
        return await RacedAsync(Present, cancellation);
    }

    // The form keeps what was typed; the version in it is now the one that its writer is about to see.
    private async Task<IActionResult> RacedAsync(AgencyRecord agency, CancellationToken cancellation)
    {
        Raced = await Raced.OfAsync(db, agency.Id, agency.Record, Form.Unlike(agency), cancellation);
        Form = Form with { Version = agency.Version };
        return Page();
    }

    private async Task<IActionResult> ShowCrestAsync(
        AgencyRecord agency,
        FileHash? picture,
        string? mediaType,
        CancellationToken cancellation
    )
    {
        var what = picture is null ? "CrestTakenDown" : "CrestShown";
        db.ChangeAgency(agency, clock.Now(), User.Actor(), what, () => agency.ShowCrest(picture, mediaType));
        if (!await db.TrySaveAsync(cancellation))
            throw new RefusedException([Raced.Refusal]);

        return Redirect("/staff/agency?saved=true");
    }

    private async Task<AgencyRecord?> PresentAsync(CancellationToken cancellation)
    {
        if (!User.HasClaim(claim => claim.Type == Actor.AgencyClaim))
            return null;

        var id = User.Agency();
        return await db.Agencies.FirstOrDefaultAsync(a => a.Id == id, cancellation);
    }
}

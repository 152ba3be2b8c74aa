using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.People;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Register;

/// <summary>The agency for which the signed-in person works; a new administrator registers it here first.</summary>
[Writes(Duty.AgencyAdministrator, Duty.SystemAdministrator)]
[Act("แก้ไขข้อมูลหน่วยงาน", "Change the agency’s details")]
internal sealed class OurAgencyModel(
    ProngsaiDb db,
    IAgencies agencies,
    UserManager<Account> accounts,
    TimeProvider clock
) : PageModel
{
    public Agency? Present { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    [BindProperty]
    public string? Slug { get; set; }

    [BindProperty]
    public string? NameTh { get; set; }

    [BindProperty]
    public string? NameEn { get; set; }

    [BindProperty]
    public string? ParentTh { get; set; }

    [BindProperty]
    public string? ParentEn { get; set; }

    [BindProperty]
    public string? Profile { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    /// <summary>The profiles for which frameworks are known, and whichever one the agency has.</summary>
    public IEnumerable<(string Code, Bilingual Words)> Profiles =>
        Profile is { Length: > 0 } own && KnownProfiles.All(known => known.Code != own)
            ? KnownProfiles.Append((own, new Bilingual(own, own)))
            : KnownProfiles;

    private static readonly (string Code, Bilingual Words)[] KnownProfiles =
    [
        ("general", new("หน่วยงานทั่วไปในระบบ ITAS", "General: agencies in ITAS")),
        (
            "sub_department",
            new(
                "หน่วยงานระดับต่ำกว่ากรม เช่น สำนักงานเขต สถานีตำรวจ อำเภอ",
                "Sub-department: district offices, police stations, amphoe"
            )
        ),
        (
            "vec",
            new("สถานศึกษาสังกัดสำนักงานคณะกรรมการการอาชีวศึกษา", "Colleges of the Vocational Education Commission")
        ),
    ];

    public async Task OnGetAsync()
    {
        Present = await PresentAsync();
        if (Present is not { } agency)
            return;

        (NameTh, NameEn) = (agency.Name.Th, agency.Name.En);
        (ParentTh, ParentEn) = (agency.Parent.Th, agency.Parent.En);
        Profile = agency.Profile;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Present = await PresentAsync();
        Saved = false;
        var slug = Present?.Slug ?? Slug?.Trim() ?? "";
        var name = new Bilingual(NameTh ?? "", NameEn ?? "");
        var profile = Profile ?? "";
        WhyNot = AgencyRecord.WhyNotRegister(slug, name, profile);
        // A newcomer cannot take over an agency by naming its address.
        if (Present is null && await agencies.BySlugAsync(slug) is not null)
            WhyNot = [.. WhyNot, Refusals.SlugTaken(slug)];
        if (WhyNot.Count > 0)
            return Page();

        await using var whole = await db.Database.BeginTransactionAsync();
        var parent = new Bilingual(ParentTh ?? "", ParentEn ?? "");
        var id = await agencies.RegisterAsync(slug, name, parent, profile, User.Actor());
        if (Present is null)
        {
            var account = await accounts.GetUserAsync(User).OrMissAsync();
            account.AgencyId = id;
            db.GiveFirstDuties(id, account.Id, clock.Now(), User.Actor());
            await db.SaveChangesAsync();
        }

        await whole.CommitAsync();
        return Redirect("/staff/agency?saved=true");
    }

    private async Task<Agency?> PresentAsync() =>
        User.HasClaim(claim => claim.Type == Actor.AgencyClaim) ? await agencies.ByIdAsync(User.Agency()) : null;
}

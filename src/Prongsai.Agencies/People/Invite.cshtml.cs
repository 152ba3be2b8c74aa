using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>Keeps a seat for somebody; they take it by a link that comes by e-mail, or that is shown here once.</summary>
[Writes(Duty.AgencyAdministrator)]
[Act("เชิญบุคลากรและมอบหน้าที่แรก", "Invite somebody and give their first duties")]
internal sealed class InviteModel(ProngsaiDb db, IAgencies agencies, TimeProvider clock) : PageModel
{
    public PersonForm Form { get; private set; } = new();
    public IReadOnlyList<Duty> Chosen { get; private set; } = [];
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    /// <summary>The link, shown this once.</summary>
    public string? Link { get; private set; }

    public bool Posted { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Sections = await agencies.SectionsAsync(User.Agency(), cancellation);

    public async Task<IActionResult> OnPostAsync(
        PersonForm form,
        Duty[] duties,
        bool byEmail,
        CancellationToken cancellation
    )
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        Sections = await agencies.SectionsAsync(agency, cancellation);
        (Form, Chosen) = (form, duties);
        WhyNot =
        [
            .. Invitation.WhyNotInvite(form.Name, form.Email, byEmail, duties),
            .. Sections.All(s => s.Id != form.SectionId) && form.SectionId is not null
                ? [PeopleRefusals.NoSuchSection]
                : Array.Empty<Refusal>(),
        ];
        if (WhyNot.Count > 0)
            return Page();

        var (invitation, token) = Invitation.To(agency, form, duties, byEmail, now, by);
        db.Invitations.Add(invitation);
        db.Journal(
            agency,
            now,
            by,
            "PersonInvited",
            $"invitation:{invitation.Id.Value}",
            new { name = invitation.Name, duties }
        );
        var path = $"/staff/invitation/{token}";
        if (byEmail)
            Post(invitation, path, now);
        await db.SaveChangesAsync(cancellation);

        // The page that shows a link must not stay in anybody's cache.
        Response.Headers.CacheControl = "no-store";
        (Posted, Link) = (true, byEmail ? null : $"{Request.Scheme}://{Request.Host}{path}");
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(InvitationId invitation, CancellationToken cancellation)
    {
        var (agency, now, by) = (User.Agency(), clock.Now(), User.Actor());
        var open = await db
            .Invitations.FirstOrDefaultAsync(i => i.AgencyId == agency && i.Id == invitation, cancellation)
            .OrMissAsync();
        if (open.UsedAt is null)
        {
            open.Withdraw(now);
            db.Journal(agency, now, by, "InvitationWithdrawn", $"invitation:{open.Id.Value}", new { name = open.Name });
            await db.SaveChangesAsync(cancellation);
        }

        return Redirect("/staff/people");
    }

    private void Post(Invitation invitation, string path, Now now) =>
        db.Send(
            now,
            new Letter(
                invitation.Email!,
                new("คำเชิญเข้าใช้งานระบบโปร่งใส", "An invitation to Prongsai"),
                new(
                    "หน่วยงานเชิญท่านเข้าใช้งานระบบ เปิดลิงก์ด้านล่างเพื่อตั้งชื่อผู้ใช้และรหัสผ่าน ลิงก์ใช้ได้ครั้งเดียวภายใน 7 วัน",
                    "Your agency invites you. Open the link below to choose a sign-in name and a password. It opens once, within seven days."
                ),
                path
            ),
            invitation.AgencyId
        );
}

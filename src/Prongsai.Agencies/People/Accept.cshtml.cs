using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Accounts;
using Prongsai.Agencies.Accounts.Passwords;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// What an invited person opens: they choose a sign-in name and a password, or, signed in already, take the seat with the account
/// they have. A used, expired, withdrawn and made-up link all look the same.
/// </summary>
[AllowAnonymous, EnableRateLimiting(SignInTries.Policy)]
internal sealed partial class AcceptModel(
    ProngsaiDb db,
    UserManager<Account> accounts,
    IAgencies agencies,
    TimeProvider clock
) : PageModel
{
    public Invitation Invitation { get; private set; } = null!;
    public Agency Agency { get; private set; } = null!;
    public string SignInName { get; private set; } = "";
    public string DisplayName { get; private set; } = "";
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    public async Task OnGetAsync(string token, CancellationToken cancellation)
    {
        await FetchAsync(token, cancellation);
        (DisplayName, SignInName) = (Invitation.Name, Invitation.Email ?? "");
    }

    public async Task<IActionResult> OnPostAsync(
        string token,
        string? name,
        string? signInName,
        string? password,
        string? again,
        CancellationToken cancellation
    )
    {
        await FetchAsync(token, cancellation);
        (DisplayName, SignInName) = (name?.Trim() ?? "", signInName?.Trim() ?? "");
        var now = clock.Now();
        if (IsSignedIn)
        {
            var present = await accounts.GetUserAsync(User).OrMissAsync();
            Seat(present, now);
            await db.SaveChangesAsync(cancellation);
            return Redirect("/staff/work-for");
        }

        WhyNot = [.. PersonForm.WhyNotName(DisplayName), .. WhyNotSignIn(SignInName, password, again)];
        if (WhyNot.Count == 0 && await accounts.FindByNameAsync(SignInName) is not null)
            WhyNot = [PeopleRefusals.SignInNameTaken];
        if (WhyNot.Count > 0)
            return Page();

        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = SignInName,
            DisplayName = DisplayName,
            Email = Invitation.Email,
            EmailConfirmed = Invitation.ByEmail,
            Post = Invitation.Post,
            SectionId = Invitation.SectionId,
            AgencyId = Invitation.AgencyId,
        };
        Seat(account, now);
        // The store saves the account, its duties, the used invitation and the journal together; two who open the same link at once
        // cannot both have the seat, because its version is checked.
        var made = await accounts.CreateAsync(account, password ?? "");
        if (made.Succeeded)
            return Redirect("/staff/sign-in");

        db.ChangeTracker.Clear();
        WhyNot = PasswordRefusals.Of(made);
        return Page();
    }

    private void Seat(Account account, Now now)
    {
        var by = new Actor(account.Id, account.Name);
        Invitation.Use(now);
        foreach (var duty in Invitation.Duties)
            db.HeldDuties.Add(HeldDuty.Give(Invitation.AgencyId, account.Id, duty, now.Today));
        db.Journal(
            Invitation.AgencyId,
            now,
            by,
            "InvitationAccepted",
            account.Record,
            new { invitedBy = Invitation.InvitedBy, duties = Invitation.Duties }
        );
    }

    private async Task FetchAsync(string token, CancellationToken cancellation)
    {
        var hash = Invitation.HashOf(token);
        Invitation = await db.Invitations.FirstOrDefaultAsync(i => i.TokenHash == hash, cancellation).OrMissAsync();
        if (!Invitation.IsOpen(clock.Now()))
            throw new MissingException("invitation");

        Agency = (await agencies.ByIdAsync(Invitation.AgencyId, cancellation))!;
        Response.Headers.CacheControl = "no-store";
    }

    private static List<Refusal> WhyNotSignIn(string signInName, string? password, string? again)
    {
        List<Refusal> reasons = [];
        if (!SignInNameShape().IsMatch(signInName))
            reasons.Add(PeopleRefusals.SignInNameShape);
        if (password != again)
            reasons.Add(PasswordRefusals.NotTheSame);

        return reasons;
    }

    [GeneratedRegex(@"^[a-zA-Z0-9._@+-]{1,100}\z")]
    private static partial Regex SignInNameShape();
}

using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Accounts.Passwords;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

[OwnAccount, EnableRateLimiting(SignInTries.Policy)]
internal sealed class PasswordModel(
    ProngsaiDb db,
    SignInManager<Account> signIn,
    FrontDoor door,
    OpenSessions sessions,
    TimeProvider clock
) : PageModel
{
    public bool Changed { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(string? present, string? wanted, string? again)
    {
        var account = await signIn.UserManager.GetUserAsync(User).OrMissAsync();
        if (wanted != again)
        {
            WhyNot = [PasswordRefusals.NotTheSame];
            return Page();
        }

        // Asked by the front door, which counts wrong tries: a screen left open is no place to guess.
        if (!await door.CheckAsync(account, present ?? ""))
        {
            WhyNot = [PasswordRefusals.WrongPresent];
            return Page();
        }

        // Saved by the store, together with the new password.
        var line = JournalEntry.Of(
            account.AgencyId,
            clock.Now(),
            User.Actor(),
            "PasswordChanged",
            $"account:{account.Id}",
            new { }
        );
        db.Add(line);
        var outcome = await signIn.UserManager.ChangePasswordAsync(account, present ?? "", wanted ?? "");
        if (!outcome.Succeeded)
        {
            db.Entry(line).State = Microsoft.EntityFrameworkCore.EntityState.Detached;
            WhyNot = PasswordRefusals.Of(outcome);
            return Page();
        }

        await sessions.EndOthersAsync(account, User.Actor());
        await signIn.StaySignedInAsync(account);
        Changed = true;
        return Page();
    }
}

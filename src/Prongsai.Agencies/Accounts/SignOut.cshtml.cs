using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

[OwnAccount]
internal sealed class SignOutModel(
    ProngsaiDb db,
    SignInManager<Account> signIn,
    IEnumerable<ILockedAtSignOut> unlocked,
    TimeProvider clock
) : PageModel
{
    public IActionResult OnGet() => Redirect("/staff");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.UserManager.GetUserAsync(User) is { } account)
        {
            db.Journal(account.AgencyId, clock.Now(), User.Actor(), "SignedOut", $"account:{account.Id}", new { });
            await db.SaveChangesAsync();
            foreach (var door in unlocked)
                await door.LockAsync(account.Id);
        }

        await signIn.SignOutAsync();

        return Redirect("/staff/sign-in");
    }
}

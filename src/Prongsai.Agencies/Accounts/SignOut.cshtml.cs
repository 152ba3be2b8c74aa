using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

[OwnAccount]
internal sealed class SignOutModel(ProngsaiDb db, SignInManager<Account> signIn, TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => Redirect("/staff");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.UserManager.GetUserAsync(User) is { } account)
        {
            db.Journal(account.AgencyId, clock.Now(), User.Actor(), "SignedOut", $"account:{account.Id}", new { });
            await db.SaveChangesAsync();
        }

        await signIn.SignOutAsync();

        return Redirect("/staff/sign-in");
    }
}

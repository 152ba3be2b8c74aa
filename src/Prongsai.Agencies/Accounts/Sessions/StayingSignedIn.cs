using Microsoft.AspNetCore.Identity;

namespace Prongsai.Agencies.Accounts.Sessions;

internal static class StayingSignedIn
{
    /// <summary>
    /// Renews this browser's session after a change of how to sign in. Identity then puts the bare account in the user's place, without
    /// agency and duties; the page that is about to be shown is still for the same person, who keeps theirs.
    /// </summary>
    public static async Task StaySignedInAsync(this SignInManager<Account> signIn, Account account)
    {
        var person = signIn.Context.User;
        await signIn.RefreshSignInAsync(account);
        signIn.Context.User = person;
    }
}

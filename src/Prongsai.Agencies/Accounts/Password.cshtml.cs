using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

[OwnAccount]
internal sealed class PasswordModel(ProngsaiDb db, SignInManager<Account> signIn, TimeProvider clock) : PageModel
{
    public bool Changed { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(string? present, string? wanted, string? again)
    {
        var account = await signIn.UserManager.GetUserAsync(User).OrMissAsync();
        if (wanted != again)
        {
            WhyNot = [NotTheSame];
            return Page();
        }

        // Saved by the store, together with the new password.
        db.Journal(account.AgencyId, clock.Now(), User.Actor(), "PasswordChanged", $"account:{account.Id}", new { });
        var outcome = await signIn.UserManager.ChangePasswordAsync(account, present ?? "", wanted ?? "");
        if (!outcome.Succeeded)
        {
            WhyNot =
            [
                .. outcome
                    .Errors.Select(error =>
                        error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? WrongPresent : TooShort
                    )
                    .Distinct(),
            ];
            return Page();
        }

        await signIn.RefreshSignInAsync(account);
        Changed = true;
        return Page();
    }

    private static readonly Refusal NotTheSame = new(
        "password-not-the-same",
        "รหัสผ่านใหม่ทั้งสองช่องไม่ตรงกัน",
        "The two new passwords are not the same."
    );

    private static readonly Refusal WrongPresent = new(
        "password-present-wrong",
        "รหัสผ่านปัจจุบันไม่ถูกต้อง",
        "The present password is wrong."
    );

    // Length is the only rule (AgenciesModule), so length is the only other reason.
    private static readonly Refusal TooShort = new(
        "password-too-short",
        "รหัสผ่านใหม่ต้องมีอย่างน้อย 12 ตัวอักษร",
        "The new password needs at least 12 characters."
    );
}

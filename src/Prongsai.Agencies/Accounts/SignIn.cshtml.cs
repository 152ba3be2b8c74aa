using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

[AllowAnonymous, EnableRateLimiting(SignInTries.Policy)]
internal sealed class SignInModel(SignInManager<Account> signIn) : PageModel
{
    public string Name { get; private set; } = "";
    public Refusal? WhyNot { get; private set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Redirect("/staff") : Page();

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? returnUrl)
    {
        Name = name ?? "";
        var outcome = await signIn.PasswordSignInAsync(
            Name,
            password ?? "",
            isPersistent: false,
            lockoutOnFailure: true
        );
        if (outcome.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/staff");

        // A wrong name and a wrong password look the same, so that names cannot be tried out.
        WhyNot = outcome.IsLockedOut ? LockedOut : WrongNameOrPassword;
        return Page();
    }

    private static readonly Refusal WrongNameOrPassword = new(
        "sign-in-wrong",
        "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง",
        "The user name or the password is wrong."
    );

    private static readonly Refusal LockedOut = new(
        "sign-in-locked",
        "ใส่รหัสผ่านผิดหลายครั้ง ระบบจึงพักบัญชีนี้ไว้ 5 นาที แล้วลองใหม่ได้",
        "Too many wrong tries. This account rests for five minutes; then try again."
    );
}

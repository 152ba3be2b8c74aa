using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Accounts.Passkeys;
using Prongsai.Agencies.Accounts.Provider;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

[AllowAnonymous, EnableRateLimiting(SignInTries.Policy)]
internal sealed class SignInModel(FrontDoor door, SignInManager<Account> signIn, SignInSettings settings) : PageModel
{
    public string Name { get; private set; } = "";
    public Refusal? WhyNot { get; private set; }
    public bool WrongPassword => WhyNot == WrongNameOrPassword;
    public string? Provider => settings.Provider?.Name;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet(string? failed)
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect(Destination);

        if (settings.Provider is { } provider)
            WhyNot = ProviderRefusals.ByCode(failed, provider.Name);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password)
    {
        Name = name ?? "";
        switch (await door.TryPasswordAsync(Name, password ?? ""))
        {
            case Came.In:
                return LocalRedirect(Destination);
            case Came.HalfWay:
                return LocalRedirect($"/staff/sign-in/second-step?returnUrl={Uri.EscapeDataString(Destination)}");
            default:
                // A wrong name, a wrong password and a resting account look the same, so that names cannot be tried out.
                WhyNot = WrongNameOrPassword;
                return Page();
        }
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        // A passkey with its owner's fingerprint or PIN is two steps in one.
        if (
            await signIn.OwnerOfAsync(credential) is { } account
            && await door.FirstStepDoneAsync(account, Entrance.Passkey, asksSecondStep: false) == Came.In
        )
            return LocalRedirect(Destination);

        WhyNot = PasskeyRefusals.NotAccepted;
        return Page();
    }

    private string Destination => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/staff";

    private static readonly Refusal WrongNameOrPassword = new(
        "sign-in-wrong",
        "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง",
        "The user name or the password is wrong."
    );
}

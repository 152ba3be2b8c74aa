using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Accounts.Passkeys;
using Prongsai.Agencies.Accounts.Passwords;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts;

/// <summary>Asks somebody who is signed in for the password or a passkey again.</summary>
[OwnAccount, EnableRateLimiting(SignInTries.Policy)]
[Act("ยืนยันว่าเป็นตนเอง", "Confirm that it is you")]
internal sealed class ConfirmModel(FrontDoor door, OpenSessions sessions, SignInManager<Account> signIn) : PageModel
{
    private Account _account = null!;

    public bool HasPassword => _account.PasswordHash is not null;
    public bool HasPasskeys { get; private set; }
    public Refusal? WhyNot { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        _account = await signIn.UserManager.GetUserAsync(User).OrMissAsync();
        HasPasskeys = (await signIn.UserManager.GetPasskeysAsync(_account)).Count > 0;
        await next();
    }

    public async Task<IActionResult> OnPostAsync(string? password) =>
        HasPassword && await door.CheckAsync(_account, password ?? "")
            ? await ProvedAsync()
            : Refuse(PasswordRefusals.WrongPresent);

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(_account), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential) =>
        (await signIn.OwnerOfAsync(credential))?.Id == _account.Id
            ? await ProvedAsync()
            : Refuse(PasskeyRefusals.NotAccepted);

    private async Task<IActionResult> ProvedAsync()
    {
        await sessions.ProveAsync();

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/staff/account");
    }

    private PageResult Refuse(Refusal reason)
    {
        WhyNot = reason;
        return Page();
    }
}

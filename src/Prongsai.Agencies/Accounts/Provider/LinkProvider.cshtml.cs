using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Prongsai.Agencies.Accounts.Sessions;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Provider;

/// <summary>Links the provider's identity to the signed-in account. Shown first, then a button: nobody links by following a link.</summary>
[OwnAccount, AsksAgain, EnableRateLimiting(SignInTries.Policy)]
[Act("ผูกหรือเลิกผูกผู้ให้บริการยืนยันตัวตน", "Link or unlink an identity provider")]
internal sealed class LinkProviderModel(ProviderLinks links, SignInManager<Account> signIn, SignInSettings settings)
    : PageModel
{
    private Account _account = null!;

    public string Provider => settings.Provider!.Name;
    public ProviderIdentity? Arrived { get; private set; }
    public UserLoginInfo? Linked { get; private set; }
    public Refusal? WhyNot { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (settings.Provider is null)
            throw new MissingException("no provider");

        _account = await signIn.UserManager.GetUserAsync(User).OrMissAsync();
        Arrived = await ProviderIdentity.OfAsync(HttpContext);
        Linked = await links.OfAsync(_account);
        await next();
    }

    public async Task<IActionResult> OnPostLinkAsync()
    {
        if (Arrived is null)
            return Redirect("/staff/account/provider");

        if (await links.AccountOfAsync(Arrived) is { } owner && owner.Id != _account.Id)
        {
            WhyNot = ProviderRefusals.LinkedElsewhere;
            return Page();
        }

        await links.LinkAsync(_account, Arrived, User.Actor(), "my account");
        return await DoneAsync();
    }

    public async Task<IActionResult> OnPostUnlinkAsync()
    {
        if (_account.PasswordHash is null && (await signIn.UserManager.GetPasskeysAsync(_account)).Count == 0)
        {
            WhyNot = ProviderRefusals.OnlyWayIn;
            return Page();
        }

        await links.UnlinkAsync(_account, User.Actor());

        return await DoneAsync();
    }

    private async Task<IActionResult> DoneAsync()
    {
        await ProviderIdentity.ForgetAsync(HttpContext);
        await signIn.StaySignedInAsync(_account);

        return Redirect("/staff/account?saved=true");
    }
}
